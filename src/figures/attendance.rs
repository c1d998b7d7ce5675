//! Says of a record's attendance whom its figure does not count, and why.

use super::plan::Taking;
use super::{Figure, Part};
use crate::ledger::{Ledger, Member, Record, RecordId, Source, Take};
use crate::rules::{Attendance, LeftOut, unaccounted};
use chrono::NaiveDate;
use std::rc::Rc;

/// So many names are written out.
const NAMES: usize = 5;

/// Who was entered and does not count, who was not entered and is not due; nothing where the lists
/// and the roster agree, or where the figure does not count people. `last` is the period's last day.
pub(super) fn remark(
    taking: &Taking,
    record: &Record,
    last: NaiveDate,
    ledger: &Ledger,
) -> Option<String> {
    let (left_out, lists) = match taking {
        Taking::PersonTimes | Taking::Attended | Taking::PersonHours => {
            (LeftOut::of_present(record, ledger), "到会")
        }
        Taking::Due => (LeftOut::of_due(record, ledger), "到会和缺席"),
        _ => return None,
    };
    let LeftOut { entered, unknown, not_yet, gone, unsaid } = &left_out;
    let mut text = String::new();
    let mut reasons = Vec::new();
    if *unknown > 0 {
        reasons.push(format!("{unknown}人不在党员名册"));
    }
    if !not_yet.is_empty() {
        reasons.push(format!("{}当天还不是本支部党员", people(not_yet)));
    }
    if !gone.is_empty() {
        reasons.push(format!("{}当天已转出", people(gone)));
    }
    let mut counted = left_out.counted();
    if matches!(taking, Taking::PersonHours) {
        let still = Attendance::present_still_there(record, ledger, last).unwrap_or(0);
        let left_since = counted.saturating_sub(usize::try_from(still).unwrap_or(usize::MAX));
        if left_since > 0 {
            counted -= left_since;
            reasons.push(format!("{left_since}人到统计期最后一天已不在册"));
        }
    }
    if !reasons.is_empty() {
        let reasons = reasons.join("，");
        text = format!("填了{lists}{entered}人，计入{counted}人：{reasons}。");
    }
    if !unsaid.is_empty() {
        let unsaid = people(unsaid);
        text += &format!("另有在册党员{unsaid}没有登记到会或缺席，不计入应到。");
    }
    (!text.is_empty()).then_some(text)
}

/// The records of a figure of attendance whose lists leave out members who were due.
pub fn leave_out(figure: &Figure, ledger: &Ledger) -> Vec<RecordId> {
    let counts_due = |figure: &&Figure| {
        matches!(figure.def.source, Source::Records { take: Take::Due, .. })
            && figure.query.field.is_none()
    };
    let due = std::iter::once(figure).chain(figure.operands.iter().map(Rc::as_ref));
    let Some(due) = due.into_iter().find(counts_due) else { return Vec::new() };
    // A record without any list counts for nothing, which is told of it already.
    let counted = due.evidence.iter().filter(|one| matches!(one.part, Part::Members(_)));
    let records = counted.filter_map(|one| ledger.records.get(one.record()?));
    records
        .filter(|record| !unaccounted(record, ledger).is_empty())
        .map(|record| record.id.clone())
        .collect()
}

/// 3人（甲、乙、丙）.
fn people(members: &[&Member]) -> String {
    let names = members.iter().take(NAMES).map(|member| member.name.as_str());
    let more = if members.len() > NAMES { "等" } else { "" };
    format!("{}人（{}{more}）", members.len(), names.collect::<Vec<_>>().join("、"))
}
