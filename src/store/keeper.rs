//! The store: opens what is there, takes every change, and never pretends.

use super::clock::Clock;
use super::contents::Contents;
use super::execute::{self, Recovered, Refusal};
use super::exported::Exported;
use super::journal::{Journal, Line};
use super::met::Met;
use super::migrations::{STEPS, Step};
use super::mirror::Mirror;
use super::open::{self, Opening};
use super::past::Past;
use super::plan::{self, Changes, Plan, Write};
use super::saving::LeftOut;
use super::start::Others;
use super::wire::{BACKUP, HEAD, MET, Tie, past_key, slot_key};
use super::{Former, LastBackup, Shelf, ShelfError, StoreError};
use crate::ledger::{EntryKey, Ledger};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Keeps a ledger on a shelf.
#[derive(Debug)]
pub struct Store<S> {
    pub(super) shelf: Mirror<S>,
    /// How the journal follows.
    pub(super) line: Line,
    /// The mark of that on the shelf.
    pub(super) tie: Option<Tie>,
    pub(super) others: Others,
    /// From older formats to this one.
    pub(super) steps: &'static [Step],
    /// Why nothing may be written, if it may not.
    pub(super) closed: Option<StoreError>,
    /// Whether a refused save still has to be taken back on the shelf.
    pub(super) torn: bool,
    pub(super) contents: Contents,
    /// The head's text as it should stand on the shelf.
    pub(super) head: Option<String>,
    pub(super) next_generation: u64,
    pub(super) next_aside: u64,
    pub(super) stuck: BTreeSet<String>,
    /// The earlier versions of entries.
    pub(super) past: Past,
    /// The key of the draft that the next edit makes obsolete.
    pub(super) saved_form: Option<String>,
    /// What the last edit removed without a version.
    pub(super) left_out: BTreeMap<EntryKey, LeftOut>,
    /// Keys of an earlier generation that could not be removed.
    pub(super) leftover: Vec<String>,
    pub(super) exported: Exported,
    pub(super) met: Met,
    /// What the machine's clock showed, once there was anything to keep from it.
    pub(super) clock: Option<Clock>,
}

/// What has happened to the shelf outside this window since the store wrote or read it last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outside {
    /// Nothing.
    #[default]
    Nothing,
    /// Another window has written.
    Written,
    /// The browser was cleared under the open page.
    Cleared,
}

impl<S: Shelf> Store<S> {
    /// Opens what stands on `shelf`, once it has been compared with the journal. Where that is not
    /// possible nothing will be written, and a finding says why; the ledger is then what the
    /// journal holds, or empty.
    pub fn open(shelf: S, journal: Journal) -> (Self, Opening) {
        Self::open_lifting(shelf, journal, STEPS)
    }

    /// [`Store::open`] with these steps from older formats.
    pub(super) fn open_lifting(
        shelf: S,
        journal: Journal,
        steps: &'static [Step],
    ) -> (Self, Opening) {
        let mut store = Self {
            shelf: Mirror::new(shelf),
            line: Line::Idle,
            tie: None,
            others: Others::new(),
            steps,
            closed: None,
            torn: false,
            contents: Contents::default(),
            head: None,
            next_generation: 0,
            next_aside: 0,
            stuck: BTreeSet::new(),
            past: Past::default(),
            saved_form: None,
            left_out: BTreeMap::new(),
            leftover: Vec::new(),
            exported: Exported::default(),
            met: Met::default(),
            clock: None,
        };
        let opening = store.open_again(journal);
        (store, opening)
    }

