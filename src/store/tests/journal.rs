//! The journal follows the shelf, and each heals the other.

use super::*;
use crate::store::{Batch, Image, JournalError, Kept, ShelfError};

/// A window with its store, and the journal it writes.
pub struct Window {
    pub store: Store<MemoryShelf>,
    pub journal: Image,
    pub ledger: Ledger,
    pub said: String,
}

impl Window {
    /// The start of the page over what stands there.
    pub fn open(shelf: MemoryShelf, journal: Image) -> Self {
        Self::start(shelf, journal.clone(), Journal::Read(journal))
    }

    /// The start of the page with the journal out of sight.
    pub fn alone(shelf: MemoryShelf, journal: Image) -> Self {
        Self::start(shelf, journal, Journal::Away(JournalError::Silent))
    }

    fn start(mut shelf: MemoryShelf, journal: Image, seen: Journal) -> Self {
        shelf.heal();
        let (store, opening) = Store::open(shelf, seen);
        Self { store, journal, ledger: opening.ledger, said: sentences(&opening.findings) }
    }

    /// One with a ledger of so many records, written and in the journal.
    pub fn with(records: usize) -> Self {
        let mut window = Self::open(MemoryShelf::default(), Image::new());
        window.act(Command::Replace(Box::new(ledger(records))));
        window.commit();
        window
    }

    /// Makes an edit and writes it to the shelf.
    pub fn act(&mut self, command: Command) -> bool {
        let Ok(applied) = command.apply(&mut self.ledger) else { return false };
        let written = keep(&mut self.store, &applied, &self.ledger);
        if written.is_err() {
            applied.take_back(&mut self.ledger);
        }
        written.is_ok()
    }

    pub fn put(&mut self, id: &str, title: &str) {
        assert!(self.act(Command::put(record(id, title))));
    }

    pub fn remove(&mut self, id: &'static str) {
        assert!(self.act(Command::Remove(EntryKey::Record(RecordId::from(id)))));
    }

    /// Lets the journal write what it is given.
    pub fn commit(&mut self) {
        while let Some(batch) = self.store.batch() {
            write(&mut self.journal, batch);
            self.store.answered(Ok(()));
        }
        assert_eq!(self.store.kept(), Kept::Safe);
    }

    pub fn shelf(&self) -> MemoryShelf {
        self.store.shelf().clone()
    }

