//! Declarations of none as a person meets them: each with the records that make it void.

use super::declared::{selector_of, voids};
use super::select::Selector;
use crate::ledger::{Declaration, Ledger, Order, Period, Record, Selection};

/// A declaration of none, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared<'a> {
    /// What was declared.
    pub declaration: &'a Declaration,
    /// The records that make it void, the earliest first; none while it stands.
    pub voided_by: Vec<&'a Record>,
}

/// All declarations, the one declared last first.
pub fn declarations(ledger: &Ledger) -> Vec<Declared<'_>> {
    let mut all: Vec<&Declaration> = ledger.declarations.values().collect();
    all.order_by(|a, b| {
        (b.declared_on, b.revision, &b.id).cmp(&(a.declared_on, a.revision, &a.id))
    });
    all.into_iter().map(|one| declared(one, ledger)).collect()
}

/// The declarations that say there was none of a selection in at least a part of a period.
pub fn declarations_of<'a>(
    select: &Selection,
    period: &Period,
    ledger: &'a Ledger,
) -> Vec<Declared<'a>> {
    let asked = Selector::new(select, &[], None);
    let mut all = declarations(ledger);
    all.retain(|one| {
        one.declaration.period.overlap(period).is_some()
            && asked.lies_in(&selector_of(one.declaration))
    });
    all
}

fn declared<'a>(declaration: &'a Declaration, ledger: &'a Ledger) -> Declared<'a> {
    let selector = selector_of(declaration);
    let mut voided_by: Vec<&Record> = ledger
        .records
        .values()
        .filter(|record| voids(record, &selector, declaration, ledger))
        .collect();
    voided_by.order_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    Declared { declaration, voided_by }
}
