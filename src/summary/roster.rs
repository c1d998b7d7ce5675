//! Members whom records name and the roster does not hold: a backup may come without them, and they
//! are counted nowhere.

use super::fill::Filler;
use super::finding::{Finding, FindingKind, titles};
use crate::ledger::{EntryKey, Order, Record};
use std::collections::BTreeMap;

/// One finding for each such member, with the period's records that name them.
pub(super) fn missing(filler: &Filler<'_>) -> Vec<Finding> {
    let ledger = filler.ledger;
    let mut named: BTreeMap<_, Vec<&Record>> = BTreeMap::new();
    for (from, target) in ledger.dangling() {
        if let (EntryKey::Record(id), EntryKey::Member(member)) = (from, target)
            && let Some(record) = ledger.records.get(&id)
            && filler.period.contains(record.date)
        {
            let records = named.entry(member).or_default();
            // All references of one record come in a row.
            if records.last().is_none_or(|known| known.id != record.id) {
                records.push(record);
            }
        }
    }
    let finding = |(member, mut records): (_, Vec<&Record>)| {
        records.order_by_key(|record| (record.date, &record.id));
        let (count, titles) = (records.len(), titles(&records));
        let sentence = format!(
            "有{count}条记录填了党员名册里没有的人（编号{member}），到会人次等数字都没有算上：{titles}。\
             请在党员名册里补登，或改正这些记录。"
        );
        let mut finding = Finding::new(FindingKind::Roster, 0, sentence);
        finding.records = records.iter().map(|record| record.id.clone()).collect();
        finding
    };
    named.into_iter().map(finding).collect()
}
