//! What the registers' forms share: days to and from text, and what is wrong beside its field.

use crate::ledger::{Entry, FieldId, FieldProblem};
use crate::ui::components::field::focus_first_wrong;
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What was wrong when a form was last saved.
pub type Problems = RwSignal<Vec<FieldProblem>>;

/// What is wrong with one field.
pub fn error(problems: Problems, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        problems.with(|all| {
            all.iter().find(|problem| problem.field.as_str() == field).map(|p| p.message.clone())
        })
    })
}

/// Puts an entry in the ledger, or shows what is wrong with it. Returns whether it stands.
pub fn save(app: App, problems: Problems, entry: Entry) -> bool {
    let found = app.save(|desk| desk.put(entry)).err();
    let stands = found.is_none();
    problems.set(found.unwrap_or_default());
    if !stands {
        focus_first_wrong();
    }
    stands
}

/// What a date input holds; a day typed halfway is a problem of `field`.
pub fn day(
    value: RwSignal<String>,
    field: &'static str,
    name: &str,
) -> Result<Option<NaiveDate>, FieldProblem> {
    value.with_untracked(|text| match text.as_str() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| FieldProblem {
            field: FieldId::from(field),
            name: name.to_owned(),
            message: "日期不完整，请填完年、月、日，或者清空。".to_owned(),
        }),
    })
}

/// A day for a date input.
pub fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// From when to when, for a table's cell.
pub fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (None, None) => "—".to_owned(),
        (Some(from), None) => format!("{from} 起"),
        (None, Some(to)) => format!("至 {to}"),
        (Some(from), Some(to)) => format!("{from} 至 {to}"),
    }
}
