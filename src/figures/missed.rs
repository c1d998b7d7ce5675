//! Records that would count for a figure but for a field that is not filled in: whoever misses the
//! figure should fill that in, not enter the record a second time.

use super::Figure;
use super::select::{holds, is_blank};
use crate::catalog::Catalog;
use crate::ledger::{
    Condition, FieldId, FieldType, InOrder, Ledger, Order, Record, RecordId, Source, Test, common,
};
use std::collections::BTreeSet;

/// The records that miss a figure by the fewest fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// These records, by date.
    pub records: Vec<RecordId>,
    /// The fields that are not filled in.
    pub fields: Vec<FieldId>,
    /// Whether they are the figure's own records and miss only what narrows it here.
    pub of_figure: bool,
    /// Whether they count as soon as the fields are filled in, whatever with.
    pub whatever: bool,
}

/// The records of the period that miss `figure` only by fields that are not filled in; nothing
/// where there are none, or where the figure is not counted from records. A flag that is not ticked
/// is an answer, and a campaign is not missed where the ledger has none of that nature.
pub fn missed(figure: &Figure, catalog: &Catalog, ledger: &Ledger) -> Option<Missed> {
    let Source::Records { select, .. } = &figure.def.source else { return None };
    // By another date than its own, a record belongs to no period until that is filled in.
    if select.dated_by.is_some() {
        return None;
    }
    let kind = catalog.kind(&select.kind)?;
    let is_flag = |condition: &Condition| {
        let field = kind.field(condition.field.as_str());
        field.is_some_and(|field| field.field_type == FieldType::Flag)
    };
    // What a record fails, if all of it is a field left blank.
    let failed = |record: &Record| -> Option<Vec<&Condition>> {
        let mut failed = Vec::new();
        for condition in figure.conditions() {
            if holds(condition, is_flag(condition), record, ledger) {
                continue;
            }
            let fillable = condition.test != Test::Blank
                && !is_flag(condition)
                && is_blank(condition, record, ledger)
                && can_be_meant(condition, ledger);
            if !fillable {
                return None;
            }
            failed.push(condition);
        }
        Some(failed).filter(|failed| !failed.is_empty())
    };
    let in_period =
        |record: &&Record| record.kind == select.kind && figure.query.period.contains(record.date);
    let near: Vec<_> = ledger
        .records
        .values()
        .filter(in_period)
        .filter_map(|record| Some((record, failed(record)?)))
        .collect();
    let fewest = near.iter().map(|(_, failed)| failed.len()).min()?;
    let mut near: Vec<_> = near.into_iter().filter(|(_, f)| f.len() == fewest).collect();
    near.order_by_key(|(record, _)| (record.date, &record.id));
    let conditions: BTreeSet<&Condition> = near.iter().flat_map(|(_, f)| f).copied().in_order();
    let mut fields: Vec<FieldId> = conditions.iter().map(|c| c.field.clone()).collect();
    fields.dedup();
    Some(Missed {
        records: near.iter().map(|(record, _)| record.id.clone()).collect(),
        fields,
        of_figure: conditions.iter().all(|condition| !select.conditions.contains(condition)),
        whatever: conditions.iter().all(|condition| condition.test == Test::Filled),
    })
}

fn can_be_meant(condition: &Condition, ledger: &Ledger) -> bool {
    match &condition.test {
        Test::AnyOf(wanted) if condition.field.as_str() == common::CAMPAIGN_NATURE => {
            let mut natures = ledger.campaigns.values().map(|campaign| campaign.nature.id());
            natures.any(|nature| wanted.iter().any(|wanted| wanted == nature))
        }
        _ => true,
    }
}
