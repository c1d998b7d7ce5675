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

#[test]
fn an_edit_goes_before_its_version_where_there_is_room_for_one_alone() {
    let mut without = 0;
    for room in 0..600 {
        let mut window = Window::with(2);
        let used = window.store.shelf().used();
        window.store.shelf_mut().set_capacity(used + room);
        if window.act(Command::put(record("r1", "专题研讨"))) {
            let shelf = window.shelf();
            let kept = shelf.texts().keys().any(|key| key.starts_with("zhibu/1/past/"));
            without += usize::from(!kept);
            // Nothing was removed: nothing is missing from 回收站.
            assert!(window.store.left_out().is_empty());
        }
    }
    assert!(without > 0);
}

#[test]
fn a_years_text_belongs_to_its_year() {
    let file = include_str!("../../../tests/frozen/backup-v1.json");
    let text = crate::backup::read(file).unwrap().texts.into_values().next().unwrap();
    let at = chrono::NaiveDate::from_ymd_opt(2031, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN);
    let year = text.year;
    let entry = Entry::Text(text);
    let version = Earlier { entry, step: "一步".to_owned(), at, until: 9, removed: true };
    assert_eq!(version.year(), year);
    let entry = Entry::Member(Member::new("m1".into(), "张晓明"));
    assert_eq!(Earlier { entry, ..version }.year(), 2031);
}
