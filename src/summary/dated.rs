//! Whether the date at the end (落款日期) can be right.

use super::fill::Filler;
use super::finding::{Finding, FindingKind};
use super::years::written;
use chrono::Days;

/// A summary is dated within a year of what it reports on.
const LATEST: u64 = 366;

/// A date before the last day reported on, or long after it.
pub(super) fn review(filler: &mut Filler<'_>) {
    let Some(dated) = filler.text.dated else { return };
    let to = filler.period.to;
    let latest = to.checked_add_days(Days::new(LATEST));
    let (day, to) = (written(dated), written(filler.period.to));
    let sentence = if dated < filler.period.to {
        format!("落款日期{day}早于统计期的最后一天{to}；请改落款日期，或者设定截止日期。")
    } else if latest.is_some_and(|latest| latest < dated) {
        format!("落款日期{day}比统计期的最后一天{to}晚了一年以上，请核对。")
    } else {
        return;
    };
    filler.findings.push(Finding::new(FindingKind::Dated, 0, sentence));
}