    /// The page closed and opened again, with these in place of what stands there.
    pub fn after(shelf: &MemoryShelf, journal: &Image) -> Self {
        let mut window = Self::open(shelf.clone(), journal.clone());
        window.commit();
        // Healed is healed: the start after that finds nothing.
        let again = Self::open(window.shelf(), window.journal.clone());
        assert_eq!((again.ledger, again.said.as_str()), (window.ledger.clone(), ""));
        window
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
fn a_save_is_safe_once_the_journal_has_answered() {
    let mut window = Window::open(MemoryShelf::default(), Image::new());
    assert_eq!((window.store.kept(), window.store.batch()), (Kept::Safe, None));
    window.put("r1", "集中学习");
    assert_eq!(window.store.kept(), Kept::Written);
    let first = window.store.batch().unwrap();
    let keys: Vec<_> = first.keys().map(String::as_str).collect();
    assert_eq!(keys, ["zhibu/1/1/record/r1", "zhibu/1/head"]);
    // While it writes, later saves wait, and one batch holds the latest of them all.
    window.put("r1", "专题研讨");
    window.put("r2", "集中学习");
    assert_eq!(window.store.batch(), None);
    window.store.answered(Ok(()));
    assert_eq!(window.store.kept(), Kept::Written);
    write(&mut window.journal, first);
    window.commit();
    let (mut shelf, journal) = (window.shelf().texts().clone(), window.journal);
    assert_eq!(shelf.remove("zhibu/1/journal").as_deref(), Some("{\"alone\":null}"));
    assert_eq!(shelf, journal);
}

#[test]
fn a_refused_save_leaves_the_journal_as_it_was() {
    let mut window = Window::with(2);
    let before = window.journal.clone();
    for call in 0..12 {
        window.store.shelf_mut().fail_writes(call, 1, ShelfError::Full);
        let written = window.act(Command::put(record("r9", "集中学习")));
        window.store.shelf_mut().heal();
        if written {
            break;
        }
        window.commit();
        assert_eq!(window.journal, before);
    }
    // A step torn halfway is no state of the ledger: nothing is given out.
    let mut window = Window::with(2);
    window.store.shelf_mut().fail_writes(2, usize::MAX, ShelfError::Gone);
    assert!(!window.act(Command::put(record("r0", "专题研讨"))));
    assert_eq!(window.store.batch(), None);
}

#[test]
fn what_is_typed_and_not_saved_and_preferences_stay_out_of_the_journal() {
    let mut window = Window::with(1);
    window.store.keep_draft("record-new", Some("{}")).unwrap();
    window.store.keep_preference("keys", Some("off")).unwrap();
    assert_eq!(window.store.batch(), None);
}

#[test]
fn a_journal_that_does_not_answer_is_given_up_once() {
    let mut window = Window::with(1);
    assert!(!window.store.gave_up());
    window.put("r1", "集中学习");
    let batch = window.store.batch().unwrap();
    assert!(window.store.gave_up());
    assert_eq!(window.store.kept(), Kept::Away(JournalError::Silent));
    assert!(!window.store.gave_up());
    // What it answers later is no longer asked for.
    window.store.answered(Ok(()));
    assert_eq!(window.store.kept(), Kept::Away(JournalError::Silent));
    drop(batch);
}

#[test]
fn one_that_is_taken_away_is_out_of_sight_until_it_is_met_again_and_then_has_everything() {
    let mut window = Window::with(2);
    window.put("r1", "专题研讨");
    let batch = window.store.batch().unwrap();
    assert!(window.store.cut_off());
    assert!(matches!(window.store.kept(), Kept::Away(JournalError::Other { .. })));
    assert!(!window.store.cut_off());
    // It was written before the database went, or it was not: it says nothing any more.
    window.store.answered(Ok(()));
    assert!(matches!(window.store.kept(), Kept::Away(_)));
    drop(batch);
    window.journal = Image::new();
    window.store.met_again(Ok(Image::new()));
    assert_eq!(window.store.kept(), Kept::Written);
    window.commit();
    let after = Window::open(MemoryShelf::default(), window.journal.clone());
    assert_eq!(after.ledger, window.ledger);
}

#[test]
fn one_that_follows_is_not_met_again_and_one_left_behind_is() {
    let mut window = Window::with(2);
    window.put("r1", "改过");
    window.store.met_again(Ok(Image::new()));
    assert_eq!(window.store.batch().unwrap().len(), 3, "what was saved, no more");
    window.store.answered(Err(JournalError::Silent));
    window.put("r0", "改过");
    window.store.met_again(Ok(window.journal.clone()));
    window.commit();
    let after = Window::open(window.shelf(), window.journal.clone());
    assert_eq!((after.ledger, after.said.as_str()), (window.ledger, ""));
}

#[test]
fn one_that_a_newer_program_wrote_closes_the_store() {
    let (store, _) =
        Store::open(store_with(&ledger(1)).into_shelf(), Journal::Away(JournalError::Newer));
    let newer = crate::store::FORMAT + 1;
    assert!(
        matches!(store.closed(), Some(StoreError::Newer { format, .. }) if *format == newer),
        "{:?}",
        store.closed()
    );
}

#[test]
fn one_that_stands_where_the_shelf_stands_is_followed_again() {
    let window = Window::with(2);
    let mut alone = Window::alone(window.shelf(), window.journal.clone());
    alone.store.met_again(Ok(window.journal.clone()));
    assert_eq!(alone.store.kept(), Kept::Safe);
}
