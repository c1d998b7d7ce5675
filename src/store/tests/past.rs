//! Earlier versions of entries: kept, found again, dropped when their time or the room is over, and
//! never in the way of a save.

use super::*;
use crate::store::past::{MOST, MOST_OF_ONE, VERSIONS_OF_ONE};
use crate::store::{CAPACITY, DAYS_KEPT, ShelfError};
use chrono::Duration;
use std::collections::BTreeSet;

fn key(id: &str) -> EntryKey {
    EntryKey::Record(RecordId::parse(id).unwrap())
}

/// Does a command, saved as the editor saves it.
fn act(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, command: Command) {
    let applied = command.apply(ledger).unwrap();
    keep(store, &applied, ledger).unwrap();
    store.tidy(day());
}

fn put(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, id: &str, title: &str) {
    act(store, ledger, Command::put(record(id, title)));
}

fn remove(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, id: &str) {
    act(store, ledger, Command::Remove(key(id)));
}

fn titles(versions: &[Earlier]) -> String {
    let title = |version: &Earlier| match &version.entry {
        Entry::Record(record) => record.title.clone(),
        other => format!("{:?}", other.key()),
    };
    versions.iter().map(title).collect::<Vec<_>>().join("、")
}

/// The history of a record, and 回收站, here and at the next start.
fn told(store: &Store<MemoryShelf>, id: &str) -> (String, String) {
    let told = |store: &Store<MemoryShelf>| {
        (titles(&store.versions_of(&key(id)).unwrap()), titles(&store.removed().unwrap()))
    };
    let here = told(store);
    let (again, opening) = reopen(store.shelf());
    assert_eq!(opening.findings, []);
    assert_eq!(told(&again), here);
    here
}

fn own(left: &str, right: &str) -> (String, String) {
    (left.to_owned(), right.to_owned())
}

#[test]
fn what_stood_there_before_is_kept_and_what_is_removed_stands_in_the_bin_until_it_is_back() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    put(&mut store, &mut ledger, "r0", "甲");
    put(&mut store, &mut ledger, "r0", "乙");
    assert_eq!(told(&store, "r0"), own("甲、集中学习", ""));
    remove(&mut store, &mut ledger, "r0");
    assert_eq!(told(&store, "r0"), own("乙、甲、集中学习", "乙"));
    remove(&mut store, &mut ledger, "r1");
    assert_eq!(told(&store, "r1"), own("集中学习", "集中学习、乙"));
    assert_eq!(store.count_removed(), 2);
    // Put back, by 撤销 or from 回收站, it has left it; its history goes on.
    put(&mut store, &mut ledger, "r0", "乙");
    assert_eq!(told(&store, "r0"), own("乙、甲、集中学习", "集中学习"));
    let version = &store.versions_of(&key("r0")).unwrap()[0];
    assert_eq!((version.removed, store.days_left(version, day())), (true, DAYS_KEPT));
    // The ledger's own count knows nothing of them.
    let versions = store.shelf().texts().keys().filter(|key| key.contains("/past/")).count();
    // The head, and the note of the clock.
    assert_eq!(store.shelf().texts().len(), ledger.len() + 2 + versions);
    assert!(store.usage().unwrap().past > 0);
}

#[test]
fn a_branch_an_override_and_an_edit_of_what_has_no_page_leave_no_version() {
    let mut ledger = ledger(1);
    let mut store = store_with(&ledger);
    let branch = Entry::Branch(Branch::new("另一个支部", "支部"));
    act(&mut store, &mut ledger, Command::put(branch));
    let group = |name: &str| {
        let text = format!(r#"{{"group":{{"id":"g1","name":"{name}"}}}}"#);
        serde_json::from_str::<Entry>(&text).unwrap()
    };
    act(&mut store, &mut ledger, Command::put(group("一组")));
    act(&mut store, &mut ledger, Command::put(group("二组")));
    assert_eq!(store.past_years().len(), 0);
    // Removed, it would have to be typed again.
    act(&mut store, &mut ledger, Command::Remove(EntryKey::Group("g1".into())));
    assert_eq!(store.removed().unwrap()[0].entry.revision(), ledger.revision - 1);
}

#[test]
fn ninety_days_after_its_removal_an_entry_is_gone_with_its_history() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    put(&mut store, &mut ledger, "r0", "甲");
    put(&mut store, &mut ledger, "r1", "乙");
    remove(&mut store, &mut ledger, "r0");
    for n in (0..DAYS_KEPT).step_by(30).chain([DAYS_KEPT - 1]) {
        store.tidy(day() + Duration::days(n));
    }
    assert_eq!(told(&store, "r0"), own("甲、集中学习", "甲"));
    store.tidy(day() + Duration::days(DAYS_KEPT));
    assert_eq!(told(&store, "r0"), own("", ""));
    // The history of what is there knows no days.
    assert_eq!(told(&store, "r1"), own("集中学习", ""));
}

