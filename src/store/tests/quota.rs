//! The storage full to the last unit: a save fits or is refused, and nothing is between.

use super::windows::Shared;
use super::*;
use crate::store::ShelfError;

fn edit(ledger: &mut Ledger, id: &str) -> (Changes, u64) {
    let title = "学习上级文件精神，交流学习体会";
    let put = Command::put(record(id, title)).apply(ledger).unwrap();
    (changes(ledger, put.touched.iter().map(|(key, _)| key)), ledger.revision)
}

/// The room at which a save that was refused by one unit less is taken.
#[test]
fn for_every_amount_of_room_a_save_is_there_whole_or_not_at_all() {
    let before = ledger(4);
    let store = store_with(&before);
    let used = store.shelf().used();
    for id in ["r9", "r1"] {
        let mut after = before.clone();
        let (changes, revision) = edit(&mut after, id);
        let mut fits = None;
        for room in 0..1500 {
            let mut shelf = store.shelf().clone();
            shelf.set_capacity(used + room);
            let mut store = Store::open(shelf, Journal::default()).0;
            let saved = store.save(&changes, revision);
            let (_, opening) = reopen(store.shelf());
            assert_eq!(opening.findings, [], "{room}");
            match saved {
                Ok(()) => {
                    assert_eq!(opening.ledger, after, "{room}");
                    fits = fits.or(Some(room));
                }
                Err(error) => {
                    assert_eq!(error, StoreError::Shelf(ShelfError::Full));
                    assert_eq!(opening.ledger, before, "{room}");
                    assert_eq!(fits, None, "{room}");
                }
            }
            assert!(store.shelf().used() <= used + room, "{room}");
        }
        // By one unit less it does not fit, as the loop has shown; it is not at either end.
        assert!(fits.is_some_and(|room| room > 100 && room < 1400), "{fits:?}");
    }
}

#[test]
fn two_windows_that_know_no_locks_share_the_last_room() {
    let before = ledger(4);
    let first_store = store_with(&before);
    let used = first_store.shelf().used();
    let (mut both, mut one, mut none) = (0, 0, 0);
    for room in (0..2200).step_by(3) {
        let shared = Shared::default();
        *shared.0.borrow_mut() = first_store.shelf().clone();
        shared.0.borrow_mut().set_capacity(used + room);
        let mut windows: Vec<_> =
            (0..2).map(|_| Store::open(shared.clone(), Journal::default()).0).collect();
        let mut there = before.clone();
        let mut saved = 0;
        for (window, id) in windows.iter_mut().zip(["ra", "rb"]) {
            let mut mine = before.clone();
            let (changes, revision) = edit(&mut mine, id);
            let mut answer = window.save(&changes, revision);
            if answer == Err(StoreError::Elsewhere) {
                // 重新读取, and once more.
                mine = window.reopen().ledger;
                let (changes, revision) = edit(&mut mine, id);
                answer = window.save(&changes, revision);
            }
            match answer {
                Ok(()) => (saved, there) = (saved + 1, mine),
                Err(error) => assert_eq!(error, StoreError::Shelf(ShelfError::Full), "{room}"),
            }
        }
        let (_, opening) = reopen(&shared.0.borrow());
        assert_eq!((opening.ledger, opening.findings), (there, vec![]), "{room}");
        *[&mut none, &mut one, &mut both][saved] += 1;
    }
    assert!(none > 20 && one > 20 && both > 20, "{none} {one} {both}");
}
