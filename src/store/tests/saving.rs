//! What is saved is what is opened.

use super::*;
use crate::ledger::tests::strategies;
use crate::store::{Outside, StoreError, Usage};
use proptest::prelude::*;

#[test]
fn an_empty_shelf_is_a_first_run() {
    let (store, opening) = Store::open(MemoryShelf::default(), Journal::default());
    assert_eq!(opening, Opening { first_run: true, ..Opening::default() });
    assert!(store.shelf().texts().is_empty(), "opening writes nothing");
}

#[test]
fn other_programs_on_the_shelf_are_left_alone() {
    let mut shelf = MemoryShelf::default();
    set(&mut shelf, "other", "1");
    set(&mut shelf, "zhibu-else/1/head", "2");
    set(&mut shelf, "zhibu/notes", "3");
    set(&mut shelf, "zhibu/1/settings", "4");
    let before = shelf.texts().clone();
    let (mut store, opening) = Store::open(shelf, Journal::default());
    assert!(opening.first_run && opening.findings.is_empty());
    store.replace(&ledger(2)).unwrap();
    store.replace(&Ledger::default()).unwrap();
    for (key, text) in before {
        assert_eq!(store.shelf().texts().get(&key), Some(&text));
    }
}

#[test]
fn a_save_writes_the_entry_and_the_head() {
    let mut ledger = ledger(1);
    let mut store = store_with(&ledger);
    let before = store.shelf().texts().clone();
    let applied = Command::put(record("r0", "专题研讨")).apply(&mut ledger).unwrap();
    let touched = applied.touched.iter().map(|(key, _)| key);
    store.save(&changes(&ledger, touched), ledger.revision).unwrap();
    let after = store.shelf().texts();
    let changed: Vec<_> =
        after.iter().filter(|(key, text)| before.get(*key) != Some(text)).collect();
    insta::assert_debug_snapshot!(changed, @r#"
    [
        (
            "zhibu/1/1/record/r0",
            "{\"revision\":3,\"sum\":\"78eadc1eb6877a8f\",\"entry\":{\"record\":{\"id\":\"r0\",\"kind\":\"activity\",\"date\":\"2019-03-01\",\"title\":\"专题研讨\",\"entered_on\":\"2019-03-01\",\"revision\":3}}}",
        ),
        (
            "zhibu/1/head",
            "{\"format\":1,\"generation\":1,\"count\":2,\"revision\":3,\"digest\":\"4d145bf662dbe288\",\"sum\":\"26f33d558d7ef7b1\"}",
        ),
    ]
    "#);
    assert_eq!(before.len(), after.len());
}

#[test]
fn a_removed_entry_is_gone_and_an_emptied_ledger_is_no_first_run() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    let key = EntryKey::Record("r0".into());
    Command::Remove(key.clone()).apply(&mut ledger).unwrap();
    store.save(&changes(&ledger, [&key]), ledger.revision).unwrap();
    let (_, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, opening.findings), (ledger.clone(), vec![]));
    store.replace(&Ledger { revision: 9, ..Ledger::default() }).unwrap();
    let (_, opening) = reopen(store.shelf());
    assert!(opening.ledger.is_empty() && !opening.first_run && opening.findings.is_empty());
    assert_eq!(opening.ledger.revision, 9, "revisions go on");
}

#[test]
fn a_replaced_ledger_leaves_nothing_of_the_old() {
    let mut store = store_with(&ledger(5));
    let new = ledger(3);
    store.replace(&new).unwrap();
    assert_eq!(store.shelf().texts().len(), new.len() + 1);
    let (_, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, opening.findings), (new, vec![]));
}

#[test]
fn another_window_is_noticed() {
    let ledger = ledger(1);
    let mut store = store_with(&ledger);
    let (mut other, _) = reopen(store.shelf());
    other.save(&Changes::new(), ledger.revision + 1).unwrap();
    *store.shelf_mut() = other.into_shelf();
    assert_eq!(store.outside(), Ok(Outside::Written));
    let before = store.shelf().texts().clone();
    assert_eq!(store.save(&all(&ledger), 9), Err(StoreError::Elsewhere));
    assert_eq!(store.replace(&ledger), Err(StoreError::Elsewhere));
    assert_eq!(store.write_again(&ledger), Err(StoreError::Elsewhere));
    assert_eq!(store.shelf().texts(), &before);
}

#[test]
fn a_cleared_browser_is_noticed_and_can_be_written_again() {
    let ledger = ledger(2);
    let mut store = store_with(&ledger);
    *store.shelf_mut() = MemoryShelf::default();
    assert_eq!(store.outside(), Ok(Outside::Cleared));
    assert_eq!(store.save(&all(&ledger), 9), Err(StoreError::Cleared));
    store.write_again(&ledger).unwrap();
    let (_, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, opening.findings), (ledger, vec![]));
}

#[test]
fn the_room_taken_is_counted_apart_from_other_pages() {
    let mut store = store_with(&ledger(1));
    let used = store.shelf().used();
    set(store.shelf_mut(), "别的页面", "𠮷");
    assert_eq!(store.usage().unwrap(), Usage { own: used as u64, past: 0, others: 6 });
    assert!(!store.usage().unwrap().is_filling_up());
    set(store.shelf_mut(), "another", &"x".repeat(3_700_000));
    let usage = store.usage().unwrap();
    assert!(usage.is_filling_up() && !usage.is_nearly_full());
    set(store.shelf_mut(), "another", &"x".repeat(5_000_000));
    let usage = store.usage().unwrap();
    assert!(usage.is_nearly_full());
    assert_eq!(Usage::percent(usage.others), "95.3%");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edits_are_found_again(
        start in strategies::ledger(),
        commands in prop::collection::vec(strategies::command(), 0..8),
    ) {
        let mut ledger = start;
        let mut store = store_with(&ledger);
        for command in commands {
            let Ok(applied) = command.apply(&mut ledger) else { continue };
            keep(&mut store, &applied, &ledger).unwrap();
            let (_, opening) = reopen(store.shelf());
            prop_assert_eq!(&opening.ledger, &ledger);
            prop_assert!(opening.findings.is_empty());
        }
    }
}

#[test]
fn what_stands_there_is_written_again() {
    let mut store = store_with(&ledger(2));
    let mut more = ledger(3);
    more.revision += 9;
    store.write_again(&more).unwrap();
    assert_eq!(reopen(store.shelf()).1.ledger, more);
}
