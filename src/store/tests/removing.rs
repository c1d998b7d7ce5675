//! Removing on a full shelf: always possible, whole or not at all, and told where nothing is left
//! to put back.

use super::*;
use crate::store::past::MOST_OF_ONE;
use crate::store::{LeftOut, ShelfError};

fn key(n: usize) -> EntryKey {
    EntryKey::Record(RecordId::parse(&format!("r{n}")).unwrap())
}

fn removal(keys: std::ops::Range<usize>) -> Command {
    Command::All(keys.map(|n| Command::Remove(key(n))).collect())
}

/// Ten large records on a shelf with so much room left, and nothing to give way.
fn full(room: usize) -> (Ledger, Store<MemoryShelf>) {
    let mut ledger = ledger(0);
    for n in 0..10 {
        let title = format!("{n}{}", "长".repeat(3000));
        Command::put(record(&format!("r{n}"), &title)).apply(&mut ledger).unwrap();
    }
    let mut store = store_with(&ledger);
    let room = store.shelf().used() + room;
    store.shelf_mut().set_capacity(room);
    (ledger, store)
}

#[test]
fn many_large_records_are_removed_however_full_it_is() {
    for room in [0, 20, 400, 4000, 40_000] {
        let (mut ledger, mut store) = full(room);
        let applied = removal(0..8).apply(&mut ledger).unwrap();
        keep(&mut store, &applied, &ledger).unwrap();
        let (again, opening) = reopen(store.shelf());
        assert_eq!((&opening.ledger, opening.findings), (&ledger, vec![]), "{room}");
        // What is not in 回收站 is told.
        let left_out = store.left_out().len();
        assert_eq!(again.count_removed(), 8 - left_out, "{room}");
        assert!(left_out <= 1 && store.left_out().values().all(|why| *why == LeftOut::NoRoom));
        // There is room again, and for the step taken back where its note has some.
        store.tidy(day());
        let back = applied.inverse.apply(&mut ledger).unwrap();
        let kept = keep(&mut store, &back, &ledger);
        assert_eq!(kept.is_ok(), room >= 4000, "{room}: {kept:?}");
    }
}

#[test]
fn older_versions_give_way_to_what_is_removed() {
    let (mut ledger, mut store) = full(9000);
    let applied = Command::put(record("r9", "短")).apply(&mut ledger).unwrap();
    keep(&mut store, &applied, &ledger).unwrap();
    assert_eq!(store.past_years()[&2019], 1);
    let room = store.shelf().used() + 300;
    store.shelf_mut().set_capacity(room);
    let applied = removal(0..8).apply(&mut ledger).unwrap();
    keep(&mut store, &applied, &ledger).unwrap();
    assert_eq!((store.count_removed(), store.left_out().len()), (8, 0));
    assert_eq!(store.versions_of(&key(9)).unwrap(), []);
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
}

#[test]
fn what_is_too_large_for_the_bin_is_told_and_only_once() {
    let mut ledger = ledger(2);
    Command::put(record("r2", &"长".repeat(MOST_OF_ONE))).apply(&mut ledger).unwrap();
    let mut store = store_with(&ledger);
    let applied = removal(0..3).apply(&mut ledger).unwrap();
    keep(&mut store, &applied, &ledger).unwrap();
    assert_eq!(store.left_out(), &[(key(2), LeftOut::TooLarge)].into());
    assert_eq!(store.count_removed(), 2);
    store.save(&Changes::new(), ledger.revision).unwrap();
    assert!(store.left_out().is_empty());
}

/// Every write failing at every position, once or from there on: the state before or after.
#[test]
fn a_removal_on_a_full_shelf_happens_whole_or_not_at_all() {
    let mut outcomes = std::collections::BTreeSet::new();
    for (write, count) in (0..40).flat_map(|write| [(write, 1), (write, 99)]) {
        let (start, began) = full(700);
        let mut ledger = start.clone();
        let mut store = began;
        let applied = removal(0..8).apply(&mut ledger).unwrap();
        store.shelf_mut().fail_writes(write, count, ShelfError::Gone);
        let written = keep(&mut store, &applied, &ledger).is_ok();
        let (_, opening) = reopen(store.shelf());
        assert_eq!(opening.ledger, if written { ledger.clone() } else { start }, "{write} {count}");
        let harmless = |finding: &StoreFinding| *finding == StoreFinding::Interrupted;
        assert!(opening.findings.iter().all(harmless), "{:?}", opening.findings);
        // The page goes on with what stands there.
        store.shelf_mut().heal();
        if written {
            let next = Command::put(record("r0", "又是一条")).apply(&mut ledger).unwrap();
            keep(&mut store, &next, &ledger).unwrap();
            assert_eq!(reopen(store.shelf()).1.ledger, ledger, "{write} {count}");
        }
        outcomes.insert((written, count));
    }
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
}
