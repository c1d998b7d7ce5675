//! Writing an edit, and what gives way to it where the storage is full.
//!
//! First the draft of the form that is being saved, which the save makes obsolete; then the oldest
//! earlier versions; then those the edit itself would leave. An edit that only removes needs none of
//! this: it makes room itself, and is written so that it asks for none before.

use super::earlier::Earlier;
use super::execute;
use super::plan::{self, Changes, Plan, Write};
use super::versions::New;
use super::wire::{UNDO, slot_key};
use super::{Shelf, ShelfError, Store, StoreError};
use crate::ledger::{EntryKey, InOrder};
use std::collections::BTreeMap;

/// Why something was removed without a version by which it could be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It is larger than a version may be.
    TooLarge,
    /// There was no room.
    NoRoom,
}

/// A draft that gave way to the save of its form: its key and its text.
type Yielded = Option<(String, String)>;

impl<S: Shelf> Store<S> {
    /// Writes an edit: each touched entry as it is now, and the ledger's revision.
    ///
    /// # Errors
    /// A [`StoreError`]; nothing has changed.
    pub fn save(&mut self, changes: &Changes, revision: u64) -> Result<(), StoreError> {
        self.save_keeping(changes, revision, Vec::new())
    }

    /// [`Store::save`] that keeps what stood there before as earlier versions, and never fails for
    /// their sake; see [`Store::left_out`].
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_keeping(
        &mut self,
        changes: &Changes,
        revision: u64,
        earlier: Vec<Earlier>,
    ) -> Result<(), StoreError> {
        self.ready()?;
        self.part()?;
        let mut yielded = None;
        let saved = self.save_somehow(changes, revision, earlier, &mut yielded);
        if saved.is_err()
            && let Some((key, text)) = yielded
        {
            // What stood there stands there again, so it fits; and the form still holds it.
            self.shelf.set(&key, &text).unwrap_or_default();
        }
        saved
    }

    /// What the last edit removed without a version, so that it stands in no 回收站.
    pub fn left_out(&self) -> &BTreeMap<EntryKey, LeftOut> {
        &self.left_out
    }

    fn save_somehow(
        &mut self,
        changes: &Changes,
        revision: u64,
        earlier: Vec<Earlier>,
        yielded: &mut Yielded,
    ) -> Result<(), StoreError> {
        let mut new = self.new_versions(earlier)?;
        let removes = !changes.is_empty() && changes.values().all(Option::is_none);
        let plan = loop {
            let entries = changes.iter().map(|(key, now)| (key.clone(), now.as_ref()));
            let beside = new.iter().map(|version| version.write.clone());
            let plan = plan::plan(&self.contents, entries, revision, beside)?;
            match self.write(&plan) {
                Ok(()) => break plan,
                Err(StoreError::Shelf(ShelfError::Full)) if removes => {
                    return self.remove_in_place(plan, new);
                }
                Err(StoreError::Shelf(ShelfError::Full)) if self.form_yields(yielded)? => {}
                Err(StoreError::Shelf(ShelfError::Full)) if self.make_room(plan.units()) => {}
                Err(StoreError::Shelf(ShelfError::Full)) if !new.is_empty() => {
                    new.drain(..).for_each(|version| self.leave_out(&version));
                }
                Err(error) => return Err(error),
            }
        };
        self.contents.place(plan.placed);
        self.head = Some(plan.head);
        for version in new {
            self.past.put(version.id, version.kept);
        }
        Ok(())
    }

    fn write(&mut self, plan: &Plan) -> Result<(), StoreError> {
        self.free_stuck(plan)?;
        execute::edit(&mut self.shelf, &plan.writes).map_err(|refusal| self.refused(refusal))
    }

    /// Takes away the draft of the form being saved, once. Whether there was one.
    fn form_yields(&mut self, yielded: &mut Yielded) -> Result<bool, StoreError> {
        let Some(key) = self.saved_form.clone().filter(|_| yielded.is_none()) else {
            return Ok(false);
        };
        let Some(text) = self.shelf().get(&key).map_err(StoreError::Shelf)? else {
            return Ok(false);
        };
        self.shelf.remove(&key).map_err(StoreError::Shelf)?;
        *yielded = Some((key, text));
        Ok(true)
    }

    /// Carries out an edit that only removes on a full shelf: each entry goes before its version is
    /// written, for which older ones give way.
    fn remove_in_place(&mut self, plan: Plan, new: Vec<New>) -> Result<(), StoreError> {
        let generation = self.contents.generation;
        let slot = |key: &EntryKey| slot_key(generation, key);
        let gone: Vec<String> = plan.placed.iter().map(|(key, _)| slot(key)).collect();
        let mut noted = true;
        loop {
            match execute::announce(&mut self.shelf, &gone, &plan.head, noted) {
                Ok(()) => break,
                Err(refusal) => match self.refused(refusal) {
                    StoreError::Shelf(ShelfError::Full) if self.make_room(0) => {}
                    StoreError::Shelf(ShelfError::Full) if noted => noted = false,
                    error => return Err(error),
                },
            }
        }
        self.head = Some(plan.head);
        let keys: Vec<EntryKey> = plan.placed.iter().map(|(key, _)| key.clone()).collect();
        self.contents.place(plan.placed);
        let new: BTreeMap<&EntryKey, &New> =
            new.iter().map(|version| (&version.id.0, version)).in_order();
        for (key, slot) in keys.iter().zip(&gone) {
            let removed = self.shelf.remove(slot);
            let version = new.get(key).filter(|_| removed.is_ok());
            let put = version.map_or(Ok(()), |version| self.put_version(version));
            // The edit has happened; what is left of it is done before the next.
            self.torn |= removed.is_err() || !matches!(put, Ok(()) | Err(ShelfError::Full));
        }
        self.torn |= noted && !self.torn && self.shelf.remove(UNDO).is_err();
        // One may have given way to another.
        for version in new.into_values() {
            if !self.past.has(&version.id) {
                self.leave_out(version);
            }
        }
        Ok(())
    }

    fn put_version(&mut self, version: &New) -> Result<(), ShelfError> {
        if let Write::Set { key, text } = &version.write {
            self.set_beside(key, text)?;
            self.past.put(version.id.clone(), version.kept.clone());
        }
        Ok(())
    }

    fn leave_out(&mut self, version: &New) {
        if version.kept.is_removed() {
            self.left_out.insert(version.id.0.clone(), LeftOut::NoRoom);
        }
    }
}
