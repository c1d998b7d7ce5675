//! Which records of a year go.

use crate::catalog::Catalog;
use crate::figures::declarations;
use crate::ledger::{
    Entry, EntryKey, InOrder, Ledger, Period, Record, RecordId, Selection, Source, Value,
};
use crate::summary::annual_id;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// The records of a year, by what becomes of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Going {
    /// Those that go.
    pub records: BTreeSet<RecordId>,
    /// How many stay.
    pub staying: usize,
}

/// The years that can be archived on a day: past ones with records that would go, the latest first,
/// each with how many there are.
pub fn years(ledger: &Ledger, catalog: &Catalog, today: NaiveDate) -> Vec<(i32, usize)> {
    let past: BTreeSet<i32> = began(ledger)
        .into_iter()
        .filter(|year| *year < today.year() && ledger.archive(*year).is_none())
        .in_order();
    let counted =
        past.into_iter().rev().map(|year| (year, going(year, ledger, catalog).records.len()));
    counted.filter(|(_, count)| *count > 0).collect()
}

fn began(ledger: &Ledger) -> BTreeSet<i32> {
    ledger.records.values().map(|record| record.date.year()).in_order()
}

/// Which records of a year go, and how many stay.
pub fn going(year: i32, ledger: &Ledger, catalog: &Catalog) -> Going {
    let reported = reported_elsewhere(year, ledger);
    let voiding: BTreeSet<RecordId> = declarations(ledger)
        .iter()
        .flat_map(|declared| &declared.voided_by)
        .map(|record| record.id.clone())
        .in_order();
    let of_year = || ledger.records.values().filter(|record| record.date.year() == year);
    let goes = |record: &&Record| {
        record.last_day().year() == year
            && days_of(record, ledger, catalog).iter().all(|day| day.year() == year)
            && !voiding.contains(&record.id)
            && !reported.iter().any(|period| period.contains(record.date))
    };
    let mut records: BTreeSet<RecordId> =
        of_year().filter(goes).map(|record| record.id.clone()).in_order();
    // What a record that stays points at stays too, and so on.
    loop {
        let staying = ledger.records.values().filter(|record| !records.contains(&record.id));
        let targets = staying.flat_map(|record| Ledger::targets_of(&Entry::Record(record.clone())));
        let needed: Vec<RecordId> = targets
            .filter_map(|target| match target {
                EntryKey::Record(id) => records.contains(&id).then_some(id),
                _ => None,
            })
            .collect();
        if needed.is_empty() {
            let staying = of_year().count() - records.len();
            return Going { records, staying };
        }
        needed.iter().for_each(|id| {
            records.remove(id);
        });
    }
}

/// The days besides its own by which a record counts: those that a figure or a declaration dates it
/// by.
pub fn days_of(record: &Record, ledger: &Ledger, catalog: &Catalog) -> Vec<NaiveDate> {
    let mut days = BTreeSet::new();
    let mut see = |select: &Selection| {
        let field = select.dated_by.as_ref().filter(|_| select.kind == record.kind);
        if let Some(Value::Date(day)) = field.and_then(|field| record.values.get(field)) {
            days.insert(*day);
        }
    };
    for figure in catalog.figures() {
        if let Source::Records { select, .. } = &figure.source {
            see(select);
        }
    }
    ledger.declarations.values().for_each(|one| see(&one.select));
    days.into_iter().collect()
}

/// The days of the year that texts of other years report on.
fn reported_elsewhere(year: i32, ledger: &Ledger) -> Vec<Period> {
    let others = ledger.texts.values().filter(|text| text.id != annual_id(year));
    // A text whose days cannot be told reports on none.
    let periods = others.filter_map(|text| text.period.resolve(ledger, text.as_of).ok());
    periods.filter(|period| period.overlap(&Period::year(year)).is_some()).collect()
}
