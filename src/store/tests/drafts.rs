//! Half-filled forms beside the ledger.

use super::*;
use crate::store::{LastBackup, Outside, ShelfError, StoreError};

#[test]
fn a_draft_stays_until_it_is_taken_away_and_is_no_part_of_the_ledger() {
    let ledger = ledger(2);
    let mut store = store_with(&ledger);
    store.backed_up(day()).unwrap();
    assert_eq!(store.draft("new-activity"), Ok(None));
    store.keep_draft("new-activity", Some("甲")).unwrap();
    store.keep_draft("record-r1", Some("乙")).unwrap();
    store.keep_draft("new-activity", Some("丙")).unwrap();

    let (mut store, opening) = reopen(store.shelf());
    assert_eq!(opening.ledger, ledger);
    assert_eq!(opening.findings, []);
    assert_eq!(store.last_backup(), LastBackup::Current(day()));
    assert_eq!(store.outside(), Ok(Outside::Nothing));
    assert_eq!(store.draft("new-activity"), Ok(Some("丙".to_owned())));
    store.keep_draft("new-activity", None).unwrap();
    store.keep_draft("new-activity", None).unwrap();
    assert_eq!(store.draft("new-activity"), Ok(None));
    assert_eq!(store.draft("record-r1"), Ok(Some("乙".to_owned())));
}

#[test]
fn an_edit_leaves_drafts_alone_and_another_ledger_in_its_place_takes_them_along() {
    let ledger = ledger(2);
    let mut store = store_with(&ledger);
    store.keep_draft("new-activity", Some("甲")).unwrap();
    store.save(&Changes::new(), ledger.revision).unwrap();
    assert_eq!(store.draft("new-activity"), Ok(Some("甲".to_owned())));
    store.replace(&Ledger::default()).unwrap();
    assert_eq!(store.draft("new-activity"), Ok(None));
    assert_eq!(reopen(store.shelf()).0.draft("new-activity"), Ok(None));
}

#[test]
fn a_draft_that_is_refused_leaves_the_one_before() {
    let mut store = store_with(&ledger(2));
    store.keep_draft("new-activity", Some("甲")).unwrap();
    store.shelf_mut().fail_writes(0, usize::MAX, ShelfError::Full);
    let refused = store.keep_draft("new-activity", Some("乙"));
    assert_eq!(refused, Err(StoreError::Shelf(ShelfError::Full)));
    store.shelf_mut().heal();
    assert_eq!(store.draft("new-activity"), Ok(Some("甲".to_owned())));
}

#[test]
fn where_nothing_may_be_written_no_draft_is() {
    let mut shelf = MemoryShelf::default();
    shelf.fail(0, usize::MAX, ShelfError::Refused);
    let (mut store, _) = Store::open(shelf);
    store.shelf_mut().heal();
    assert!(store.keep_draft("new-activity", Some("甲")).is_err());
    assert_eq!(store.draft("new-activity"), Ok(None));
}

#[test]
fn a_preference_outlives_the_ledger_and_is_no_part_of_it() {
    let ledger = ledger(2);
    let mut store = store_with(&ledger);
    assert_eq!(store.preference("keys"), Ok(None));
    store.keep_preference("keys", Some("off")).unwrap();
    store.replace(&Ledger::default()).unwrap();
    let (mut store, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger.is_empty(), opening.findings), (true, vec![]));
    assert_eq!(store.preference("keys"), Ok(Some("off".to_owned())));
    store.keep_preference("keys", None).unwrap();
    assert_eq!(store.preference("keys"), Ok(None));
}
