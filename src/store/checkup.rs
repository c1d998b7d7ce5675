//! 数据体检: both stores read anew and compared entry by entry with the ledger that is open.
//!
//! Nothing is changed here: what is found is listed, and what can be put right is put right when the
//! person asks for it. The texts are looked at in goes, so that a large ledger does not hold up the
//! page.

use super::heal::Image;
use super::open;
use super::wire::{self, BACKUP, DRAFT, HEAD, Head, Key, PREFERENCE, ROOT, Tie, UNDO};
use super::{Earlier, Shelf, ShelfError, Store, StoreError, changes};
use crate::ledger::{Entry, EntryKey, Ledger, Order};
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with an entry in one of the stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Its text cannot be read.
    Unreadable,
    /// It is not there.
    Missing,
    /// It is there, and not as it is in the ledger that is open.
    Differs,
    /// It is there, and not in the ledger that is open.
    Extra,
}

/// Which of the two stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The shelf.
    Shelf,
    /// The journal.
    Journal,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// An entry in one of the stores.
    Entry(Place, Fault, EntryKey),
    /// The head in one of the stores is gone, damaged, or counts something else.
    Head(Place),
    /// A text of the ledger under a key that names no entry.
    Unknown(Place, String),
    /// Entries of a generation that is not in use: the same identifiers a second time.
    Twice(Place, u64),
    /// Earlier versions that cannot be read.
    Versions(Place, u64),
    /// A half-filled form that cannot be read, by its place.
    Draft(String),
    /// A preference that cannot be read, by its name.
    Preference(String),
    /// The note of a save that has not ended, the note of the last backup, or the mark of the
    /// journal cannot be read.
    Note,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Entries on the shelf.
    pub shelf: u64,
    /// Entries in the journal; `None` if it could not be read.
    pub journal: Option<u64>,
    /// Earlier versions on the shelf.
    pub versions: u64,
    /// Half-filled forms.
    pub drafts: u64,
}

/// A check under way, and what it has come to.
#[derive(Debug, Clone, Default)]
pub struct Checkup {
    /// What is to be looked at still.
    left: Vec<(Place, String, String)>,
    total: usize,
    generation: u64,
    /// What each entry should be.
    sums: BTreeMap<EntryKey, u64>,
    seen: BTreeSet<(Place, EntryKey)>,
    twice: BTreeMap<Place, u64>,
    damaged: BTreeMap<Place, u64>,
    counts: Counts,
    findings: Vec<Finding>,
}

impl Checkup {
    /// Looks at the next `most` texts. Whether any are left.
    pub fn go_on(&mut self, most: usize) -> bool {
        let from = self.left.len().saturating_sub(most);
        for (place, key, text) in self.left.split_off(from) {
            self.look(place, &key, &text);
        }
        if self.left.is_empty() {
            self.end();
        }
        !self.left.is_empty()
    }

    /// How many texts have been looked at, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.left.len(), self.total)
    }

    /// How much was looked at.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What was found, in order.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn look(&mut self, place: Place, key: &str, text: &str) {
        match wire::sort(key) {
            Key::Slot(generation, _) if generation != self.generation => {
                *self.twice.entry(place).or_default() += 1;
            }
            Key::Slot(_, Some(entry)) => {
                match place {
                    Place::Shelf => self.counts.shelf += 1,
                    Place::Journal => {
                        self.counts.journal = self.counts.journal.map(|count| count + 1);
                    }
                }
                let read = wire::read_slot(&entry, text);
                let fault = match (read, self.sums.get(&entry)) {
                    (None, _) => Some(Fault::Unreadable),
                    (Some(_), None) => Some(Fault::Extra),
                    (Some((_, sum)), Some(wanted)) => (sum != *wanted).then_some(Fault::Differs),
                };
                let found = fault.map(|fault| Finding::Entry(place, fault, entry.clone()));
                self.findings.extend(found);
                self.seen.insert((place, entry));
            }
            Key::Slot(_, None) => self.findings.push(Finding::Unknown(place, key.to_owned())),
            Key::Past(_, id) => {
                let read = id.and_then(|id| wire::read_past(&id, text));
                if place == Place::Shelf {
                    self.counts.versions += 1;
                }
                if read.is_none() {
                    *self.damaged.entry(place).or_default() += 1;
                }
            }
            Key::Head => {
                let wanted = Head::read(text).is_some_and(|head| {
                    let digest = self.sums.values().fold(0_u64, |all, sum| all.wrapping_add(*sum));
                    let count = self.sums.len() as u64;
                    head == Head::new(self.generation, count, head.revision, digest)
                });
                if !wanted {
                    self.findings.push(Finding::Head(place));
                }
            }
            Key::Undo | Key::Aside(_) | Key::Newer(_) | Key::Older(_) => {}
            Key::Other(_) => self.look_beside(key, text),
        }
        // A save that is under way is over before this is looked at.
        if place == Place::Shelf && key == UNDO {
            self.findings.push(Finding::Note);
        }
    }

    fn look_beside(&mut self, key: &str, text: &str) {
        if let Some(form) = key.strip_prefix(DRAFT) {
            self.counts.drafts += 1;
            if serde_json::from_str::<IgnoredAny>(text).is_err() {
                self.findings.push(Finding::Draft(form.to_owned()));
            }
        } else if let Some(name) = key.strip_prefix(PREFERENCE) {
            // Each is a word.
            if text.is_empty() || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                self.findings.push(Finding::Preference(name.to_owned()));
            }
        } else if key == wire::TIE && Tie::read(text).written() != text
            || key == BACKUP && !super::exported::is_whole(text)
        {
            self.findings.push(Finding::Note);
        }
    }

    fn end(&mut self) {
        let places = [Some(Place::Shelf), self.counts.journal.map(|_| Place::Journal)];
        for place in places.into_iter().flatten() {
            for key in self.sums.keys() {
                if !self.seen.contains(&(place, key.clone())) {
                    self.findings.push(Finding::Entry(place, Fault::Missing, key.clone()));
                }
            }
        }
        let twice = std::mem::take(&mut self.twice);
        self.findings.extend(twice.into_iter().map(|(place, count)| Finding::Twice(place, count)));
        let damaged = std::mem::take(&mut self.damaged);
        let damaged = damaged.into_iter().map(|(place, count)| Finding::Versions(place, count));
        self.findings.extend(damaged);
        self.findings.order();
        self.findings.dedup();
    }
}

