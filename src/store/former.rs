//! 以前的台账: the ledger that another one was put in place of, kept in the journal, so that a wrong
//! file is not the end of it once the page has been closed.
//!
//! It stands there as another ledger (`zhibu/1/other/<n>/…`), with a note beside it of the day and
//! the step; one without that note is a ledger nobody has replaced, and stays until it is removed
//! by hand. The newest few are kept, and each for as long as 回收站 keeps an entry. It is written in
//! the transaction that removes it from its place, so that 已保存 holds for it too. What an empty
//! ledger takes the place of is not kept: 清空 says that it is gone.

use super::clock::Clock;
use super::contents::Contents;
use super::heal::Image;
use super::journal::Batch;
use super::wire::{self, Head, Key, hex, other_key};
use super::{Shelf, Store};
use crate::ledger::{InOrder, Ledger};
use chrono::NaiveDate;

/// How many are kept.
pub const MOST: usize = 3;

/// Under this key stands, among the texts of a former ledger, what it is.
const NOTE: &str = "zhibu/1/former";

/// When and by what a ledger was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The day.
    pub on: NaiveDate,
    /// The step, as 撤销 names it.
    pub step: String,
}

impl Former {
    fn of(texts: &Image) -> Option<Self> {
        let (on, step) = texts.get(NOTE)?.split_once(' ')?;
        Some(Self { on: on.parse().ok()?, step: step.to_owned() })
    }
}

impl<S: Shelf> Store<S> {
    /// Whether a ledger replaced now could still be had after the page was closed.
    pub fn keeps_former(&self) -> bool {
        self.shelf.unsent.is_some() && !self.contents.is_empty()
    }

    /// How many other ledgers there are.
    pub fn count_others(&self) -> usize {
        self.others.len()
    }

    /// How many of them nobody has replaced: they wait for somebody to look at them.
    pub fn count_conflicting(&self) -> usize {
        self.others.len() - self.formers().len()
    }

    /// When and by what the other ledger with this number was replaced, if it was.
    pub fn former(&self, number: u64) -> Option<Former> {
        self.others.get(&number).and_then(Former::of)
    }

    /// The texts of the ledger that stands here, to be kept as a former one.
    pub(super) fn texts_as(&self, former: Option<Former>, new: &Ledger) -> Option<Image> {
        let former = former.filter(|_| self.keeps_former() && !new.is_empty())?;
        let ours = |key: &String| match wire::sort(key) {
            Key::Head => true,
            Key::Slot(generation, _) => generation == self.contents.generation,
            _ => false,
        };
        // What cannot be read cannot be kept; the change itself is no worse for it.
        let keys = self.shelf.keys().ok()?.into_iter().filter(ours);
        let text = |key: String| Some((self.shelf.get(&key).ok()??, key));
        let mut texts: Image = keys.filter_map(text).map(|(text, key)| (key, text)).in_order();
        texts.insert(NOTE.to_owned(), format!("{} {}", former.on, former.step));
        Some(texts)
    }

    /// Another ledger has been put in its place: keeps it, and lets go the one that has come back
    /// and those that are too many.
    pub(super) fn keep_former(&mut self, texts: Option<Image>) {
        let back = self.others.iter().filter(|(_, texts)| holds(texts, &self.contents));
        let back: Vec<u64> = back.map(|(number, _)| *number).collect();
        back.into_iter().for_each(|number| self.let_go(number));
        let Some(texts) = texts else { return };
        let number = self.next_other();
        if let Some(unsent) = &mut self.shelf.unsent {
            let moved = texts.iter().map(|(key, text)| (other_key(number, key), text.clone()));
            moved.for_each(|(key, text)| {
                unsent.insert(key, Some(text));
            });
            self.others.insert(number, texts);
        }
        let former = self.formers();
        let many = former.len().saturating_sub(MOST);
        former.into_iter().take(many).for_each(|number| self.let_go(number));
    }

    /// Lets go those that have been kept long enough by this clock.
    pub(super) fn forget_formers(&mut self, clock: Clock) {
        let late = |number: &u64| {
            self.former(*number).is_some_and(|former| clock.days_left(former.on) <= 0)
        };
        let late: Vec<u64> = self.formers().into_iter().filter(late).collect();
        late.into_iter().for_each(|number| self.let_go(number));
    }

    /// The number of the next other ledger.
    pub(super) fn next_other(&self) -> u64 {
        self.others.keys().max().map_or(1, |last| last.saturating_add(1))
    }

    /// What the journal lacks of the other ledgers.
    pub(super) fn others_lacking(&self, journal: &Image) -> Batch {
        let mut lacking = Batch::new();
        for (number, texts) in &self.others {
            for (key, text) in texts {
                let key = other_key(*number, key);
                if !journal.contains_key(&key) {
                    lacking.insert(key, Some(text.clone()));
                }
            }
        }
        lacking
    }

    /// The day on which the latest of them was replaced.
    pub(super) fn last_replaced(&self) -> Option<NaiveDate> {
        self.others.values().filter_map(Former::of).map(|former| former.on).max()
    }

    fn formers(&self) -> Vec<u64> {
        let numbers = self.others.iter().filter(|(_, texts)| Former::of(texts).is_some());
        numbers.map(|(number, _)| *number).collect()
    }

    /// Removes another ledger. One that the journal cannot be told of now is met there again.
    pub(super) fn let_go(&mut self, number: u64) {
        if let Some(unsent) = &mut self.shelf.unsent {
            for key in self.others.remove(&number).unwrap_or_default().into_keys() {
                unsent.insert(other_key(number, &key), None);
            }
        }
    }
}

/// Whether these texts hold just the entries that stand there.
fn holds(texts: &Image, contents: &Contents) -> bool {
    Head::of(texts).is_some_and(|head| {
        head.count == contents.sums().len() as u64 && head.digest == hex(contents.digest())
    })
}
