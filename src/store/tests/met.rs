//! Where this ledger and a file held the same.

use super::*;
use crate::store::ShelfError;

/// Here and at the next start.
fn met(store: &Store<MemoryShelf>) -> Vec<u64> {
    let again = reopen(store.shelf()).0;
    assert_eq!(again.met(), store.met());
    store.met().to_vec()
}

fn replace(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, new: &Ledger) {
    Command::Replace(Box::new(new.clone())).apply(ledger).unwrap();
    store.replace(ledger).unwrap();
}

#[test]
fn exports_are_met_again_and_of_many_the_last() {
    let mut store = store_with(&ledger(2));
    assert_eq!(met(&store), [0_u64; 0]);
    store.meet(3).unwrap();
    store.meet(7).unwrap();
    store.meet(3).unwrap();
    assert_eq!(met(&store), [7, 3]);
    (10..40).for_each(|at| store.meet(at).unwrap());
    assert_eq!(met(&store), (28..40).collect::<Vec<_>>());
}

#[test]
fn another_ledger_has_met_nothing_and_undoing_it_brings_back_what_was_known() {
    let mut kept = ledger(2);
    let mut store = store_with(&kept);
    store.meet(kept.revision).unwrap();
    let (known, file) = (met(&store), kept.clone());
    replace(&mut store, &mut kept, &ledger(1));
    assert_eq!(met(&store), [0_u64; 0]);
    store.meet(90).unwrap();
    replace(&mut store, &mut kept, &file);
    assert_eq!(met(&store), known);
    replace(&mut store, &mut kept, &ledger(1));
    assert_eq!(met(&store), [90]);
}

#[test]
fn a_note_that_cannot_be_kept_or_read_is_none() {
    let mut store = store_with(&ledger(1));
    store.shelf_mut().fail_writes(0, 1, ShelfError::Full);
    assert!(store.meet(1).is_err());
    assert_eq!(store.met(), [1], "true as long as the page is open");
    assert!(reopen(store.shelf()).0.met().is_empty());
    for damaged in ["", "x", "1 x", "1  2", "2 1", "1"] {
        set(store.shelf_mut(), "zhibu/1/met", damaged);
        let (store, opening) = reopen(store.shelf());
        assert_eq!((store.met(), opening.findings), (&[][..], vec![]), "{damaged:?}");
    }
}
