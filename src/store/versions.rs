//! Earlier versions of entries beside the ledger: the history of what is there, and 回收站.
//!
//! They are written in the same all-or-nothing plan as the edit that makes them, but no head counts
//! them: one that is lost or cannot be read is no damage to the ledger, and is left out. They never
//! stand in the way of a save: where the storage is full, the oldest go first, and where that is
//! not enough the edit is saved without a version of its own; what was removed so is told.

use super::earlier::{Earlier, is_kept};
use super::past::{Id, Kept, MOST, MOST_OF_ONE};
use super::plan::{Write, unwritable};
use super::saving::LeftOut;
use super::shelf::units;
use super::wire::{past_key, read_past, write_past};
use super::{Shelf, ShelfError, Store, StoreError};
use crate::ledger::EntryKey;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A version that is to be written with an edit.
#[derive(Debug)]
pub(super) struct New {
    pub id: Id,
    pub kept: Kept,
    pub write: Write,
}

impl<S: Shelf> Store<S> {
    /// The earlier versions of an entry, the latest first.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn versions_of(&self, key: &EntryKey) -> Result<Vec<Earlier>, ShelfError> {
        self.read_all(self.past.of(key))
    }

    /// What stands in 回收站: the last version of each entry that was removed and is gone, the one
    /// removed last first.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn removed(&self) -> Result<Vec<Earlier>, ShelfError> {
        self.read_all(self.past.removed(&self.contents))
    }

    /// How many entries stand in 回收站.
    pub fn count_removed(&self) -> usize {
        self.past.removed(&self.contents).len()
    }

    /// Whether an entry stands in 回收站.
    pub fn is_removed(&self, key: &EntryKey) -> bool {
        self.past.removed(&self.contents).iter().any(|id| id.0 == *key)
    }

    /// How many earlier versions each year has.
    pub fn past_years(&self) -> BTreeMap<i32, usize> {
        self.past.years()
    }

    /// Drops every version of these entries, none of which are in the ledger.
    ///
    /// # Errors
    /// A [`StoreError`]; some of them may be gone.
    pub fn forget(&mut self, keys: &BTreeSet<EntryKey>) -> Result<(), StoreError> {
        let gone = keys.iter().filter(|key| !self.contents.has(key));
        let versions = gone.flat_map(|key| self.past.of(key)).collect();
        self.drop_asked(versions)
    }

    /// Drops every version that belongs to a year, see [`Earlier::year`].
    ///
    /// # Errors
    /// As [`Store::forget`].
    pub fn forget_year(&mut self, year: i32) -> Result<(), StoreError> {
        self.drop_asked(self.past.of_year(year))
    }

    /// Drops what was removed too long before `today`, and what is more than may be kept. What
    /// cannot be dropped now is tried again with the next save.
    pub fn tidy(&mut self, today: NaiveDate) {
        if self.closed().is_none() {
            self.see_clock(today);
            let clock = self.clock(today);
            let mut late = self.past.expired(&self.contents, clock);
            late.extend(self.past.excess(&self.contents));
            // Nobody waits for it.
            self.drop_versions(late).unwrap_or_default();
            self.forget_formers(clock);
        }
    }

    /// The versions an edit writes: those too large by themselves left out, and of very many the
    /// last ones. What is left out although it was removed is taken down.
    pub(super) fn new_versions(&mut self, earlier: Vec<Earlier>) -> Result<Vec<New>, StoreError> {
        let mut new = Vec::new();
        let mut room = 0;
        self.left_out.clear();
        for version in earlier {
            let id = (version.entry.key(), version.entry.revision());
            if !is_kept(&id.0, version.removed) {
                continue;
            }
            let key = past_key(self.contents.generation, &id);
            let text = write_past(&version).map_err(unwritable)?;
            let taken = units(&key) + units(&text);
            if taken <= MOST_OF_ONE && room + taken <= MOST {
                room += taken;
                let kept = Kept::new(&version, taken);
                new.push(New { id, kept, write: Write::Set { key, text } });
            } else if version.removed {
                let why = if taken > MOST_OF_ONE { LeftOut::TooLarge } else { LeftOut::NoRoom };
                self.left_out.insert(id.0, why);
            }
        }
        Ok(new)
    }

    /// Makes room for about `units` by dropping the oldest versions. Whether any was dropped.
    pub(super) fn make_room(&mut self, units: usize) -> bool {
        // In a few goes, however little each write asks for.
        let wanted = units.max(self.past.units() / 8);
        let oldest = self.past.oldest(&self.contents, wanted);
        !oldest.is_empty() && self.drop_versions(oldest).is_ok()
    }

    /// Sets a text that is no part of the ledger, making room for it if need be.
    pub(super) fn set_beside(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        loop {
            match self.shelf.set(key, text) {
                Err(ShelfError::Full) if self.make_room(units(text)) => {}
                done => return done,
            }
        }
    }

    fn drop_asked(&mut self, versions: Vec<Id>) -> Result<(), StoreError> {
        self.ready()?;
        self.drop_versions(versions).map_err(StoreError::Shelf)
    }

    fn drop_versions(&mut self, versions: Vec<Id>) -> Result<(), ShelfError> {
        for id in versions {
            let key = past_key(self.contents.generation, &id);
            self.shelf.remove(&key)?;
            self.past.take(&id);
        }
        Ok(())
    }

    fn read_all(&self, versions: Vec<Id>) -> Result<Vec<Earlier>, ShelfError> {
        let mut read = Vec::with_capacity(versions.len());
        for id in versions {
            // Another window may have dropped it; what is damaged is none.
            let text = self.shelf().get(&past_key(self.contents.generation, &id))?;
            read.extend(text.and_then(|text| read_past(&id, &text)));
        }
        Ok(read)
    }
}
