//! What a select offers: identifiers with their names.

use crate::ledger::Field;
use crate::lists;
use crate::ui::state::App;
use chrono::NaiveDate;

type Options = Vec<(String, String)>;

/// How many records a link offers, the latest first.
const RECORDS: usize = 60;

/// A field's choices.
pub fn choices(field: &Field) -> Options {
    field.choices.iter().map(|choice| (choice.id.to_string(), choice.name.clone())).collect()
}

/// Everybody on the roster, group after group.
pub fn members(app: App) -> Options {
    roster(app, None)
}

/// The members of the branch on `day`; everybody without a day.
pub fn roster(app: App, day: Option<NaiveDate>) -> Options {
    app.peek(|ledger| {
        let members = lists::members(ledger).into_iter();
        let there = members.filter(|member| day.is_none_or(|on| member.belongs_on(on)));
        there.map(|member| (member.id.to_string(), member.name.clone())).collect()
    })
}

/// The party groups.
pub fn groups(app: App) -> Options {
    app.peek(|ledger| {
        let groups = lists::groups(ledger).into_iter();
        groups.map(|group| (group.id.to_string(), group.name.clone())).collect()
    })
}

/// The partners.
pub fn partners(app: App) -> Options {
    app.peek(|ledger| {
        ledger.partners.values().map(|p| (p.id.to_string(), p.name.clone())).collect()
    })
}

/// The campaigns.
pub fn campaigns(app: App) -> Options {
    app.peek(|ledger| {
        ledger.campaigns.values().map(|c| (c.id.to_string(), c.name.clone())).collect()
    })
}

/// The latest records.
pub fn records(app: App) -> Options {
    app.peek(|ledger| {
        let mut records: Vec<_> = ledger.records.values().collect();
        records.sort_by(|a, b| b.date.cmp(&a.date).then(b.revision.cmp(&a.revision)));
        let name = |record: &&crate::ledger::Record| {
            (record.id.to_string(), format!("{} {}", record.date, record.title))
        };
        records.iter().take(RECORDS).map(name).collect()
    })
}
