//! A year's text: made for a new year, and days as a document writes them.

use crate::ledger::{Ledger, PeriodSpec, TextId, YearText};
use chrono::{Datelike, NaiveDate};

/// What the identifiers of annual summaries begin with.
const ANNUAL: &str = "annual-";

/// The identifier of a year's annual summary, e.g. `annual-2019`.
pub fn annual_id(year: i32) -> TextId {
    let written = TextId::parse(&format!("{ANNUAL}{year}"));
    written.unwrap_or_else(|| TextId::from("annual"))
}

/// A new text for a year's annual summary: the calendar year, nothing dropped by hand, no dates set.
///
/// ```
/// let text = zhibu::summary::year_text("# 总结", 2019);
/// assert_eq!((text.id.as_str(), text.year), ("annual-2019", 2019));
/// ```
pub fn year_text(body: &str, year: i32) -> YearText {
    YearText {
        id: annual_id(year),
        year,
        period: PeriodSpec::Year(year),
        as_of: None,
        dated: None,
        body: body.to_owned(),
        keep_gaps: false,
        revision: 0,
    }
}

/// The text a new year starts from: a copy of the latest earlier year's own, else the template.
pub fn start_year(ledger: &Ledger, template: &str, year: i32) -> YearText {
    let annual = |text: &&YearText| text.id == annual_id(text.year) && text.year < year;
    match ledger.texts.values().filter(annual).max_by_key(|text| text.year) {
        Some(earlier) => {
            let period = match earlier.period {
                PeriodSpec::SchoolYear(_) => PeriodSpec::SchoolYear(year),
                _ => PeriodSpec::Year(year),
            };
            YearText { period, keep_gaps: earlier.keep_gaps, ..year_text(&earlier.body, year) }
        }
        None => year_text(template, year),
    }
}

/// The text a year has: its own copy, or what the year would start from.
pub fn text_of(ledger: &Ledger, template: &str, year: i32) -> YearText {
    let own = ledger.texts.get(&annual_id(year)).cloned();
    own.unwrap_or_else(|| start_year(ledger, template, year))
}

/// A day as a document writes it, without leading zeros: 2019年12月31日.
pub(super) fn written(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
