//! Writing an edit, and what gives way to it where the storage is full.
//!
//! First the draft of the form that is being saved, which the save makes obsolete; then the oldest
//! earlier versions; then those the edit itself would leave. An edit that only removes needs none of
//! this: it makes room itself, and is written so that it asks for none before.

use super::earlier::Earlier;
use super::execute;
use super::past::Id;
use super::plan::{self, Changes, Plan, Write};
use super::versions::New;
use super::wire::{self, UNDO, past_key, slot_key};
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
        let saved = self.save_somehow(changes, revision, (earlier, Vec::new()), &mut yielded);
        if saved.is_err()
            && let Some((key, text)) = yielded
        {
            // What stood there stands there again, so it fits; and the form still holds it.
            self.shelf.set(&key, &text).unwrap_or_default();
        }
        saved
    }

    /// [`Store::save`] that keeps no earlier versions of what it removes, and drops those there are,
    /// all or nothing: to make room.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_forgetting(&mut self, changes: &Changes, revision: u64) -> Result<(), StoreError> {
        self.ready()?;
        self.part()?;
        let gone = changes.iter().filter(|(_, now)| now.is_none());
        let forgotten: Vec<Id> = gone.flat_map(|(key, _)| self.past.of(key)).collect();
        self.save_somehow(changes, revision, (Vec::new(), forgotten), &mut None)
    }

    /// What the last edit removed without a version, so that it stands in no 回收站.
    pub fn left_out(&self) -> &BTreeMap<EntryKey, LeftOut> {
        &self.left_out
    }

    fn save_somehow(
        &mut self,
        changes: &Changes,
        revision: u64,
        (earlier, forgotten): (Vec<Earlier>, Vec<Id>),
        yielded: &mut Yielded,
    ) -> Result<(), StoreError> {
        let mut new = self.new_versions(earlier)?;
        // What comes with a removal must be new, so that taking it away is taking it back.
        let removes = changes.values().any(Option::is_none)
            && changes.iter().all(|(key, now)| now.is_none() || !self.contents.has(key));
        let generation = self.contents.generation;
        let dropped: Vec<Write> =
            forgotten.iter().map(|id| Write::Remove { key: past_key(generation, id) }).collect();
        let plan = loop {
            let entries = changes.iter().map(|(key, now)| (key.clone(), now.as_ref()));
            let beside = new.iter().map(|version| version.write.clone());
            let beside = beside.chain(dropped.iter().cloned());
            let plan = plan::plan(&self.contents, entries, revision, beside)?;
            match self.write(&plan) {
                Ok(()) => break plan,
                Err(StoreError::Shelf(ShelfError::Full)) if removes => {
                    self.remove_in_place(plan, new)?;
                    forgotten.iter().for_each(|id| self.past.take(id));
                    return Ok(());
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
        forgotten.iter().for_each(|id| self.past.take(id));
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

    /// Carries out an edit that removes on a full shelf: each entry goes before its version is
    /// written, for which older ones give way. What comes with it is written first; where there is
    /// no room for that, what goes is packed.
    fn remove_in_place(&mut self, plan: Plan, new: Vec<New>) -> Result<(), StoreError> {
        let generation = self.contents.generation;
        let slot = |key: &EntryKey| slot_key(generation, key);
        let goes = |write: &Write| match write {
            Write::Remove { key } => Some(key.clone()),
            Write::Set { .. } => None,
        };
        let gone: Vec<String> = plan.writes.iter().filter_map(goes).collect();
        let puts = plan.placed.iter().filter(|(_, sum)| sum.is_some());
        let puts: Vec<String> = puts.map(|(key, _)| slot(key)).collect();
        let comes = |write: &&Write| puts.iter().any(|put| put == write.key());
        let came: Vec<Write> = plan.writes.iter().filter(comes).cloned().collect();
        let mut packed = gone.iter();
        let mut noted = true;
        loop {
            let through = execute::Announced { gone: &gone, came: &came, head: &plan.head };
            match execute::announce(&mut self.shelf, &through, noted) {
                Ok(()) => break,
                Err(refusal) => match self.refused(refusal) {
                    StoreError::Shelf(ShelfError::Full) if self.make_room(0) => {}
                    StoreError::Shelf(ShelfError::Full)
                        if !came.is_empty() && self.pack(&mut packed)? => {}
                    StoreError::Shelf(ShelfError::Full) if noted && came.is_empty() => {
                        noted = false;
                    }
                    error => return Err(error),
                },
            }
        }
        self.head = Some(plan.head);
        let new: BTreeMap<String, &New> =
            new.iter().map(|version| (slot(&version.id.0), version)).in_order();
        self.contents.place(plan.placed);
        for slot in &gone {
            let removed = self.shelf.remove(slot);
            let version = new.get(slot).filter(|_| removed.is_ok());
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

    /// Packs some of what stands under these keys, which are to go: a text that takes no more room
    /// than before is always taken. Whether any took less.
    fn pack<'k>(
        &mut self,
        keys: &mut impl Iterator<Item = &'k String>,
    ) -> Result<bool, StoreError> {
        /// So many entries at a time.
        const SOME: usize = 64;
        let mut less = false;
        while !less {
            let mut some = keys.take(SOME).peekable();
            if some.peek().is_none() {
                return Ok(false);
            }
            for key in some {
                let text = self.shelf.get(key).map_err(StoreError::Shelf)?;
                if let Some(packed) = text.as_deref().and_then(wire::pack) {
                    self.shelf.set(key, &packed).map_err(StoreError::Shelf)?;
                    less = true;
                }
            }
        }
        Ok(true)
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
