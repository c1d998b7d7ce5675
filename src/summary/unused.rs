//! Records of the period of which the document says nothing.
//!
//! A record is used where it stands behind a figure or a list that is shown, or where a text shown
//! was taken from it. What a branch keeps for itself is not looked for: kinds that are off until
//! switched on (积分), and cases that are not marked 写入总结.

use super::fill::Filler;
use super::finding::{Finding, FindingKind, titles};
use super::review::shown;
use crate::document::Document;
use crate::ledger::{KindId, Order, Record, RecordId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The flag by which a record says itself whether it belongs in the summary.
const IN_SUMMARY: &str = "in_summary";

/// One finding for each kind with such records, in the order of the ledger.
pub(super) fn unused(document: &Document, filler: &Filler<'_>) -> Vec<Finding> {
    let used = used(document, filler);
    let catalog = filler.catalog;
    let mut of_kind: BTreeMap<&KindId, Vec<&Record>> = BTreeMap::new();
    let records = filler.ledger.records.values();
    for record in records.filter(|record| filler.period.contains(record.date)) {
        if !used.contains(&record.id) && is_for_the_summary(record, filler) {
            of_kind.entry(&record.kind).or_default().push(record);
        }
    }
    let known = catalog.kinds().map(|kind| (&kind.id, kind.name.as_str()));
    let known: Vec<_> = known.collect();
    let place = |id: &KindId| known.iter().position(|(known, _)| *known == id);
    let mut kinds: Vec<_> = of_kind.into_iter().collect();
    kinds.order_by_key(|(id, _)| place(id).unwrap_or(known.len()));
    let finding = |(id, mut records): (&KindId, Vec<&Record>)| {
        records.order_by_key(|record| (record.date, &record.id));
        let name = place(id).and_then(|at| known.get(at)).map_or(id.as_str(), |(_, name)| name);
        let (count, titles) = (records.len(), titles(&records));
        let sentence = format!(
            "“{name}”有{count}条记录没有写进总结：{titles}。要写的，请在正文里加上用到它的数字，\
             或在记录里填写入总结用语。"
        );
        let mut finding = Finding::new(FindingKind::Unused, 0, sentence);
        finding.records = records.iter().map(|record| record.id.clone()).collect();
        finding
    };
    kinds.into_iter().map(finding).collect()
}

/// The records behind what is shown.
fn used(document: &Document, filler: &Filler<'_>) -> BTreeSet<RecordId> {
    let mut used = BTreeSet::new();
    for token in shown(document).into_iter().filter_map(|index| filler.tokens.get(index)) {
        match (&token.record, &token.figure) {
            (Some(record), _) => {
                used.insert(record.clone());
            }
            (None, Some(figure)) => {
                used.extend(figure.evidence.iter().filter_map(|one| one.record().cloned()));
            }
            (None, None) => {}
        }
    }
    used
}

fn is_for_the_summary(record: &Record, filler: &Filler<'_>) -> bool {
    let Some(kind) = filler.catalog.kind(&record.kind) else { return true };
    let left_out = kind.field(IN_SUMMARY).is_some()
        && !matches!(record.value(IN_SUMMARY), Some(Value::Flag(true)));
    !kind.off_by_default && !left_out
}
