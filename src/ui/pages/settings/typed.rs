//! What the registers' forms read from their fields.

use crate::ledger::clean_line;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A name, or what is wrong with it, which then shows beside the field.
pub fn name(
    value: RwSignal<String>,
    taken: &[String],
    error: RwSignal<Option<String>>,
) -> Option<String> {
    let name = value.with_untracked(|text| clean_line(text).text);
    let wrong = if name.is_empty() {
        Some("请填写名称。".to_owned())
    } else {
        taken.contains(&name).then(|| format!("已经有“{name}”了，请换一个名称。"))
    };
    let fine = wrong.is_none();
    error.set(wrong);
    fine.then_some(name)
}

/// The first and last day of something, both optional, or what is wrong with them.
pub fn days(
    from: RwSignal<String>,
    to: RwSignal<String>,
    error: RwSignal<Option<String>>,
) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let read = |value: RwSignal<String>| value.with_untracked(|text| day(text));
    let wrong = match (read(from), read(to)) {
        (Ok(Some(from)), Ok(Some(to))) if to < from => {
            Some("结束日期早于开始日期，请改正。".to_owned())
        }
        (Ok(from), Ok(to)) => {
            error.set(None);
            return Some((from, to));
        }
        _ => Some("日期不完整，请填完年、月、日，或者清空。".to_owned()),
    };
    error.set(wrong);
    None
}

/// What a date input holds: empty, or ISO 8601.
fn day(text: &str) -> Result<Option<NaiveDate>, chrono::ParseError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
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
