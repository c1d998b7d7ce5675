//! Tests of the store, on a shelf that fails on command.

mod capacity;
mod checkup;
mod clock;
mod damage;
mod drafts;
mod exported;
mod failures;
mod former;
mod heal;
mod journal;
mod lease;
mod lies;
mod lifting;
mod lost;
mod met;
mod newer;
mod note;
mod past;
mod quota;
mod raw;
mod removing;
mod saving;
mod swaps;
mod versions;
mod windows;
mod wire;

use super::{
    Changes, Earlier, Journal, MemoryShelf, Opening, Shelf, Store, StoreError, StoreFinding,
    changes,
};
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
    let (mut store, opening) = Store::open(MemoryShelf::default(), Journal::default());
    assert!(opening.first_run && opening.findings.is_empty());
    store.save(&all(ledger), ledger.revision).unwrap();
    store
}

/// Saves what a command did as the editor does: with what stood there before.
fn keep(
    store: &mut Store<MemoryShelf>,
    applied: &Applied,
    ledger: &Ledger,
) -> Result<(), StoreError> {
    if applied.replaced {
        return store.replace(ledger);
    }
    let changes = changes(ledger, applied.touched.iter().map(|(key, _)| key));
    let mut first = std::collections::BTreeMap::new();
    for (key, before) in &applied.touched {
        first.entry(key.clone()).or_insert(before.clone());
    }
    let version = |(key, before): (EntryKey, Option<Entry>)| {
        Some(Earlier {
            entry: before?,
            step: "一步".to_owned(),
            at: day().and_time(chrono::NaiveTime::MIN),
            until: ledger.revision,
            removed: !ledger.has(&key),
        })
    };
    let earlier = first.into_iter().filter_map(version).collect();
    store.save_keeping(&changes, ledger.revision, earlier)
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
    Store::open(shelf, Journal::default())
}

fn sentences(findings: &[StoreFinding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn set(shelf: &mut MemoryShelf, key: &str, text: &str) {
    shelf.set(key, text).unwrap();
}
