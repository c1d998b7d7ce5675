//! A clock at 1970, at 2099, set back or forwards in the middle: nothing goes from 回收站 for it, and
//! order stays by revision.

use super::*;
use crate::store::clock::Clock;
use chrono::Duration;
use proptest::prelude::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A store with one removed record, removed on the day of the tests.
fn with_bin() -> Store<MemoryShelf> {
    let mut ledger = ledger(3);
    let mut store = store_with(&ledger);
    remove(&mut store, &mut ledger, "record/r1", day());
    store
}

fn remove(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, key: &str, today: NaiveDate) {
    let key = EntryKey::parse(key).unwrap();
    let earlier = Earlier {
        entry: ledger.get(&key).unwrap(),
        step: "删除".to_owned(),
        at: today.and_time(chrono::NaiveTime::MIN),
        until: ledger.revision + 1,
        removed: true,
    };
    Command::Remove(key.clone()).apply(ledger).unwrap();
    store.save_keeping(&changes(ledger, [&key]), ledger.revision, vec![earlier]).unwrap();
    store.tidy(today);
}

/// At a start on that day.
fn started(store: &Store<MemoryShelf>, today: NaiveDate) -> Store<MemoryShelf> {
    let (mut store, opening) = reopen(store.shelf());
    assert_eq!(opening.findings, vec![]);
    store.tidy(today);
    store
}

fn left(store: &Store<MemoryShelf>, today: NaiveDate) -> i64 {
    store.days_left(&store.removed().unwrap()[0], today)
}

/// Opened every `step` days until 回收站 is empty: after how many days it is.
fn emptied(mut store: Store<MemoryShelf>, from: NaiveDate, step: usize) -> i64 {
    let day = (0..400).step_by(step).find(|days| {
        store = started(&store, from + Duration::days(*days as i64));
        store.count_removed() == 0
    });
    day.unwrap() as i64
}

#[test]
fn after_ninety_days_the_bin_is_emptied() {
    for step in [1, 9, 30] {
        assert_eq!(emptied(with_bin(), day(), step), 90);
    }
    // Left alone for longer than a month, they begin anew.
    assert_eq!(emptied(started(&with_bin(), day() + Duration::days(40)), day(), 10), 90);
}

/// The control for what follows: a clock of which nothing is thought amiss.
#[test]
fn by_a_clock_that_is_believed_all_would_be_gone() {
    assert!(Clock::at(on("2099-01-01")).days_left(day()) == 90);
    let mut believed = Clock::at(day());
    for days in (0..29_000).step_by(31) {
        believed = believed.showing(day() + Duration::days(days));
    }
    assert!(believed.days_left(day()) < 0);
}

#[test]
fn a_clock_that_jumps_empties_nothing() {
    let mut store = with_bin();
    for today in [
        "2099-01-01",
        "2099-01-02",
        "1970-01-01",
        "2099-06-01",
        "2029-03-02",
        "2019-03-02",
        "2018-03-02",
        "2019-03-02",
    ] {
        // In the middle of a session, and at the next start.
        store.tidy(on(today));
        let days = if today == "2099-01-02" { 89 } else { 90 };
        assert_eq!((store.count_removed(), left(&store, on(today))), (1, days), "{today}");
        store = started(&store, on(today));
        assert_eq!((store.count_removed(), left(&store, on(today))), (1, days), "{today}");
    }
    // Set right for good, the days count from there.
    assert_eq!(emptied(store, on("2019-03-02"), 5), 90);
}

#[test]
fn what_is_removed_while_the_clock_is_wrong_stays_when_it_is_right_again() {
    for wrong in ["1970-01-01", "2018-03-01", "2029-03-01", "2099-12-31"] {
        let mut ledger = ledger(3);
        let mut store = store_with(&ledger);
        remove(&mut store, &mut ledger, "record/r0", day());
        remove(&mut store, &mut ledger, "record/r1", on(wrong));
        assert_eq!(store.count_removed(), 2);
        store = started(&store, day());
        assert_eq!((store.count_removed(), left(&store, day())), (2, 90), "{wrong}");
        store = started(&store, day() + Duration::days(9));
        assert_eq!(store.count_removed(), 2, "{wrong}");
    }
}

#[test]
fn a_store_that_never_noted_the_clock_goes_by_its_last_step() {
    let mut store = with_bin();
    store.shelf_mut().remove("zhibu/1/clock").unwrap();
    assert_eq!(started(&store, on("2099-01-01")).count_removed(), 1);
    for damage in ["damaged", "", "2019-03-01", "2019-03-01 x"] {
        set(store.shelf_mut(), "zhibu/1/clock", damage);
        assert_eq!(started(&store, on("2099-01-01")).count_removed(), 1);
    }
}

#[test]
fn order_is_by_revision_whatever_the_clock_said() {
    let mut ledger = ledger(1);
    let mut store = store_with(&ledger);
    let key = EntryKey::parse("record/r0").unwrap();
    for (title, at) in [("一", "2099-01-01"), ("二", "1970-01-01"), ("三", "2019-01-01")] {
        let before = ledger.get(&key).unwrap();
        Command::put(record("r0", title)).apply(&mut ledger).unwrap();
        let earlier = Earlier {
            entry: before,
            step: title.to_owned(),
            at: on(at).and_time(chrono::NaiveTime::MIN),
            until: ledger.revision,
            removed: false,
        };
        store.save_keeping(&changes(&ledger, [&key]), ledger.revision, vec![earlier]).unwrap();
    }
    let steps: Vec<String> =
        reopen(store.shelf()).0.versions_of(&key).unwrap().into_iter().map(|v| v.step).collect();
    assert_eq!(steps, ["三", "二", "一"]);
}

proptest! {
    /// However the clock runs: what was removed stays for as many days of use as the clock needs to
    /// come 90 days on without a jump.
    #[test]
    fn nothing_goes_before_ninety_days_in_a_row(
        moves in proptest::collection::vec(
            prop_oneof![6 => 0..40_i64, 1 => -40_000..0_i64, 1 => 40..40_000_i64],
            0..60,
        ),
    ) {
        let mut store = with_bin();
        let (mut today, mut in_a_row) = (day(), 0);
        for moved in moves {
            today += Duration::days(moved);
            in_a_row = if (0..=31).contains(&moved) { in_a_row + moved } else { 0 };
            store.tidy(today);
            if in_a_row < 90 {
                prop_assert_eq!(store.count_removed(), 1);
            } else {
                break;
            }
        }
    }
}
