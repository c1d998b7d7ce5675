//! What a select offers: identifiers with their names.

use super::Form;
use crate::catalog::{offered_ids, offered_texts, offered_titles, usual_sets};
use crate::ledger::{Campaign, ChoiceId, Field, Kind, Member, Order, Record, common};
use crate::lists;
use crate::ui::route::MEMBER;
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

pub type Options = Vec<(String, String)>;

/// How many records a link offers, the latest first.
const RECORDS: usize = 60;

/// A field's choices.
pub fn choices(field: &Field) -> Options {
    field.choices.iter().map(|choice| (choice.id.to_string(), choice.name.clone())).collect()
}

/// What the members are called who did not belong to the branch on the record's day.
pub const APART: &str = "当日不在册";

/// The roster on the day of a form's record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Members of the branch that day.
    pub there: Options,
    /// The others, who can be chosen all the same.
    pub apart: Options,
}

impl Roster {
    /// The name of a member.
    pub fn name(&self, id: &str) -> Option<&str> {
        let mut all = self.there.iter().chain(&self.apart);
        all.find(|known| known.0 == id).map(|known| known.1.as_str())
    }
}

/// The roster on the day typed in `form`, followed as the day changes. While there is no day nobody
/// is apart.
pub fn roster(app: App, form: Form) -> Memo<Roster> {
    let day = Memo::new(move |_| form.text(common::DATE).parse::<NaiveDate>().ok());
    Memo::new(move |_| {
        let day = day.get();
        app.peek(|ledger| {
            let named = |members: Vec<&Member>| {
                let named = |m: &Member| (m.id.to_string(), lists::name_apart(m, ledger));
                members.into_iter().map(named).collect()
            };
            let of_the_day = |member: &&Member| day.is_none_or(|day| member.belongs_on(day));
            let members = lists::members(ledger).into_iter();
            let (there, apart) = members.partition(of_the_day);
            Roster { there: named(there), apart: named(apart) }
        })
    })
}

/// The party groups.
pub fn groups(app: App) -> Options {
    app.peek(|ledger| {
        let groups = lists::groups(ledger).into_iter();
        groups.map(|group| (group.id.to_string(), group.name.clone())).collect()
    })
}

/// The partners, those used before first.
pub fn partners(app: App, kind: &Kind, field: &Field) -> Options {
    let mut partners: Options = app.peek(|ledger| {
        ledger.partners.values().map(|p| (p.id.to_string(), p.name.clone())).collect()
    });
    used_first(&mut partners, &used(app, kind, field));
    partners
}

/// What was chosen before in a field, what was chosen most first.
pub fn used(app: App, kind: &Kind, field: &Field) -> Vec<String> {
    app.peek(|ledger| offered_ids(ledger, kind, field))
}

/// Puts what was `used` before first, the rest as it stands.
pub fn used_first(options: &mut Options, used: &[String]) {
    options.order_by_key(|(id, _)| used.iter().position(|known| known == id).unwrap_or(usize::MAX));
}

/// What was typed before in a field of this name; a member is not made of earlier records.
pub fn texts(app: App, kind: &Kind, field: &Field) -> Vec<String> {
    if kind.id.as_str() == MEMBER {
        return Vec::new();
    }
    untrack(|| app.catalog(|catalog, ledger| offered_texts(ledger, catalog.kinds(), field)))
}

/// Titles given before to records of the kind.
pub fn titles(app: App, kind: &Kind) -> Vec<String> {
    app.peek(|ledger| offered_titles(ledger, kind))
}

/// The usual sets of a field's choices, each with its name: 主题党日、集中学习.
pub fn sets(app: App, kind: &Kind, field: &Field) -> Vec<(String, BTreeSet<String>)> {
    let named = |set: &BTreeSet<ChoiceId>| {
        let chosen = field.choices.iter().filter(|choice| set.contains(&choice.id));
        let names: Vec<&str> = chosen.map(|choice| choice.name.as_str()).collect();
        (names.join("、"), set.iter().map(ChoiceId::to_string).collect())
    };
    app.peek(|ledger| usual_sets(ledger, kind, field).iter().map(named).collect())
}

/// The campaigns, in the order of their days; followed, since one can be made from a form.
pub fn campaigns(app: App) -> Memo<Options> {
    Memo::new(move |_| {
        app.ledger(|ledger| {
            let mut all: Vec<&Campaign> = ledger.campaigns.values().collect();
            all.order_by_key(|campaign| (campaign.from, campaign.revision));
            all.into_iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
        })
    })
}

/// The latest records.
pub fn records(app: App) -> Options {
    app.peek(|ledger| {
        let mut records: Vec<_> = ledger.records.values().collect();
        let latest_first = |a: &&Record, b: &&Record| {
            b.date.cmp(&a.date).then(b.revision.cmp(&a.revision)).then(a.id.cmp(&b.id))
        };
        if records.len() > RECORDS {
            records.select_nth_unstable_by(RECORDS, latest_first);
            records.truncate(RECORDS);
        }
        records.order_by(latest_first);
        let name =
            |record: &&Record| (record.id.to_string(), format!("{} {}", record.date, record.title));
        records.iter().map(name).collect()
    })
}
