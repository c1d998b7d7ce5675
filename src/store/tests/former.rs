//! The ledger that another one was put in place of can be had at a later start.

use super::*;
use crate::store::{Batch, Former, Image, JournalError};

/// A store with its journal, as the page drives both.
struct Window {
    store: Store<MemoryShelf>,
    journal: Image,
}

impl Window {
    fn open(shelf: MemoryShelf, journal: Image) -> Self {
        let (store, _) = Store::open(shelf, Journal::Read(journal.clone()));
        let mut window = Self { store, journal };
        window.send();
        window
    }

    fn send(&mut self) {
        while let Some(batch) = self.store.batch() {
            write(&mut self.journal, batch);
            self.store.answered(Ok(()));
        }
    }

    fn begin(ledger: &Ledger) -> Self {
        let mut window = Self::open(MemoryShelf::default(), Image::new());
        window.store.save(&all(ledger), ledger.revision).unwrap();
        window.send();
        window
    }

    /// As 导入备份 on that day.
    fn import(&mut self, ledger: &Ledger, on: NaiveDate) {
        let former = Former { on, step: "导入备份".to_owned() };
        self.store.replace_keeping(ledger, Some(former)).unwrap();
        self.send();
    }

    fn again(self) -> Self {
        Self::open(self.store.into_shelf(), self.journal)
    }

    fn others(&self) -> Vec<Ledger> {
        self.store.others().into_iter().map(|(_, ledger)| ledger).collect()
    }
}

fn write(journal: &mut Image, batch: Batch) {
    for (key, text) in batch {
        match text {
            Some(text) => journal.insert(key, text),
            None => journal.remove(&key),
        };
    }
}

#[test]
fn a_ledger_replaced_is_there_at_the_next_start_also_from_the_journal_alone() {
    let (mine, wrong) = (ledger(5), ledger(2));
    let mut window = Window::begin(&mine);
    window.import(&wrong, day());
    let mut window = window.again();
    assert_eq!(window.others(), std::slice::from_ref(&mine));
    let former = window.store.former(1).unwrap();
    assert_eq!((former.on, former.step.as_str()), (day(), "导入备份"));
    window = Window::open(MemoryShelf::default(), window.journal);
    assert_eq!(window.others(), std::slice::from_ref(&mine));
    // Put back, it is no other ledger any more; what stood there meanwhile is.
    window.import(&mine, day());
    assert_eq!(window.again().others(), [wrong]);
}

#[test]
fn in_the_transaction_that_removes_it_from_its_place() {
    let (mine, wrong) = (ledger(5), ledger(2));
    let mut window = Window::begin(&mine);
    let former = Former { on: day(), step: "导入备份".to_owned() };
    window.store.replace_keeping(&wrong, Some(former)).unwrap();
    let batch = window.store.batch().unwrap();
    assert!(batch.contains_key("zhibu/1/head"), "the new ledger");
    let before = window.journal.clone();
    write(&mut window.journal, batch);
    // Killed before it or after it: the old one is there, in its place or as the other.
    let shelf = MemoryShelf::default();
    let (_, opening) = Store::open(shelf.clone(), Journal::Read(before));
    assert_eq!(opening.ledger, mine);
    let (store, opening) = Store::open(shelf, Journal::Read(window.journal));
    assert_eq!((opening.ledger, store.others()), (wrong, vec![(1, mine)]));
}

#[test]
fn undone_it_is_kept_no_longer_and_an_empty_ledger_keeps_nothing() {
    let (mine, wrong) = (ledger(5), ledger(2));
    let mut window = Window::begin(&mine);
    window.import(&wrong, day());
    window.store.replace(&mine).unwrap();
    window.send();
    assert_eq!(window.others(), []);
    assert!(window.journal.keys().all(|key| !key.contains("/other/")), "{:?}", window.journal);
    // 清空, and what comes after it.
    window.import(&Ledger::default(), day());
    window.import(&wrong, day());
    assert_eq!(window.again().others(), []);
}

#[test]
fn the_newest_three_for_ninety_days_and_never_what_nobody_replaced() {
    let mut window = Window::begin(&ledger(1));
    // As two ledgers that were met.
    let texts: Vec<_> = window.journal.clone().into_iter().collect();
    for (key, text) in texts {
        window.journal.insert(key.replace("zhibu/", "zhibu/1/other/7/"), text);
    }
    let mut window = window.again();
    for records in 2..=6 {
        window.import(&ledger(records), day());
    }
    let lengths = |window: &Window| window.others().iter().map(Ledger::len).collect::<Vec<_>>();
    assert_eq!(lengths(&window), [2, 4, 5, 6]);
    let mut window = window.again();
    // A clock that jumps takes none, and the days begin anew.
    for jump in [29_000, -18_000, 0] {
        window.store.tidy(day() + chrono::Duration::days(jump));
        assert_eq!(lengths(&window), [2, 4, 5, 6]);
    }
    for days in [30, 60, 89] {
        window.store.tidy(day() + chrono::Duration::days(days));
        assert_eq!(lengths(&window), [2, 4, 5, 6]);
    }
    window.store.tidy(day() + chrono::Duration::days(90));
    window.send();
    assert_eq!(lengths(&window.again()), [2]);
}

#[test]
fn without_the_journal_nothing_is_promised_and_what_it_holds_is_met_again() {
    let (mine, wrong) = (ledger(5), ledger(2));
    let mut window = Window::begin(&mine);
    window.import(&wrong, day());
    window.store.save(&all(&ledger(3)), 9).unwrap();
    window.store.batch().unwrap();
    window.store.answered(Err(JournalError::Full));
    assert!(!window.store.keeps_former());
    let former = Former { on: day(), step: "导入备份".to_owned() };
    window.store.replace_keeping(&ledger(1), Some(former)).unwrap();
    window.store.met_again(Ok(window.journal.clone()));
    window.send();
    assert_eq!(window.again().others(), std::slice::from_ref(&mine));
    // Opened without it, its number is not taken twice.
    let mut window = Window::begin(&mine);
    window.import(&wrong, day());
    let away = Journal::Away(JournalError::Silent);
    let (store, _) = Store::open(window.store.into_shelf(), away);
    let mut window = Window { store, journal: window.journal };
    window.store.met_again(Ok(window.journal.clone()));
    window.send();
    window.import(&ledger(1), day());
    assert_eq!(window.again().others(), [mine, wrong]);
}