#[test]
fn an_entry_keeps_so_many_versions_and_none_that_is_too_large() {
    let mut ledger = ledger(1);
    let mut store = store_with(&ledger);
    for n in 0..VERSIONS_OF_ONE + 5 {
        put(&mut store, &mut ledger, "r0", &format!("{n}"));
    }
    let versions = store.versions_of(&key("r0")).unwrap();
    assert_eq!(versions.len(), VERSIONS_OF_ONE);
    assert!(titles(&versions).starts_with("23、22、"));
    put(&mut store, &mut ledger, "r0", &"长".repeat(MOST_OF_ONE));
    put(&mut store, &mut ledger, "r0", "短");
    let versions = store.versions_of(&key("r0")).unwrap();
    assert!(titles(&versions).starts_with("24、23、"));
    // Few that are large are too many as well.
    for n in 0..5 {
        put(&mut store, &mut ledger, "r0", &format!("{n}{}", "长".repeat(MOST_OF_ONE / 3)));
    }
    assert_eq!(store.versions_of(&key("r0")).unwrap().len(), 2);
}

#[test]
fn where_all_are_too_many_the_oldest_histories_go_first_and_what_was_removed_last() {
    let mut ledger = ledger(0);
    let mut store = store_with(&ledger);
    let long = "长".repeat(MOST_OF_ONE / 2);
    put(&mut store, &mut ledger, "gone", &long);
    remove(&mut store, &mut ledger, "gone");
    for n in 0..20 {
        put(&mut store, &mut ledger, &format!("r{n}"), &long);
    }
    for n in 0..20 {
        put(&mut store, &mut ledger, &format!("r{n}"), "短");
    }
    let past = |store: &Store<MemoryShelf>| store.usage().unwrap().past;
    assert!(past(&store) <= MOST as u64 && past(&store) > MOST as u64 * 8 / 10);
    assert_eq!(told(&store, "r0"), own("", &long));
    assert_eq!(told(&store, "r19"), own(&long, &long));
    // More is removed than may be kept: the oldest goes.
    for n in 0..20 {
        put(&mut store, &mut ledger, &format!("r{n}"), &long);
        remove(&mut store, &mut ledger, &format!("r{n}"));
    }
    assert!(past(&store) <= MOST as u64);
    let removed = store.removed().unwrap();
    assert!(removed.len() > 10 && removed[0].entry.key() == key("r19"));
    assert!(removed.iter().all(|one| one.entry.key() != key("gone")));
}

#[test]
fn many_at_once_keep_as_many_as_may_be() {
    let mut ledger = ledger(40);
    let mut store = store_with(&ledger);
    let title = "长".repeat(MOST_OF_ONE / 2);
    let all = |title: &str| {
        let put = |n| Command::put(record(&format!("r{n}"), title));
        Command::All((0..40).map(put).collect())
    };
    act(&mut store, &mut ledger, all(&title));
    act(&mut store, &mut ledger, all("短"));
    assert!(store.usage().unwrap().past <= MOST as u64);
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
}

#[test]
fn a_full_shelf_gives_up_old_versions_for_a_save() {
    let mut ledger = ledger(3);
    let mut store = store_with(&ledger);
    for n in 0..6 {
        put(&mut store, &mut ledger, "r0", &format!("{n}{}", "长".repeat(500)));
    }
    remove(&mut store, &mut ledger, "r2");
    let room = store.shelf().used() + 200;
    store.shelf_mut().set_capacity(room);
    let before = store.past_years()[&2019];
    put(&mut store, &mut ledger, "r1", &"新".repeat(400));
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
    let after = store.past_years()[&2019];
    assert!(0 < after && after < before, "{after} of {before}");
    assert_eq!(told(&store, "r1"), own("集中学习", "集中学习"));
    // To the last of them, and then without a version of its own.
    put(&mut store, &mut ledger, "r1", &"新".repeat(1200));
    // What is free holds the entry and the note of its save, and nothing beside.
    let title = "新".repeat(room - store.shelf().used() - 300);
    put(&mut store, &mut ledger, "r9", &title);
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
    assert_eq!(store.usage().unwrap().past, 0);
    // A form half filled in has its room too.
    store.shelf_mut().set_capacity(CAPACITY);
    put(&mut store, &mut ledger, "r1", "短");
    let room = store.shelf().used();
    store.shelf_mut().set_capacity(room);
    store.keep_draft("new-activity", Some("甲")).unwrap();
    assert_eq!(store.usage().unwrap().past, 0);
    // With nothing left to give up, it is refused as ever.
    let applied = Command::put(record("r8", &"长".repeat(9000))).apply(&mut ledger).unwrap();
    assert_eq!(keep(&mut store, &applied, &ledger), Err(StoreError::Shelf(ShelfError::Full)));
}

#[test]
fn another_ledger_takes_the_place_of_old_versions_too() {
    let mut ledger = ledger(5);
    let mut store = store_with(&ledger);
    for n in 0..5 {
        put(&mut store, &mut ledger, "r0", &format!("{n}{}", "长".repeat(500)));
    }
    let room = store.shelf().used() + 300;
    store.shelf_mut().set_capacity(room);
    let new = super::ledger(4);
    store.replace(&new).unwrap();
    assert_eq!(store.shelf().texts().len(), new.len() + 2);
    let (again, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, again.past_years().len()), (new, 0));
}