/// From where an entry can be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cure {
    /// What was set aside can be read.
    Itself(Entry),
    /// The journal has it.
    Journal(Entry),
    /// An earlier version.
    Earlier(Earlier),
}

impl Cure {
    /// The entry as it would be put back.
    pub fn entry(&self) -> &Entry {
        match self {
            Self::Itself(entry) | Self::Journal(entry) => entry,
            Self::Earlier(version) => &version.entry,
        }
    }
}

impl<S: Shelf> Store<S> {
    /// Begins a check of what stands on the shelf now, and of the journal as it was read now
    /// (`None` if it could not be).
    ///
    /// # Errors
    /// A [`StoreError`] if the shelf cannot be read.
    pub fn checkup(&self, journal: Option<&Image>) -> Result<Checkup, StoreError> {
        let mut left = Vec::new();
        for key in self.shelf().keys().map_err(StoreError::Unread)? {
            if !key.starts_with(ROOT) {
                continue;
            }
            if let Some(text) = self.shelf().get(&key).map_err(StoreError::Unread)? {
                left.push((Place::Shelf, key, text));
            }
        }
        let there = journal.into_iter().flatten();
        let there = there.filter(|(key, _)| wire::is_mirrored(key));
        left.extend(there.map(|(key, text)| (Place::Journal, key.clone(), text.clone())));
        let counts = Counts { journal: journal.map(|_| 0), ..Counts::default() };
        let sums = self.contents.sums().clone();
        let headless = |place| {
            let head = |(at, key, _): &(Place, String, String)| *at == place && key == HEAD;
            (!sums.is_empty() && !left.iter().any(head)).then_some(Finding::Head(place))
        };
        let mut findings = Vec::from_iter(headless(Place::Shelf));
        findings.extend(journal.and_then(|_| headless(Place::Journal)));
        let generation = self.contents.generation;
        let total = left.len();
        Ok(Checkup { left, total, generation, sums, counts, findings, ..Checkup::default() })
    }

    /// Writes entries of the ledger that is open once more, because the shelf has lost or damaged
    /// them; what cannot be read there, or is no part of the ledger, is set aside first.
    ///
    /// # Errors
    /// A [`StoreError`]; what is set aside by then stays so.
    pub fn put_right(
        &mut self,
        ledger: &Ledger,
        keys: &BTreeSet<EntryKey>,
    ) -> Result<(), StoreError> {
        self.ready()?;
        for key in keys {
            let slot = wire::slot_key(self.contents.generation, key);
            let Some(text) = self.shelf().get(&slot).map_err(StoreError::Shelf)? else { continue };
            if !ledger.has(key) || wire::read_slot(key, &text).is_none() {
                open::move_aside(&mut self.shelf, &slot, text, self.next_aside)
                    .map_err(StoreError::Shelf)?;
                self.next_aside += 1;
            }
        }
        let here = keys.iter().filter(|key| ledger.has(key));
        self.save(&changes(ledger, here), ledger.revision)
    }

    /// Throws away a half-filled form, a preference, or unreadable earlier versions that the check
    /// has found damaged.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn drop_damaged(&mut self, finding: &Finding) -> Result<(), StoreError> {
        match finding {
            Finding::Draft(form) => self.keep_draft(form, None),
            Finding::Preference(name) => self.keep_preference(name, None),
            Finding::Versions(Place::Shelf, _) => {
                self.ready()?;
                for key in self.shelf().keys().map_err(StoreError::Shelf)? {
                    let Key::Past(_, id) = wire::sort(&key) else { continue };
                    let text = self.shelf().get(&key).map_err(StoreError::Shelf)?;
                    let text = text.unwrap_or_default();
                    if id.as_ref().and_then(|id| wire::read_past(id, &text)).is_none() {
                        self.shelf.remove(&key).map_err(StoreError::Shelf)?;
                        id.iter().for_each(|id| self.past.take(id));
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// From where the entry that was set aside under a key can be put back, the best first. `text`
    /// is what was set aside.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn cures(
        &self,
        aside: &super::Aside,
        journal: Option<&Image>,
    ) -> Result<Vec<Cure>, ShelfError> {
        let Some(key) = aside.entry() else { return Ok(Vec::new()) };
        let mut cures = Vec::new();
        let own = wire::read_slot(&key, &aside.text);
        cures.extend(own.map(|(entry, _)| Cure::Itself(entry)));
        let there = journal.and_then(|image| {
            let text = image.get(&wire::slot_key(self.contents.generation, &key))?;
            wire::read_slot(&key, text)
        });
        cures.extend(there.map(|(entry, _)| Cure::Journal(entry)));
        cures.extend(self.versions_of(&key)?.into_iter().map(Cure::Earlier));
        Ok(cures)
    }
}

impl super::Aside {
    /// Which entry stood there, if its key says so.
    pub fn entry(&self) -> Option<EntryKey> {
        match wire::sort(&self.key) {
            Key::Slot(_, entry) => entry,
            _ => None,
        }
    }
}
