//! A figure from scratch, and the steps it has in common with the [`Book`](super::Book).

use super::plan::{Combine, Gather, Plan, plan};
use super::tally::Tally;
use super::{Figure, FigureError, Note, Query, State, archived, combine, declared, roster, take};
use crate::catalog::Catalog;
use crate::ledger::{Declaration, FigureDef, InOrder, Ledger, RosterCount};
use std::rc::Rc;

/// Evaluates a figure by going through the ledger's records once (twice, for a figure made from
/// two others).
///
/// # Errors
/// See [`FigureError`]: an unknown figure, kind or field, figures that refer to one another in a
/// circle, a period that ends before it begins, numbers beyond what can be held exactly.
pub fn evaluate(ledger: &Ledger, catalog: &Catalog, query: &Query) -> Result<Figure, FigureError> {
    let (def, plan) = plan(catalog, query)?;
    match plan {
        Plan::Records(gather) => {
            let mut tally = Tally::default();
            for record in ledger.records.values() {
                if let Some(one) = take::contribution(&gather, &query.period, record, ledger) {
                    tally.put(one);
                }
            }
            let is_void = |declaration: &Declaration| {
                let selector = declared::selector_of(declaration);
                let mut records = ledger.records.values();
                records.any(|record| declared::voids(record, &selector, declaration, ledger))
            };
            of_records(def, query, &gather, &tally, ledger, is_void)
        }
        Plan::Roster(count, gather) => of_roster(def, query, count, &gather, ledger),
        Plan::Combine(how, operands) => {
            let ask = |query| evaluate(ledger, catalog, query).map(Rc::new);
            let operands = operands.iter().map(ask).collect::<Result<Vec<_>, _>>()?;
            of_figures(def, query, how, operands, ledger)
        }
    }
}

/// A figure of records from its tally.
pub(super) fn of_records(
    def: FigureDef,
    query: &Query,
    gather: &Gather,
    tally: &Tally,
    ledger: &Ledger,
    is_void: impl FnMut(&Declaration) -> bool,
) -> Result<Figure, FigureError> {
    if archived::is_touched(&query.period, ledger) {
        let mut figure = empty(def, query, ledger);
        archived::fill(&mut figure, ledger);
        return Ok(figure);
    }
    let recorded = tally.state(&gather.taking, &def.name)?;
    let (stands, voided) = declared::standing(&gather.selector, &query.period, ledger, is_void);
    let mut figure = empty(def, query, ledger);
    figure.evidence = tally.evidence();
    figure.lacking = tally.lacking(&gather.taking);
    figure.voided = voided;
    figure.state = match (recorded, stands) {
        (State::NoRecord, Some(declaration)) if figure.evidence.is_empty() => {
            State::DeclaredNone(declaration)
        }
        (recorded, _) => recorded,
    };
    Ok(figure)
}

/// A figure of the roster.
pub(super) fn of_roster(
    def: FigureDef,
    query: &Query,
    count: RosterCount,
    gather: &Gather,
    ledger: &Ledger,
) -> Result<Figure, FigureError> {
    let (tally, state) = roster::count(count, gather, &query.period, ledger, &def.name)?;
    let mut figure = empty(def, query, ledger);
    figure.evidence = tally.evidence();
    figure.lacking = tally.lacking(&gather.taking);
    figure.state = state;
    Ok(figure)
}

/// A figure made from two others. Their overrides do not enter it: it is made of records.
pub(super) fn of_figures(
    def: FigureDef,
    query: &Query,
    how: Combine,
    operands: Vec<Rc<Figure>>,
    ledger: &Ledger,
) -> Result<Figure, FigureError> {
    let mut figure = empty(def, query, ledger);
    if let [first, second] = operands.as_slice() {
        (figure.state, figure.notes) = combine::combine(how, &figure.def.name, first, second)?;
    }
    figure.evidence = combine::evidence(&operands);
    figure.lacking = combine::lacking(&figure.evidence);
    let voided = operands.iter().flat_map(|operand| operand.voided.iter().cloned());
    figure.voided = voided.in_order::<std::collections::BTreeSet<_>>().into_iter().collect();
    for note in operands.iter().flat_map(|operand| &operand.notes) {
        if matches!(note, Note::Archived { .. }) && !figure.notes.contains(note) {
            figure.notes.push(note.clone());
        }
    }
    figure.operands = operands;
    Ok(figure)
}

/// A figure without records, with its override if the query is the one overridden: the figure as
/// defined, over exactly that period.
fn empty(def: FigureDef, query: &Query, ledger: &Ledger) -> Figure {
    let as_defined = query.narrowed.is_empty() && query.field.is_none();
    let overrides = ledger
        .overrides
        .values()
        .filter(|over| as_defined && over.figure == query.figure && over.period == query.period);
    Figure {
        // Two overrides of one figure can only come from a merge; the later change is meant.
        overridden: overrides.max_by_key(|over| (over.revision, &over.id)).cloned(),
        def,
        query: query.clone(),
        state: State::NoRecord,
        evidence: Vec::new(),
        lacking: 0,
        voided: Vec::new(),
        operands: Vec::new(),
        notes: Vec::new(),
    }
}
