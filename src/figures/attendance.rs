//! Says of a record's attendance whom its figure does not count, and why.

use super::plan::Taking;
use crate::ledger::{Ledger, Member, Record};
use crate::rules::LeftOut;

/// So many names are written out.
const NAMES: usize = 5;

/// Who was entered and does not count, who was not entered and is not due; nothing where the lists
/// and the roster agree, or where the figure does not count people.
pub(super) fn remark(taking: &Taking, record: &Record, ledger: &Ledger) -> Option<String> {
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
    if !reasons.is_empty() {
        let (counted, reasons) = (left_out.counted(), reasons.join("，"));
        text = format!("填了{lists}{entered}人，计入{counted}人：{reasons}。");
    }
    if !unsaid.is_empty() {
        let unsaid = people(unsaid);
        text += &format!("另有在册党员{unsaid}没有登记到会或缺席，不计入应到。");
    }
    (!text.is_empty()).then_some(text)
}

/// 3人（甲、乙、丙）.
fn people(members: &[&Member]) -> String {
    let names = members.iter().take(NAMES).map(|member| member.name.as_str());
    let more = if members.len() > NAMES { "等" } else { "" };
    format!("{}人（{}{more}）", members.len(), names.collect::<Vec<_>>().join("、"))
}
