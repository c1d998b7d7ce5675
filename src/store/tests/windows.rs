//! One window writes, the others read along: whatever they do in whatever order, and whichever
//! crashes, no save that was taken is lost.

use super::*;
use crate::store::{Batch, Image, Kept, Outside, ShelfError};
use std::cell::RefCell;
use std::rc::Rc;

/// The storage that all windows share.
#[derive(Debug, Clone, Default)]
pub struct Shared(pub Rc<RefCell<MemoryShelf>>);

impl Shelf for Shared {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.0.borrow().keys()
    }
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.0.borrow().get(key)
    }
    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().set(key, text)
    }
    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().remove(key)
    }
}

/// A window: its store, the ledger it shows, and a batch on its way to the journal.
struct Window {
    store: Store<Shared>,
    ledger: Ledger,
    sent: Option<Batch>,
}

/// The computer: the storage, the journal, who holds the lock, and what has been saved.
struct Computer {
    shelf: Shared,
    journal: Image,
    windows: Vec<Window>,
    writer: Option<usize>,
    saved: std::collections::BTreeMap<String, String>,
    random: u64,
}

impl Computer {
    fn new(seed: u64) -> Self {
        Self {
            shelf: Shared::default(),
            journal: Image::new(),
            windows: Vec::new(),
            writer: None,
            saved: Default::default(),
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    /// xorshift, so that a seed says everything.
    fn below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % bound as u64) as usize
    }

    fn journal_for(&mut self, at: usize) -> Journal {
        match self.writer {
            Some(writer) if writer != at => Journal::Elsewhere,
            _ => {
                self.writer = Some(at);
                // A transaction begun earlier is done before this one reads.
                self.deliver_all();
                Journal::Read(self.journal.clone())
            }
        }
    }

    fn open_window(&mut self) {
        let journal = self.journal_for(self.windows.len());
        let (store, opening) = Store::open(self.shelf.clone(), journal);
        self.windows.push(Window { store, ledger: opening.ledger, sent: None });
    }

    fn open_again(&mut self, at: usize) {
        let journal = self.journal_for(at);
        let opening = self.windows[at].store.open_again(journal);
        self.windows[at].ledger = opening.ledger;
    }

    /// Takes the lock. The window that held it has not noticed yet.
    fn take_over(&mut self, at: usize) {
        self.writer = None;
        self.open_again(at);
    }

    /// Every window that lost the lock notices.
    fn notice(&mut self) {
        for at in 0..self.windows.len() {
            if self.writer != Some(at) && !self.windows[at].store.is_reading() {
                self.open_again(at);
            }
        }
    }

    /// An edit in a window. What is refused has not happened, what is taken stands on the shelf.
    fn edit(&mut self, at: usize) {
        let id = format!("r{}", self.below(40));
        let key = EntryKey::Record(RecordId::parse(&id).unwrap());
        let title = format!("第{}次", self.below(1_000_000));
        let remove = self.below(4) == 0;
        let window = &mut self.windows[at];
        let command = match remove {
            true => Command::Remove(key),
            false => Command::put(record(&id, &title)),
        };
        let Ok(applied) = command.apply(&mut window.ledger) else { return };
        let touched = changes(&window.ledger, applied.touched.iter().map(|(key, _)| key));
        match window.store.save(&touched, window.ledger.revision) {
            Ok(()) => {
                assert!(!window.store.is_reading());
                if remove {
                    self.saved.remove(&id);
                } else {
                    self.saved.insert(id, title);
                }
            }
            Err(error) => {
                applied.take_back(&mut window.ledger);
                assert!(matches!(error, StoreError::Reading | StoreError::Elsewhere), "{error}");
                if error == StoreError::Elsewhere {
                    // 重新读取
                    window.ledger = window.store.reopen().ledger;
                }
            }
        }
    }

    fn send(&mut self, at: usize) {
        if self.windows[at].sent.is_none() {
            self.windows[at].sent = self.windows[at].store.batch();
        }
    }

    fn deliver(&mut self, at: usize) {
        let Some(batch) = self.windows[at].sent.take() else { return };
        for (key, text) in batch {
            match text {
                Some(text) => self.journal.insert(key, text),
                None => self.journal.remove(&key),
            };
        }
        self.windows[at].store.answered(Ok(()));
    }

