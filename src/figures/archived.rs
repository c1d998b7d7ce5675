//! What figures were whose records were taken out of the ledger (归档).
//!
//! A figure over days of an archived year is never counted from the records that are left: it is
//! what was kept of it, or there is none. So no number is too small for want of an archive.

use super::{Figure, Note, Number, Query, State};
use crate::ledger::{Archive, ArchivedFigure, ArchivedValue, Ledger, Period, Source};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Whether days of an archived year lie in `period`.
pub(super) fn is_touched(period: &Period, ledger: &Ledger) -> bool {
    archives(period, ledger).next().is_some()
}

fn archives<'l>(period: &Period, ledger: &'l Ledger) -> impl Iterator<Item = &'l Archive> {
    let period = *period;
    ledger.archives.values().filter(move |one| Period::year(one.year).overlap(&period).is_some())
}

/// Gives a figure of records over such a period what was kept of it.
pub(super) fn fill(figure: &mut Figure, ledger: &Ledger) {
    let query = &figure.query;
    let found = archives(&query.period, ledger)
        .find_map(|of| of.figures.iter().find(|kept| is_of(kept, of.year, query)).zip(Some(of)));
    let (state, note) = match found {
        Some((kept, of)) => {
            let state = kept.value.as_ref().map_or(State::NoRecord, state);
            let (year, file, blank) = (of.year, of.file.clone(), kept.blank);
            (state, Note::Archived { year, file, kept: true, blank })
        }
        None => {
            let Some(of) = archives(&query.period, ledger).next() else { return };
            let (year, file) = (of.year, of.file.clone());
            (State::NoRecord, Note::Archived { year, file, kept: false, blank: true })
        }
    };
    figure.state = state;
    figure.notes.push(note);
}

fn is_of(kept: &ArchivedFigure, year: i32, query: &Query) -> bool {
    kept.figure == query.figure
        && kept.field == query.field
        && kept.narrowed == query.narrowed
        && kept.period.unwrap_or(Period::year(year)) == query.period
}

fn state(value: &ArchivedValue) -> State {
    State::Recorded(match value {
        ArchivedValue::Count(count) => Number::Count(*count),
        ArchivedValue::Quantity(quantity) => Number::Quantity(*quantity),
        ArchivedValue::Money(money) => Number::Money(*money),
        ArchivedValue::Mean(above, below) => Number::Ratio {
            numerator: i128::from(*above),
            denominator: i128::from(*below).max(1),
            percent: false,
        },
        ArchivedValue::List(entries) => Number::List(entries.clone()),
        ArchivedValue::Text(text) => Number::Text(text.clone()),
        ArchivedValue::DeclaredNone(id) => return State::DeclaredNone(id.clone()),
    })
}

/// What is to be kept of figures before the records of a year go: of each figure of records over
/// days of that year, and of those that others are made from.
pub fn kept(figures: &[Rc<Figure>], year: i32) -> Vec<ArchivedFigure> {
    let mut found = BTreeMap::new();
    figures.iter().for_each(|figure| gather(figure, year, &mut found));
    found.into_values().collect()
}

fn gather(figure: &Figure, year: i32, found: &mut BTreeMap<Query, ArchivedFigure>) {
    figure.operands.iter().for_each(|operand| gather(operand, year, found));
    let Query { figure: id, narrowed, field, period } = &figure.query;
    let of_records = matches!(figure.def.source, Source::Records { .. });
    if !of_records || Period::year(year).overlap(period).is_none() {
        return;
    }
    let (value, unwritable) = match &figure.state {
        State::Recorded(number) => {
            let value = value(number);
            let unwritable = value.is_none();
            (value, unwritable)
        }
        State::DeclaredNone(id) => (Some(ArchivedValue::DeclaredNone(id.clone())), false),
        State::NoRecord => (None, false),
    };
    // Of what an earlier archive has not kept there is nothing to keep.
    let lost = figure.notes.iter().any(|note| matches!(note, Note::Archived { kept: false, .. }));
    if unwritable || lost {
        return;
    }
    let was_blank = |note: &Note| matches!(note, Note::Archived { blank: true, .. });
    let blank = !figure.evidence.is_empty() || figure.notes.iter().any(was_blank);
    let kept = ArchivedFigure {
        figure: id.clone(),
        narrowed: narrowed.clone(),
        field: field.clone(),
        period: (*period != Period::year(year)).then_some(*period),
        blank: value.is_none() && blank,
        value,
    };
    found.insert(figure.query.clone(), kept);
}

fn value(number: &Number) -> Option<ArchivedValue> {
    Some(match number {
        Number::Count(count) => ArchivedValue::Count(*count),
        Number::Quantity(quantity) => ArchivedValue::Quantity(*quantity),
        Number::Money(money) => ArchivedValue::Money(*money),
        Number::Ratio { numerator, denominator, .. } => {
            let (above, below) = (i64::try_from(*numerator), i64::try_from(*denominator));
            ArchivedValue::Mean(above.ok()?, below.ok()?)
        }
        Number::List(entries) => ArchivedValue::List(entries.clone()),
        Number::Text(text) => ArchivedValue::Text(text.clone()),
    })
}
