//! A damaged note of a save that was broken off: it is set aside, and nothing is done by it.

use super::*;
use crate::store::{Image, ShelfError};

/// What stands there when a page is killed so many writes into an edit.
fn broken_off(command: Command, writes: usize) -> (MemoryShelf, Ledger, Ledger) {
    let before = ledger(3);
    let mut after = before.clone();
    let mut store = store_with(&before);
    store.shelf_mut().fail_writes(writes, usize::MAX, ShelfError::Gone);
    let applied = command.apply(&mut after).unwrap();
    keep(&mut store, &applied, &after).unwrap_err();
    let mut shelf = store.into_shelf();
    shelf.heal();
    (shelf, before, after)
}

/// Every byte of a text changed in two ways, and the text cut at each.
fn damaged(text: &str) -> Vec<String> {
    let changed = |at: usize, bit: u8| {
        let mut bytes = text.to_owned().into_bytes();
        bytes[at] ^= bit;
        String::from_utf8(bytes).ok()
    };
    let changes = (0..text.len()).flat_map(|at| [changed(at, 1), changed(at, 4)]).flatten();
    changes.chain((0..text.len()).filter_map(|at| text.get(..at).map(str::to_owned))).collect()
}

#[test]
fn no_damage_to_the_note_of_a_save_loses_anything() {
    let two = || {
        Command::All(vec![
            Command::put(record("r0", "专题研讨")),
            Command::put(record("r7", "新的一条")),
            Command::Remove(EntryKey::Record("r2".into())),
        ])
    };
    for writes in 2..6 {
        let (shelf, before, after) = broken_off(two(), writes);
        let journal: Image = store_with(&before).into_shelf().texts().clone();
        let note = shelf.texts()["zhibu/1/undo"].clone();
        assert_eq!(reopen(&shelf).1.ledger, before);
        for note in damaged(&note) {
            let mut shelf = shelf.clone();
            set(&mut shelf, "zhibu/1/undo", &note);
            for journal in [Journal::Read(journal.clone()), Journal::default()] {
                let (store, opening) = Store::open(shelf.clone(), journal);
                assert_eq!(store.closed(), None, "{note}");
                for (id, there) in &opening.ledger.records {
                    let known = [before.records.get(id), after.records.get(id)];
                    assert!(known.contains(&Some(there)), "{id}: {note}");
                }
                for id in ["r0", "r1"] {
                    assert!(opening.ledger.has(&EntryKey::Record(id.into())), "{id}: {note}");
                }
                assert!(opening.ledger.branch.is_some(), "{note}");
            }
        }
    }
}

#[test]
fn no_damage_to_the_note_of_a_removal_on_a_full_shelf_loses_anything_else() {
    let before = ledger(5);
    let mut store = store_with(&before);
    let room = store.shelf().used() + 260;
    store.shelf_mut().set_capacity(room);
    let mut after = before.clone();
    let applied = Command::Remove(EntryKey::Record("r1".into())).apply(&mut after).unwrap();
    // The note does not fit as that of a save, is written as that of a removal, and then the head.
    store.shelf_mut().fail_writes(3, usize::MAX, ShelfError::Gone);
    keep(&mut store, &applied, &after).unwrap();
    let mut shelf = store.into_shelf();
    shelf.heal();
    let note = shelf.texts().get("zhibu/1/undo").cloned().unwrap_or_default();
    assert!(note.contains("gone"), "{:?}", shelf.texts());
    assert_eq!(reopen(&shelf).1.ledger, after);
    for note in damaged(&note) {
        let mut shelf = shelf.clone();
        set(&mut shelf, "zhibu/1/undo", &note);
        let (store, opening) = reopen(&shelf);
        assert_eq!(store.closed(), None, "{note}");
        for id in after.records.keys() {
            assert!(opening.ledger.records.contains_key(id), "{id}: {note}");
        }
    }
}

#[test]
fn a_note_without_a_checksum_touches_no_other_format() {
    for key in ["zhibu/2/head", "zhibu/10/head", "somebody/else"] {
        let mut shelf = store_with(&ledger(1)).into_shelf();
        set(&mut shelf, "zhibu/1/undo", &format!("[[\"{key}\",\"written\"]]"));
        let (store, _) = reopen(&shelf);
        assert!(!store.shelf().texts().contains_key(key), "{key}");
    }
}