    fn deliver_all(&mut self) {
        (0..self.windows.len()).for_each(|at| self.deliver(at));
    }

    /// A window ends without a word; its lock goes to whoever waits.
    fn crash(&mut self, at: usize) {
        self.windows.remove(at);
        match self.writer {
            Some(writer) if writer == at => {
                self.writer = None;
                if !self.windows.is_empty() {
                    self.open_again(0);
                }
            }
            Some(writer) if writer > at => self.writer = Some(writer - 1),
            _ => {}
        }
    }

    fn check(&self) {
        let there = Store::open(self.shelf.0.borrow().clone(), Journal::Elsewhere).1.ledger;
        let there = there.records.values().map(|it| (it.id.to_string(), it.title.clone()));
        assert_eq!(there.collect::<std::collections::BTreeMap<_, _>>(), self.saved);
    }
}

#[test]
fn a_reader_follows_writes_nothing_and_takes_over() {
    let mut computer = Computer::new(1);
    computer.open_window();
    computer.open_window();
    let before = computer.shelf.0.borrow().texts().clone();
    assert_eq!(computer.windows[1].store.kept(), Kept::Reading);
    computer.edit(1);
    assert_eq!(computer.shelf.0.borrow().texts(), &before);
    assert!(computer.windows[1].store.keep_draft("record-new", Some("{}")).is_err());
    while computer.saved.is_empty() {
        computer.edit(0);
    }
    assert_eq!(computer.windows[1].store.outside(), Ok(Outside::Written));
    let seen = computer.windows[1].store.reopen();
    assert_eq!((seen.ledger, seen.findings), (computer.windows[0].ledger.clone(), vec![]));
    assert_eq!(computer.windows[1].store.outside(), Ok(Outside::Nothing));
    computer.take_over(1);
    computer.notice();
    assert!(computer.windows[0].store.is_reading() && !computer.windows[1].store.is_reading());
}

#[test]
fn a_save_under_way_elsewhere_is_not_seen_before_it_is_done() {
    let mut computer = Computer::new(1);
    computer.open_window();
    while computer.saved.len() < 2 {
        computer.edit(0);
    }
    // Killed between the note and the end of a save, as a reader may meet it.
    let whole = computer.windows[0].ledger.clone();
    computer.shelf.0.borrow_mut().fail_writes(3, usize::MAX, ShelfError::Gone);
    let mut ledger = whole.clone();
    let put = Command::put(record("r1", "写到一半")).apply(&mut ledger).unwrap();
    let touched = changes(&ledger, put.touched.iter().map(|(key, _)| key));
    computer.windows[0].store.save(&touched, ledger.revision).unwrap_err();
    computer.shelf.0.borrow_mut().heal();
    let before = computer.shelf.0.borrow().texts().clone();
    computer.open_window();
    assert_eq!(computer.windows[1].ledger, whole);
    assert_eq!(computer.windows[1].store.outside(), Ok(Outside::Written));
    assert_eq!(computer.shelf.0.borrow().texts(), &before);
}

#[test]
fn any_windows_in_any_order_lose_no_save() {
    for seed in 1..=100 {
        let mut computer = Computer::new(seed);
        computer.open_window();
        for _ in 0..500 {
            let at = computer.below(computer.windows.len());
            match computer.below(20) {
                0 if computer.windows.len() < 4 => computer.open_window(),
                1 => computer.take_over(at),
                2 if computer.windows.len() > 1 => computer.crash(at),
                3..6 => computer.notice(),
                6..9 => computer.send(at),
                9..12 => computer.deliver(at),
                12 => {
                    let window = &mut computer.windows[at];
                    window.ledger = window.store.reopen().ledger;
                }
                _ => computer.edit(at),
            }
            computer.check();
        }
        // All windows closed: the next start finds everything, and after it the journal does too.
        computer.windows.clear();
        computer.writer = None;
        computer.open_window();
        computer.check();
        while let Some(batch) = computer.windows[0].store.batch() {
            computer.windows[0].sent = Some(batch);
            computer.deliver(0);
        }
        let alone = Store::open(MemoryShelf::default(), Journal::Read(computer.journal.clone())).1;
        assert_eq!(alone.ledger, computer.windows[0].ledger);
    }
}
