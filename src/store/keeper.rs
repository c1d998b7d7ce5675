//! The store: opens what is there, takes every change, and never pretends.

use super::contents::Contents;
use super::execute::{self, Refusal};
use super::open::{self, Aside, Opened, Opening};
use super::plan::{self, Changes, Plan, Write};
use super::shelf::units;
use super::wire::{self, HEAD, Key, ROOT, SetAside, aside_key, slot_key};
use super::{Shelf, ShelfError, StoreError, StoreFinding};
use crate::ledger::Ledger;
use std::collections::BTreeSet;

/// Keeps a ledger on a shelf.
#[derive(Debug)]
pub struct Store<S> {
    shelf: S,
    /// Why nothing may be written, if it may not.
    closed: Option<StoreError>,
    /// Whether a refused save still has to be taken back on the shelf.
    torn: bool,
    contents: Contents,
    /// The head's text as it should stand on the shelf.
    head: Option<String>,
    next_generation: u64,
    next_aside: u64,
    stuck: BTreeSet<String>,
    /// Keys of an earlier generation that could not be removed.
    leftover: Vec<String>,
}

/// How much room is taken, in UTF-16 units of keys and texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// By this program.
    pub own: usize,
    /// By other pages that share the storage: on file:// every local page.
    pub others: usize,
}

impl<S: Shelf> Store<S> {
    /// Opens what stands on `shelf`. Where that is not possible the ledger is empty, a finding
    /// says why, and nothing will be written.
    pub fn open(mut shelf: S) -> (Self, Opening) {
        let (opened, closed) = match open::open(&mut shelf) {
            Ok(opened) => (opened, None),
            Err(error) => {
                let mut opened = Opened::default();
                opened.opening.findings.push(StoreFinding::Closed(error.clone()));
                (opened, Some(error))
            }
        };
        let Opened {
            mut opening, contents, head, next_generation, next_aside, stuck, heal, ..
        } = opened;
        let mut store = Self {
            shelf,
            closed,
            torn: false,
            contents,
            head,
            next_generation,
            next_aside,
            stuck,
            leftover: Vec::new(),
        };
        if heal && let Err(error) = store.save(&Changes::new(), opening.ledger.revision) {
            opening.findings.push(StoreFinding::NotHealed(error));
        }
        (store, opening)
    }

    /// Writes an edit: each touched entry as it is now, and the ledger's revision.
    ///
    /// # Errors
    /// A [`StoreError`]; nothing has changed.
    pub fn save(&mut self, changes: &Changes, revision: u64) -> Result<(), StoreError> {
        self.ready()?;
        let changes = changes.iter().map(|(key, now)| (key.clone(), now.as_ref()));
        let plan = plan::plan(&self.contents, changes, revision)?;
        self.free_stuck(&plan)?;
        execute::edit(&mut self.shelf, &plan.writes).map_err(|refusal| self.refused(refusal))?;
        self.contents.place(plan.placed);
        self.head = Some(plan.head);
        Ok(())
    }

    /// Writes a whole ledger beside the one that is there, turns to it, and removes the old one.
    ///
    /// # Errors
    /// [`StoreError::NoRoomForBoth`] or another [`StoreError`]; the old one still stands.
    pub fn replace(&mut self, ledger: &Ledger) -> Result<(), StoreError> {
        self.ready()?;
        if self.head.is_none() {
            // Without a head, entries written halfway would look like a ledger that lost its own.
            self.save(&Changes::new(), 0)?;
        }
        let (plan, mut contents) = plan::whole(self.next_generation, ledger)?;
        self.free_stuck(&plan)?;
        // Whatever becomes of it, its number is never used again.
        self.next_generation += 1;
        for (at, write) in plan.writes.iter().enumerate() {
            if let Err(error) = execute::run(&mut self.shelf, write) {
                let written = plan.writes.iter().take(at).map(|write| write.key().to_owned());
                self.leftover.extend(written);
                self.sweep();
                return Err(match error {
                    ShelfError::Full => StoreError::NoRoomForBoth,
                    error => StoreError::Shelf(error),
                });
            }
        }
        contents.place(plan.placed);
        let old = std::mem::replace(&mut self.contents, contents);
        self.head = Some(plan.head);
        self.leftover.extend(old.keys().map(|key| slot_key(old.generation, key)));
        self.sweep();
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

    /// Everything that has been set aside, by number.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn asides(&self) -> Result<Vec<Aside>, ShelfError> {
        let mut asides = Vec::new();
        for key in self.shelf.keys()? {
            let Key::Aside(number) = wire::sort(&key) else { continue };
            let Some(text) = self.shelf.get(&key)? else { continue };
            asides.push(match serde_json::from_str::<SetAside>(&text) {
                Ok(aside) => Aside { number, key: aside.key, text: aside.text },
                // Damaged in its turn: shown as it stands.
                Err(_) => Aside { number, key: String::new(), text },
            });
        }
        asides.sort_by_key(|aside| aside.number);
        Ok(asides)
    }

    /// Removes something set aside, once the user has exported it and asks for it.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn drop_aside(&mut self, number: u64) -> Result<(), ShelfError> {
        self.shelf.remove(&aside_key(number))
    }

    /// How much room is taken; the whole is [`super::CAPACITY`] in a browser.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn usage(&self) -> Result<Usage, ShelfError> {
        let mut usage = Usage::default();
        for key in self.shelf.keys()? {
            let text = self.shelf.get(&key)?.unwrap_or_default();
            let room = units(&key) + units(&text);
            if key.starts_with(ROOT) { usage.own += room } else { usage.others += room }
        }
        Ok(usage)
    }

    /// Why nothing may be written, if it may not.
    pub fn closed(&self) -> Option<&StoreError> {
        self.closed.as_ref()
    }

    /// The shelf.
    pub fn shelf(&self) -> &S {
        &self.shelf
    }

    /// The shelf, for tests that let it fail.
    pub fn shelf_mut(&mut self) -> &mut S {
        &mut self.shelf
    }

    /// The shelf, when the store is done with.
    pub fn into_shelf(self) -> S {
        self.shelf
    }

    /// Whether the shelf is as the store left it.
    fn ready(&mut self) -> Result<(), StoreError> {
        if let Some(error) = &self.closed {
            return Err(error.clone());
        }
        if self.torn {
            if execute::recover(&mut self.shelf).map_err(StoreError::Torn)? == Some(false) {
                return Err(StoreError::Elsewhere);
            }
            self.torn = false;
        }
        self.sweep();
        if self.shelf.get(HEAD).map_err(StoreError::Shelf)? != self.head {
            return Err(StoreError::Elsewhere);
        }
        Ok(())
    }

    /// Sets aside what the plan would overwrite although it could not be read.
    fn free_stuck(&mut self, plan: &Plan) -> Result<(), StoreError> {
        for key in plan.writes.iter().map(Write::key) {
            if !self.stuck.contains(key) {
                continue;
            }
            if let Some(text) = self.shelf.get(key).map_err(StoreError::Shelf)? {
                open::move_aside(&mut self.shelf, key, text, self.next_aside)
                    .map_err(StoreError::Shelf)?;
                self.next_aside += 1;
            }
            self.stuck.remove(key);
            if key == HEAD {
                self.head = None;
            }
        }
        Ok(())
    }

    fn refused(&mut self, refusal: Refusal) -> StoreError {
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
    fn sweep(&mut self) {
        while let Some(key) = self.leftover.pop() {
            if self.shelf.remove(&key).is_err() {
                self.leftover.push(key);
                break;
            }
        }
    }
}
