//! 数据体检 finds every fault in either store, and what is put right is right at the next start.

use super::journal::Window;
use super::*;
use crate::store::{Checkup, Cure, Fault, Finding, Image, Place};
use std::collections::BTreeSet;

fn key(id: &'static str) -> EntryKey {
    EntryKey::Record(RecordId::from(id))
}

fn check(window: &Window) -> Checkup {
    let mut check = window.store.checkup(Some(&window.journal)).unwrap();
    while check.go_on(3) {}
    check
}

fn found(window: &Window) -> Vec<Finding> {
    check(window).findings().to_vec()
}

#[test]
fn a_whole_store_has_nothing_wrong_and_everything_is_counted() {
    let mut window = Window::with(5);
    window.put("r1", "改过");
    window.store.keep_draft("new-activity", Some("{}")).unwrap();
    window.store.keep_preference("single_keys", Some("off")).unwrap();
    window.store.backed_up(day()).unwrap();
    window.commit();
    let mut begun = window.store.checkup(Some(&window.journal)).unwrap();
    let all = begun.progress().1;
    assert_eq!((begun.progress(), begun.go_on(3), begun.progress()), ((0, all), true, (3, all)));
    // Earlier versions are counted where they stand on the shelf.
    let mut alone = window.store.checkup(None).unwrap();
    while alone.go_on(3) {}
    assert_eq!((alone.counts().journal, alone.counts().versions), (None, 1));
    let mut lacking = window.journal.clone();
    lacking.retain(|key, _| !key.starts_with("zhibu/1/past/"));
    let mut fewer = window.store.checkup(Some(&lacking)).unwrap();
    while fewer.go_on(3) {}
    assert_eq!(fewer.counts().versions, 1);
    let check = check(&window);
    assert_eq!(check.findings(), []);
    let counts = check.counts();
    assert_eq!((counts.shelf, counts.journal), (6, Some(6)));
    assert_eq!((counts.versions, counts.drafts), (1, 1));
    let (done, all) = check.progress();
    assert_eq!(done, all);
}

#[test]
fn every_fault_in_either_store_is_found() {
    let mut window = Window::with(5);
    let slot = |id: &str| format!("zhibu/1/2/record/{id}");
    let other = window.journal[&slot("r0")].replace("\"revision\":2", "\"revision\":3");
    let texts = [
        (slot("r0"), Some("damaged".to_owned())),
        (slot("r1"), None),
        (slot("r2"), Some(other)),
        ("zhibu/1/1/record/r3".to_owned(), Some("of before".to_owned())),
        ("zhibu/1/2/cloud/c1".to_owned(), Some("{}".to_owned())),
        ("zhibu/1/past/2/record/r1/9".to_owned(), Some("{}".to_owned())),
    ];
    for (key, text) in &texts {
        match text {
            Some(text) => drop(window.journal.insert(key.clone(), text.clone())),
            None => drop(window.journal.remove(key)),
        }
        match text {
            Some(text) => set(window.store.shelf_mut(), key, text),
            None => window.store.shelf_mut().remove(key).unwrap(),
        }
    }
    window.journal.remove("zhibu/1/head");
    set(window.store.shelf_mut(), "zhibu/1/head", "{}");
    set(window.store.shelf_mut(), "zhibu/1/draft/new-activity", "half");
    set(window.store.shelf_mut(), "zhibu/1/preference/single_keys", "{");
    set(window.store.shelf_mut(), "zhibu/1/journal", "?");
    let mut wanted = vec![
        Finding::Draft("new-activity".to_owned()),
        Finding::Preference("single_keys".to_owned()),
        Finding::Note,
    ];
    for place in [Place::Shelf, Place::Journal] {
        wanted.extend([
            Finding::Entry(place, Fault::Unreadable, key("r0")),
            Finding::Entry(place, Fault::Missing, key("r1")),
            // Its revision is not what its checksum says.
            Finding::Entry(place, Fault::Unreadable, key("r2")),
            Finding::Head(place),
            Finding::Twice(place, 1),
            Finding::Unknown(place, "zhibu/1/2/cloud/c1".to_owned()),
            Finding::Versions(place, 1),
        ]);
    }
    wanted.sort();
    assert_eq!(found(&window), wanted);
}