#[test]
fn a_replacement_leaves_no_earlier_version_whenever_the_page_is_killed() {
    for write in 0..40 {
        let mut ledger = ledger(2);
        let mut store = store_with(&ledger);
        put(&mut store, &mut ledger, "r0", "甲");
        remove(&mut store, &mut ledger, "r1");
        store.shelf_mut().fail_writes(write, usize::MAX, ShelfError::Gone);
        let new = super::ledger(3);
        let replaced = store.replace(&new).is_ok();
        let (again, opening) = reopen(store.shelf());
        assert_eq!(opening.ledger, if replaced { new } else { ledger });
        assert_eq!(again.past_years().values().sum::<usize>(), if replaced { 0 } else { 2 });
        let versions = again.shelf().texts().keys().filter(|key| key.contains("/past/")).count();
        assert_eq!(versions, if replaced { 0 } else { 2 });
    }
}

/// Every write failing at every position, once or from there on: the state before or after, and
/// never a version without its edit.
#[test]
fn no_failing_write_tears_an_edit_from_its_version() {
    let mut start = ledger(3);
    let mut began = store_with(&start);
    put(&mut began, &mut start, "r0", "甲");
    let room = began.shelf().used() + 2000;
    began.shelf_mut().set_capacity(room);
    let edit = Command::All(vec![
        Command::put(record("r0", "乙")),
        Command::Remove(key("r1")),
        Command::put(record("r7", "丙")),
    ]);
    let mut outcomes = BTreeSet::new();
    for error in [ShelfError::Full, ShelfError::Gone] {
        for (write, count) in (0..20).flat_map(|write| [(write, 1), (write, 2), (write, 99)]) {
            let mut ledger = start.clone();
            let (mut store, _) = reopen(began.shelf());
            let before = store.past_years();
            let applied = edit.clone().apply(&mut ledger).unwrap();
            store.shelf_mut().fail_writes(write, count, error.clone());
            let written = keep(&mut store, &applied, &ledger).is_ok();
            let (again, opening) = reopen(store.shelf());
            assert_eq!(opening.ledger, if written { ledger.clone() } else { start.clone() });
            let harmless = |finding: &StoreFinding| *finding == StoreFinding::Interrupted;
            assert!(opening.findings.iter().all(harmless), "{:?}", opening.findings);
            let (years, bin) = (again.past_years(), titles(&again.removed().unwrap()));
            match (written, error == ShelfError::Full) {
                (true, false) => assert_eq!((years[&2019], bin.as_str()), (3, "集中学习")),
                // Old versions were given up for it, perhaps its own.
                (true, true) => assert!(["", "集中学习"].contains(&bin.as_str()), "{bin}"),
                (false, full) => {
                    assert!((full && years.is_empty()) || years == before, "{years:?}")
                }
            }
            // The page goes on with what stands there.
            store.shelf_mut().heal();
            if written {
                assert_eq!(store.past_years(), again.past_years());
                remove(&mut store, &mut ledger, "r7");
                assert_eq!(titles(&store.removed().unwrap())[.."丙".len()], *"丙");
            }
            outcomes.insert((written, error == ShelfError::Full));
        }
    }
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
}

#[test]
fn versions_go_with_their_year_or_when_asked_and_those_of_the_living_stay() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    put(&mut store, &mut ledger, "r0", "甲");
    remove(&mut store, &mut ledger, "r1");
    let mut later = Record::new("n".into(), "activity".into(), day(), "明年", day());
    later.date = day() + Duration::days(366);
    act(&mut store, &mut ledger, Command::put(Entry::Record(later)));
    remove(&mut store, &mut ledger, "n");
    assert_eq!(store.past_years(), [(2019, 2), (2020, 1)].into());
    store.forget(&[key("r0"), key("n")].into()).unwrap();
    assert_eq!(store.past_years(), [(2019, 2)].into());
    store.forget_year(2019).unwrap();
    assert_eq!(told(&store, "r0"), own("", ""));
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
    // Not while another window has written.
    remove(&mut store, &mut ledger, "r0");
    let (mut other, _) = reopen(store.shelf());
    other.save(&Changes::new(), 99).unwrap();
    *store.shelf_mut() = other.into_shelf();
    assert_eq!(store.forget_year(2019), Err(StoreError::Elsewhere));
    assert_eq!(store.count_removed(), 1);
}

#[test]
fn a_version_that_cannot_be_read_is_no_damage() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    put(&mut store, &mut ledger, "r0", "甲");
    remove(&mut store, &mut ledger, "r1");
    for key in ["zhibu/1/past/1/record/r0/2", "zhibu/1/past/1/cloud/1"] {
        set(store.shelf_mut(), key, "damaged");
    }
    set(store.shelf_mut(), "zhibu/1/past/7/record/r0/2", "of another ledger");
    assert_eq!(store.versions_of(&key("r0")).unwrap(), []);
    let (store, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, opening.findings), (ledger, vec![]));
    assert_eq!(store.past_years(), [(2019, 1)].into());
    assert_eq!(store.shelf().texts().keys().filter(|key| key.contains("/past/")).count(), 1);
}
