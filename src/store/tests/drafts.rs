//! Half-filled forms beside the ledger.

use super::*;
use crate::store::{CAPACITY, LastBackup, Outside, ShelfError, StoreError};

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
    let (mut store, _) = Store::open(shelf, Journal::default());
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

#[test]
fn a_form_has_as_many_places_as_it_needs() {
    let mut store = store_with(&ledger(2));
    assert_eq!(store.free_draft("new-activity"), Ok("new-activity".to_owned()));
    store.keep_draft("new-activity", Some("甲")).unwrap();
    store.keep_draft("new-activity-x", Some("另一种的")).unwrap();
    assert_eq!(store.free_draft("new-activity"), Ok("new-activity+2".to_owned()));
    store.keep_draft("new-activity+2", Some("乙")).unwrap();
    store.keep_draft("new-activity+10", Some("丁")).unwrap();
    store.keep_draft("new-activity+3", Some("丙")).unwrap();
    let (mut store, _) = reopen(store.shelf());
    let own = |place: &str, text: &str| (place.to_owned(), text.to_owned());
    let all = [
        own("new-activity", "甲"),
        own("new-activity+2", "乙"),
        own("new-activity+3", "丙"),
        own("new-activity+10", "丁"),
    ];
    assert_eq!(store.drafts("new-activity").unwrap(), all);
    store.keep_draft("new-activity+2", None).unwrap();
    assert_eq!(store.free_draft("new-activity"), Ok("new-activity+2".to_owned()));
}

/// A ledger whose shelf is filled to the last by the draft of a form, and that draft.
fn filled_by_a_draft(room: usize) -> (Ledger, Store<MemoryShelf>, String) {
    let ledger = ledger(2);
    let mut store = store_with(&ledger);
    let draft = "长".repeat(room);
    store.keep_draft("new-activity", Some(&draft)).unwrap();
    let full = store.shelf().used();
    store.shelf_mut().set_capacity(full);
    (ledger, store, draft)
}

#[test]
fn the_draft_of_a_form_gives_way_to_its_save() {
    let (mut ledger, mut store, draft) = filled_by_a_draft(2000);
    store.keep_draft("new-activity+2", Some("")).unwrap_err();
    let applied = Command::put(record("r9", &"长".repeat(500))).apply(&mut ledger).unwrap();
    // To another edit it does not.
    assert_eq!(keep(&mut store, &applied, &ledger), Err(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(store.draft("new-activity"), Ok(Some(draft)));
    store.saves_form(Some("new-activity"));
    keep(&mut store, &applied, &ledger).unwrap();
    assert_eq!(store.draft("new-activity"), Ok(None));
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
}

#[test]
fn a_draft_that_gave_way_in_vain_is_back_and_one_not_needed_stays() {
    let (mut ledger, mut store, draft) = filled_by_a_draft(300);
    let before = store.shelf().texts().clone();
    store.saves_form(Some("new-activity"));
    let applied = Command::put(record("r9", &"长".repeat(900))).apply(&mut ledger).unwrap();
    assert_eq!(keep(&mut store, &applied, &ledger), Err(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(store.shelf().texts(), &before);
    store.shelf_mut().set_capacity(CAPACITY);
    keep(&mut store, &applied, &ledger).unwrap();
    // It is the form that takes it away.
    assert_eq!(store.draft("new-activity"), Ok(Some(draft)));
}

#[test]
fn a_draft_gives_way_before_any_earlier_version() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    let applied = Command::Remove(EntryKey::Record("r1".into())).apply(&mut ledger).unwrap();
    keep(&mut store, &applied, &ledger).unwrap();
    store.keep_draft("record-r0", Some(&"长".repeat(3000))).unwrap();
    let full = store.shelf().used();
    store.shelf_mut().set_capacity(full);
    store.saves_form(Some("record-r0"));
    let applied = Command::put(record("r0", &"长".repeat(500))).apply(&mut ledger).unwrap();
    keep(&mut store, &applied, &ledger).unwrap();
    assert_eq!((store.draft("record-r0"), store.count_removed()), (Ok(None), 1));
}
