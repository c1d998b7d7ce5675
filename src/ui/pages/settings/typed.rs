//! What the registers' forms share: days to and from text, and what is wrong beside its field.

use crate::ledger::{Entry, FieldId, FieldProblem, read_day};
use crate::ui::components::day::DayField;
use crate::ui::components::field::{Labels, focus_first_wrong, fresh_id};
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

/// What a day's field holds; what is no day is a problem of `field`.
pub fn day(
    app: App,
    value: RwSignal<String>,
    field: &'static str,
    name: &str,
) -> Result<Option<NaiveDate>, FieldProblem> {
    let in_view = untrack(|| app.desk(|desk| desk.in_view()));
    value.with_untracked(|text| match text.trim() {
        "" => Ok(None),
        text => read_day(text, in_view).map(Some).map_err(|fault| FieldProblem {
            field: FieldId::from(field),
            name: name.to_owned(),
            message: fault.to_string(),
        }),
    })
}

/// The field of a day that may be left out.
pub fn day_field(
    name: &str,
    value: RwSignal<String>,
    hint: &str,
    error: Signal<Option<String>>,
) -> AnyView {
    let id = fresh_id("field");
    let labels = Labels { id, name: name.to_owned(), hint: hint.to_owned(), required: false };
    view! { <DayField labels value on_set=move |text| value.set(text) error/> }.into_any()
}

/// A day for its field.
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
