//! A member of the roster: a name, days in order, posts that say what they are.

use super::{Checked, Sieve};
use crate::ledger::{FieldId, FieldProblem, Ledger, Member, Standing};
use chrono::NaiveDate;

/// The longest name of a person accepted, in characters.
const LONGEST_NAME: usize = 40;

/// Checks a member. Fields go by the identifiers of [`crate::catalog::member_form::member_kind`].
///
/// # Errors
/// Every problem found.
pub fn validate_member(
    mut member: Member,
    ledger: &Ledger,
) -> Result<Checked<Member>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    name(&mut member, ledger, &mut sieve);
    if let Some(month) = member.birth_month.as_deref().filter(|month| !is_month(month)) {
        let message = format!("“{month}”不是年月，请写成1985-06的样子。");
        sieve.problem(&"birth_month".into(), "出生年月", message);
    }
    if member.group.as_ref().is_some_and(|id| !ledger.groups.contains_key(id)) {
        let message = "所选的党小组已不在台账里，请重新选择。".to_owned();
        sieve.problem(&"group".into(), "党小组", message);
    }
    if member.standing == Standing::Probationary && member.full_on.is_some() {
        let message = "已有转正日期，请把党员类别改为正式党员，或清空转正日期。".to_owned();
        sieve.problem(&"standing".into(), "党员类别", message);
    }
    let joined = ("joined_on", "入党日期", member.joined_on);
    in_order(joined, ("full_on", "转正日期", member.full_on), &mut sieve);
    let came = ("in_on", "转入日期", member.in_on);
    in_order(came, ("out_on", "转出日期", member.out_on), &mut sieve);
    posts(&mut member, &mut sieve);
    sieve.checked(member)
}

fn name(member: &mut Member, ledger: &Ledger, sieve: &mut Sieve) {
    member.name = sieve.line("姓名", &member.name);
    let length = member.name.chars().count();
    if length == 0 {
        sieve.problem(&"name".into(), "姓名", "请填写姓名。".to_owned());
    } else if length > LONGEST_NAME {
        let message = format!("姓名有{length}字，请缩短到{LONGEST_NAME}字以内。");
        sieve.problem(&"name".into(), "姓名", message);
    }
    let twin = |other: &Member| other.id != member.id && other.name == member.name;
    if ledger.members.values().any(twin) {
        sieve.notice(format!("名册里已有一位“{}”，如是同一人请不要重复登记。", member.name));
    }
}

fn posts(member: &mut Member, sieve: &mut Sieve) {
    for post in &mut member.posts {
        post.name = sieve.line("职务", &post.name);
        let field = FieldId::from("posts");
        if post.name.is_empty() {
            sieve.problem(&field, "职务", "请填写职务名称，或去掉这一行。".to_owned());
        }
        for day in [post.from, post.to].into_iter().flatten() {
            sieve.day(&field, "职务", day);
        }
        if post.from.zip(post.to).is_some_and(|(from, to)| to < from) {
            let message = format!("“{}”的任期结束早于开始，请改正。", post.name);
            sieve.problem(&field, "职务", message);
        }
    }
}

type Day = (&'static str, &'static str, Option<NaiveDate>);

fn in_order(first: Day, second: Day, sieve: &mut Sieve) {
    for (id, name, day) in [first, second] {
        if let Some(day) = day {
            sieve.day(&id.into(), name, day);
        }
    }
    if let (Some(earlier), Some(later)) = (first.2, second.2)
        && later < earlier
    {
        let message = format!("{later}早于{}的{earlier}，请核对。", first.1);
        sieve.problem(&second.0.into(), second.1, message);
    }
}

/// Whether `text` is a month as `YYYY-MM`, from 1900 on.
fn is_month(text: &str) -> bool {
    let day: Result<NaiveDate, _> = format!("{text}-01").parse();
    text.len() == 7 && day.is_ok_and(|day| ("1900-01-01".."2101").contains(&&*day.to_string()))
}
