//! The branch's profile and the small registers: names filled in and unique, days in order.

use super::Sieve;
use crate::ledger::{Branch, Campaign, FieldId, FieldProblem, Group, Ledger, Partner, quoted};
use chrono::NaiveDate;

/// The longest name accepted, in characters.
const LONGEST_NAME: usize = 80;

/// An entry that may be put into the ledger, cleaned, with what the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The entry.
    pub entry: T,
    /// Sentences to show once.
    pub notices: Vec<String>,
}

impl Sieve {
    /// The entry with its notices, or every problem found.
    pub(in crate::catalog) fn checked<T>(self, entry: T) -> Result<Checked<T>, Vec<FieldProblem>> {
        self.finish(entry).map(|(entry, notices)| Checked { entry, notices })
    }

    /// A name: one line, filled in, not too long, and none of `taken`.
    fn name<'a>(
        &mut self,
        id: &'static str,
        label: &str,
        written: &str,
        mut taken: impl Iterator<Item = &'a String>,
    ) -> String {
        let field = FieldId::from(id);
        let name = self.line(label, written);
        let length = name.chars().count();
        if length == 0 {
            self.problem(&field, label, format!("请填写{label}。"));
        } else if length > LONGEST_NAME {
            let message = format!("{label}有{length}字，请缩短到{LONGEST_NAME}字以内。");
            self.problem(&field, label, message);
        } else if taken.any(|other| *other == name) {
            self.problem(&field, label, format!("已经有{}，请换一个名称。", quoted(&name)));
        }
        name
    }

    /// From a first day to a last, either of which may be open, called as the form calls them.
    fn days(&mut self, first: Day<'_>, last: Day<'_>) {
        if let Some(from) = first.1 {
            self.day(&"from".into(), first.0, from);
        }
        if let Some(to) = last.1 {
            self.day(&"to".into(), last.0, to);
            if first.1.is_some_and(|from| to < from) {
                let message = format!("{}早于{}，请改正。", last.0, first.0);
                self.problem(&"to".into(), last.0, message);
            }
        }
    }
}

/// A day with its name on screen.
type Day<'a> = (&'a str, Option<NaiveDate>);

/// Checks the branch's profile: both names filled in.
///
/// # Errors
/// Every problem found; fields are those of [`Branch`].
pub fn validate_branch(mut branch: Branch) -> Result<Checked<Branch>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    branch.full_name = sieve.name("full_name", "支部全称", &branch.full_name, [].iter());
    branch.short_name = sieve.name("short_name", "支部简称", &branch.short_name, [].iter());
    branch.office = sieve.line("单位", &branch.office);
    branch.superior = sieve.line("上级", &branch.superior);
    branch.place = sieve.line("所在地", &branch.place);
    sieve.checked(branch)
}

/// Checks a party group: a name of its own, days in order.
///
/// # Errors
/// Every problem found; fields are those of [`Group`].
pub fn validate_group(
    mut group: Group,
    ledger: &Ledger,
) -> Result<Checked<Group>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let others = ledger.groups.values().filter(|other| other.id != group.id);
    group.name = sieve.name("name", "党小组名称", &group.name, others.map(|other| &other.name));
    sieve.days(("成立日期", group.from), ("撤销日期", group.to));
    sieve.checked(group)
}

/// Checks a campaign: a name of its own, days in order.
///
/// # Errors
/// Every problem found; fields are those of [`Campaign`].
pub fn validate_campaign(
    mut campaign: Campaign,
    ledger: &Ledger,
) -> Result<Checked<Campaign>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let others = ledger.campaigns.values().filter(|other| other.id != campaign.id);
    campaign.name = sieve.name("name", "专题名称", &campaign.name, others.map(|other| &other.name));
    campaign.source = sieve.line("名称出处", &campaign.source);
    sieve.days(("开始日期", campaign.from), ("结束日期", campaign.to));
    sieve.checked(campaign)
}

/// Checks a partner: a name of its own.
///
/// # Errors
/// Every problem found; fields are those of [`Partner`].
pub fn validate_partner(
    mut partner: Partner,
    ledger: &Ledger,
) -> Result<Checked<Partner>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let others = ledger.partners.values().filter(|other| other.id != partner.id);
    partner.name = sieve.name("name", "单位名称", &partner.name, others.map(|other| &other.name));
    sieve.checked(partner)
}
