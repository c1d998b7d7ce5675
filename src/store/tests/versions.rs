//! What is known of the versions that are kept, and which are not.

use super::journal::Window;
use super::*;

#[test]
fn what_stands_in_the_bin_and_since_when_is_known() {
    let mut window = Window::with(3);
    let before = window.ledger.revision;
    window.put("r2", "改过");
    window.remove("r1");
    let key = |id: &'static str| EntryKey::Record(RecordId::from(id));
    assert!(window.store.is_removed(&key("r1")));
    assert!(!window.store.is_removed(&key("r0")) && !window.store.is_removed(&key("r2")));
    assert_eq!(window.store.removed_since(before), 1);
    assert_eq!(window.store.removed_since(window.ledger.revision - 1), 1);
    assert_eq!(window.store.removed_since(window.ledger.revision), 0);
    // The next start knows as much of every version.
    assert_eq!(reopen(window.store.shelf()).0.past, window.store.past);
}

#[test]
fn of_another_ledger_no_version_stays() {
    let mut window = Window::with(3);
    window.put("r1", "改过");
    let versions = |window: &Window| {
        let shelf = window.shelf();
        shelf.texts().keys().filter(|key| key.starts_with("zhibu/1/past/")).count()
    };
    assert_eq!(versions(&window), 1);
    assert!(window.act(Command::Replace(Box::new(ledger(1)))));
    assert_eq!(versions(&window), 0);
}

#[test]
fn what_is_made_anew_where_it_stands_has_no_versions() {
    let kept = crate::store::earlier::is_kept;
    let anew = ["branch", "declaration/d1", "override/o1"].map(|key| EntryKey::parse(key).unwrap());
    assert!(anew.iter().all(|key| !kept(key, true) && !kept(key, false)));
    let removed = EntryKey::parse("group/g1").unwrap();
    assert_eq!((kept(&removed, true), kept(&removed, false)), (true, false));
}