#[test]
fn what_is_put_right_is_right_and_nothing_is_thrown_away() {
    let mut window = Window::with(4);
    let old = window.shelf().texts()["zhibu/1/2/record/r2"].clone();
    window.put("r2", "改过");
    window.commit();
    set(window.store.shelf_mut(), "zhibu/1/2/record/r0", "damaged");
    window.store.shelf_mut().remove("zhibu/1/2/record/r1").unwrap();
    set(window.store.shelf_mut(), "zhibu/1/2/record/r2", &old);
    let extra = crate::store::wire::write_slot(&record("r9", "多出来的")).unwrap().0;
    set(window.store.shelf_mut(), "zhibu/1/2/record/r9", &extra);
    let faults = [Fault::Unreadable, Fault::Missing, Fault::Differs, Fault::Extra];
    let ids = ["r0", "r1", "r2", "r9"];
    let wanted: Vec<Finding> = faults
        .into_iter()
        .zip(ids)
        .map(|(fault, id)| Finding::Entry(Place::Shelf, fault, key(id)))
        .collect();
    assert_eq!(found(&window), wanted);
    let keys: BTreeSet<EntryKey> = ids.map(key).into();
    window.store.put_right(&window.ledger, &keys).unwrap();
    window.commit();
    assert_eq!(found(&window), []);
    let asides = window.store.asides().unwrap();
    let texts: Vec<&str> = asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(texts, ["damaged", &extra]);
    // What was extra can be put back from what was set aside, what was damaged from its history.
    let cures = window.store.cures(&asides[1], None).unwrap();
    assert!(matches!(&cures[..], [Cure::Itself(entry)] if entry.key() == key("r9")));
    let again = Window::open(window.shelf(), window.journal.clone());
    assert_eq!((again.ledger, again.said.as_str()), (window.ledger, ""));
}

#[test]
fn a_journal_that_differs_is_written_again() {
    let mut window = Window::with(4);
    let whole = window.journal.clone();
    window.journal.insert("zhibu/1/2/record/r0".to_owned(), "damaged".to_owned());
    window.journal.remove("zhibu/1/2/record/r1");
    window.journal.insert("zhibu/1/2/record/r9".to_owned(), "more".to_owned());
    window.journal.remove("zhibu/1/head");
    assert_eq!(found(&window).len(), 4);
    let read = window.journal.clone();
    window.store.send_again(&read).unwrap();
    window.commit();
    assert_eq!((found(&window), window.journal), (vec![], whole));
}

#[test]
fn what_was_set_aside_is_put_back_from_the_journal_or_an_earlier_version() {
    let mut window = Window::with(3);
    window.put("r1", "改过");
    window.commit();
    let image: Image = window.journal.clone();
    let mut shelf = window.shelf();
    set(&mut shelf, "zhibu/1/2/record/r1", "damaged");
    let (store, _) = Store::open(shelf, Journal::Away(crate::store::JournalError::Silent));
    let aside = &store.asides().unwrap()[0];
    let cures = store.cures(aside, Some(&image)).unwrap();
    let [Cure::Journal(entry), Cure::Earlier(version)] = &cures[..] else { panic!("{cures:?}") };
    assert_eq!(Some(entry), window.ledger.get(&key("r1")).as_ref());
    assert_ne!(version.entry, *entry);
}

#[test]
fn damaged_forms_preferences_and_versions_can_be_thrown_away() {
    let mut window = Window::with(2);
    window.put("r1", "改过");
    window.commit();
    let version = "zhibu/1/past/2/record/r1/3";
    assert!(window.shelf().texts().contains_key(version));
    for (key, text) in [
        (version, "damaged"),
        ("zhibu/1/draft/new-activity", "damaged"),
        ("zhibu/1/preference/single_keys", "{damaged"),
    ] {
        set(window.store.shelf_mut(), key, text);
    }
    let damaged = found(&window);
    assert_eq!(damaged.len(), 3);
    for finding in &damaged {
        window.store.drop_damaged(finding).unwrap();
    }
    window.commit();
    assert_eq!(found(&window), []);
}

#[test]
fn a_note_left_behind_or_damaged_is_found() {
    for (key, text) in [("zhibu/1/undo", "[]"), ("zhibu/1/backup", "damaged")] {
        let mut window = Window::with(2);
        set(window.store.shelf_mut(), key, text);
        assert_eq!(found(&window), [Finding::Note], "{key}");
    }
}
