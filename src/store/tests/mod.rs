//! Tests of the store, on a shelf that fails on command.

mod capacity;
mod damage;
mod drafts;
mod exported;
mod failures;
mod saving;
mod wire;

use super::{Changes, MemoryShelf, Opening, Shelf, Store, StoreFinding, changes};
use crate::ledger::*;
use chrono::NaiveDate;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 3, 1).unwrap()
}

fn record(id: &str, title: &str) -> Entry {
    let id = RecordId::parse(id).unwrap();
    Entry::Record(Record::new(id, "activity".into(), day(), title, day()))
}

/// A ledger with a branch and `records` records.
fn ledger(records: usize) -> Ledger {
    let mut ledger = Ledger::default();
    let put = |entry, ledger: &mut Ledger| Command::put(entry).apply(ledger).unwrap();
    put(Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部")), &mut ledger);
    for n in 0..records {
        put(record(&format!("r{n}"), "集中学习"), &mut ledger);
    }
    ledger
}

/// A store with that ledger in it.
fn store_with(ledger: &Ledger) -> Store<MemoryShelf> {
    let (mut store, opening) = Store::open(MemoryShelf::default());
    assert!(opening.first_run && opening.findings.is_empty());
    store.save(&all(ledger), ledger.revision).unwrap();
    store
}

/// Every entry of a ledger, as changes.
fn all(ledger: &Ledger) -> Changes {
    let keys: Vec<EntryKey> = ledger.entries().map(|entry| entry.key()).collect();
    changes(ledger, &keys)
}

/// Opens the shelf once more, as another start of the page does.
fn reopen(shelf: &MemoryShelf) -> (Store<MemoryShelf>, Opening) {
    let mut shelf = shelf.clone();
    shelf.heal();
    Store::open(shelf)
}

fn sentences(findings: &[StoreFinding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn set(shelf: &mut MemoryShelf, key: &str, text: &str) {
    shelf.set(key, text).unwrap();
}
