//! Where this ledger and a file held the same: its revision at each export, and that of the backup
//! it was replaced by. Merging a file finds by it what both go back to, and the reminder what has
//! changed since.
//!
//! Kept beside the ledger and tied to its generation, as the note of the last backup is; a program
//! that does not know it lets it be.

use super::contents::Contents;
use super::wire::MET;
use super::{Shelf, Store, StoreError};
use std::collections::BTreeMap;

/// How many are kept. A file that goes back further is merged by asking more.
const MOST: usize = 12;

/// The meeting points of the ledger that stands here, the latest last.
#[derive(Debug, Default)]
pub(super) struct Met {
    generation: u64,
    at: Vec<u64>,
    /// For 撤销 of a whole-ledger change: those of what stood there, by its digest.
    earlier: BTreeMap<u64, Vec<u64>>,
}

impl Met {
    /// Reads what [`Met::written`] wrote. What is damaged counts as none.
    pub fn read(text: Option<&str>) -> Self {
        let numbers = text.unwrap_or_default().split(' ').map(str::parse).collect();
        match numbers {
            Ok(numbers) => {
                let numbers: Vec<u64> = numbers;
                let (generation, at) = numbers.split_first().unwrap_or((&0, &[]));
                Self { generation: *generation, at: at.to_vec(), earlier: BTreeMap::new() }
            }
            Err(_) => Self::default(),
        }
    }

    fn written(&self) -> String {
        let numbers = std::iter::once(&self.generation).chain(&self.at);
        numbers.map(u64::to_string).collect::<Vec<_>>().join(" ")
    }

    fn of(&self, contents: &Contents) -> &[u64] {
        if self.generation == contents.generation { &self.at } else { &[] }
    }

    fn add(&mut self, revision: u64, contents: &Contents) -> String {
        let mut at = self.of(contents).to_vec();
        at.retain(|known| *known != revision);
        at.push(revision);
        at.drain(..at.len().saturating_sub(MOST));
        self.generation = contents.generation;
        self.at = at;
        self.written()
    }

    /// Follows from one ledger to another put in its place. The text to keep; none where there are
    /// no points, since those of another generation are none.
    pub fn follow(&mut self, old: &Contents, new: &Contents) -> Option<String> {
        self.earlier.insert(old.digest(), self.of(old).to_vec());
        self.at = self.earlier.get(&new.digest()).cloned().unwrap_or_default();
        self.generation = new.generation;
        (!self.at.is_empty()).then(|| self.written())
    }
}

impl<S: Shelf> Store<S> {
    /// The revisions at which a file held just what stood here, the latest last.
    pub fn met(&self) -> &[u64] {
        self.met.of(&self.contents)
    }

    /// Takes down that a file holds what stands here, its last revision being `revision`.
    ///
    /// # Errors
    /// A [`StoreError`]: it will be forgotten when the page is closed.
    pub fn meet(&mut self, revision: u64) -> Result<(), StoreError> {
        if let Some(error) = &self.closed {
            return Err(error.clone());
        }
        let text = self.met.add(revision, &self.contents);
        self.set_beside(MET, &text).map_err(StoreError::Shelf)
    }

    /// How many entries stand in 回收站 that were removed after the revision `since`.
    pub fn removed_since(&self, since: u64) -> usize {
        self.past.removed_since(&self.contents, since)
    }
}
