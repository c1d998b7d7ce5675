//! Declarations of none: which cover a query, and which a record made void.

use super::select::Selector;
use crate::ledger::{
    Declaration, DeclarationId, InOrder, KindId, Ledger, Period, Record, RecordId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The declarations that cover a figure's records over a period: of the same kind, with no
/// condition that the figure does not fulfil by its own, dated alike, over all of the period.
pub(super) fn covering<'a>(
    selector: &'a Selector,
    period: &'a Period,
    ledger: &'a Ledger,
) -> impl Iterator<Item = &'a Declaration> {
    ledger.declarations.values().filter(move |declaration| {
        let days = &declaration.period;
        days.from <= period.from
            && period.to <= days.to
            && selector.lies_in(&selector_of(declaration))
    })
}

/// What a declaration says there was none of.
pub(super) fn selector_of(declaration: &Declaration) -> Selector {
    Selector::new(&declaration.select, &[], None)
}

/// Whether `record` makes a declaration void: it is one of those there were said to be none of.
pub(super) fn voids(
    record: &Record,
    selector: &Selector,
    declaration: &Declaration,
    ledger: &Ledger,
) -> bool {
    selector.days(record, &declaration.period).is_some() && selector.matches(record, ledger)
}

/// What the declarations say of a query without a record: the one that stands, those void.
/// Several may stand; the one declared last is named.
pub(super) fn standing(
    selector: &Selector,
    period: &Period,
    ledger: &Ledger,
    mut is_void: impl FnMut(&Declaration) -> bool,
) -> (Option<DeclarationId>, Vec<DeclarationId>) {
    let (void, stand): (Vec<_>, Vec<_>) =
        covering(selector, period, ledger).partition(|declaration| is_void(declaration));
    let latest = stand.iter().max_by_key(|d| (d.declared_on, std::cmp::Reverse(&d.id)));
    (latest.map(|d| d.id.clone()), void.into_iter().map(|d| d.id.clone()).collect())
}

/// Every declaration with the records that make it void, kept up to date edit by edit.
#[derive(Debug, Default)]
pub(super) struct Watch {
    declared: BTreeMap<DeclarationId, Watched>,
}

#[derive(Debug)]
struct Watched {
    selector: Selector,
    declaration: Declaration,
    voided_by: BTreeSet<RecordId>,
}

impl Watch {
    /// Looks through the records once for all declarations; without any, not at all.
    pub(super) fn new(ledger: &Ledger, looked_at: &mut u64) -> Self {
        let watched = |declaration: &Declaration| Watched {
            selector: selector_of(declaration),
            declaration: declaration.clone(),
            voided_by: BTreeSet::new(),
        };
        let declarations = ledger.declarations.iter();
        let mut watch =
            Self { declared: declarations.map(|(id, one)| (id.clone(), watched(one))).in_order() };
        if !watch.declared.is_empty() {
            for record in ledger.records.values() {
                *looked_at += 1;
                watch.edited(ledger, &record.kind, None, Some(record));
            }
        }
        watch
    }

    /// Whether a record makes the declaration void.
    pub(super) fn is_void(&self, id: &DeclarationId) -> bool {
        self.declared.get(id).is_some_and(|watched| !watched.voided_by.is_empty())
    }

    /// Takes note of an edit of a record of `kind`. Returns whether a declaration became void or
    /// stands again.
    pub(super) fn edited(
        &mut self,
        ledger: &Ledger,
        kind: &KindId,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> bool {
        let mut changed = false;
        let of_kind = self.declared.values_mut().filter(|watched| watched.selector.kind == *kind);
        for watched in of_kind {
            let was_void = !watched.voided_by.is_empty();
            if let Some(record) = before {
                watched.voided_by.remove(&record.id);
            }
            if let Some(record) = after
                && voids(record, &watched.selector, &watched.declaration, ledger)
            {
                watched.voided_by.insert(record.id.clone());
            }
            changed |= was_void == watched.voided_by.is_empty();
        }
        changed
    }
}