    /// What has happened to the shelf outside this window.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn outside(&self) -> Result<Outside, ShelfError> {
        let there = self.shelf.get(HEAD)?;
        Ok(match (&there, &self.head) {
            (there, head) if there == head => Outside::Nothing,
            (None, Some(_)) => Outside::Cleared,
            _ => Outside::Written,
        })
    }

    /// What is known of the last backup of the ledger that stands here.
    pub fn last_backup(&self) -> LastBackup {
        self.exported.of(&self.contents)
    }

    /// Takes down that the ledger has been exported as it stands.
    ///
    /// # Errors
    /// A [`StoreError`]: it will be forgotten when the page is closed.
    pub fn backed_up(&mut self, on: NaiveDate) -> Result<(), StoreError> {
        if let Some(error) = &self.closed {
            return Err(error.clone());
        }
        let text = self.exported.made(on, &self.contents);
        self.set_beside(BACKUP, &text).map_err(StoreError::Shelf)
    }

    /// Writes a whole ledger beside the one that is there, turns to it, and removes the old one with
    /// its earlier versions.
    ///
    /// # Errors
    /// [`StoreError::NoRoomForBoth`] or another [`StoreError`]; the old one still stands.
    pub fn replace(&mut self, ledger: &Ledger) -> Result<(), StoreError> {
        self.replace_keeping(ledger, None)
    }

    /// [`Store::replace`] that keeps the old one in the journal as a former ledger, as long as the
    /// journal is in sight.
    ///
    /// # Errors
    /// As [`Store::replace`].
    pub fn replace_keeping(
        &mut self,
        ledger: &Ledger,
        former: Option<Former>,
    ) -> Result<(), StoreError> {
        self.ready()?;
        self.part()?;
        if self.head.is_none() {
            // Without a head, entries written halfway would look like a ledger that lost its own.
            self.save(&Changes::new(), 0)?;
        }
        let (plan, mut contents) = plan::whole(self.next_generation, ledger)?;
        self.free_stuck(&plan)?;
        let kept = self.texts_as(former.clone(), ledger);
        // Whatever becomes of it, its number is never used again.
        self.next_generation = self.next_generation.saturating_add(1);
        for (at, write) in plan.writes.iter().enumerate() {
            if let Err(error) = execute::run(&mut self.shelf, write) {
                let written = plan.writes.iter().take(at).map(|write| write.key().to_owned());
                self.leftover.extend(written);
                self.sweep();
                if error == ShelfError::Full && self.make_room(usize::MAX) {
                    return self.replace_keeping(ledger, former);
                }
                return Err(match error {
                    ShelfError::Full => StoreError::NoRoomForBoth,
                    error => StoreError::Shelf(error),
                });
            }
        }
        contents.place(plan.placed);
        let old = std::mem::replace(&mut self.contents, contents);
        if let Some(text) = self.exported.follow(&old, &self.contents) {
            // Where this is refused, the next start reminds once too often.
            self.shelf.set(BACKUP, &text).unwrap_or_default();
        }
        if let Some(met) = self.met.follow(&old, &self.contents) {
            // Where this is refused, the next start does not know it, and a merge asks more.
            self.shelf.set(MET, &met).unwrap_or_default();
        }
        self.head = Some(plan.head);
        self.leftover.extend(old.keys().map(|key| slot_key(old.generation, key)));
        let versions = std::mem::take(&mut self.past).all();
        self.leftover.extend(versions.iter().map(|id| past_key(old.generation, id)));
        // Half-filled forms name members and places of the ledger that was there.
        self.leftover.extend(self.draft_keys());
        self.sweep();
        self.keep_former(kept);
        Ok(())
    }

    /// Writes the whole ledger although what stood there is gone: after the browser was cleared
    /// under an open page. Refused where another window has written since.
    ///
    /// # Errors
    /// As [`Store::replace`].
    pub fn write_again(&mut self, ledger: &Ledger) -> Result<(), StoreError> {
        if self.closed.is_none() && self.shelf.get(HEAD).map_err(StoreError::Shelf)?.is_none() {
            self.head = None;
        }
        self.replace(ledger)
    }

    /// Why nothing may be written, if it may not.
    pub fn closed(&self) -> Option<&StoreError> {
        self.closed.as_ref()
    }

    /// The shelf.
    pub fn shelf(&self) -> &S {
        &self.shelf.shelf
    }

    /// The shelf, for tests that let it fail. What is written to it here the journal never hears of.
    pub fn shelf_mut(&mut self) -> &mut S {
        &mut self.shelf.shelf
    }

    /// The shelf, when the store is done with.
    pub fn into_shelf(self) -> S {
        self.shelf.shelf
    }

    /// Whether the shelf is as the store left it.
    pub(super) fn ready(&mut self) -> Result<(), StoreError> {
        if let Some(error) = &self.closed {
            return Err(error.clone());
        }
        if self.torn {
            let recovered = execute::recover(&mut self.shelf).map_err(StoreError::Torn)?;
            if recovered == Recovered::Unread {
                return Err(StoreError::Elsewhere);
            }
            self.torn = false;
        }
        self.sweep();
        match self.outside().map_err(StoreError::Shelf)? {
            Outside::Nothing => Ok(()),
            Outside::Written => Err(StoreError::Elsewhere),
            Outside::Cleared => Err(StoreError::Cleared),
        }
    }

    /// Sets aside what the plan would overwrite although it could not be read.
    pub(super) fn free_stuck(&mut self, plan: &Plan) -> Result<(), StoreError> {
        for key in plan.writes.iter().map(Write::key) {
            if !self.stuck.contains(key) {
                continue;
            }
            if let Some(text) = self.shelf.get(key).map_err(StoreError::Shelf)? {
                open::move_aside(&mut self.shelf, key, text, self.next_aside)
                    .map_err(StoreError::Shelf)?;
                self.next_aside = self.next_aside.saturating_add(1);
            }
            self.stuck.remove(key);
            if key == HEAD {
                self.head = None;
            }
        }
        Ok(())
    }

    pub(super) fn refused(&mut self, refusal: Refusal) -> StoreError {
        match refusal.torn {
            Some(error) => {
                self.torn = true;
                StoreError::Torn(error)
            }
            None => StoreError::Shelf(refusal.error),
        }
    }

    /// Removes what is left of earlier generations. What cannot be removed now is tried again
    /// before the next write and at the next start; it is counted by no head.
    pub(super) fn sweep(&mut self) {
        while let Some(key) = self.leftover.pop() {
            if self.shelf.remove(&key).is_err() {
                self.leftover.push(key);
                break;
            }
        }
    }
}
