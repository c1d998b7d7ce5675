//! Reading everything at the start: raw text first, meaning after. Nothing that cannot be read is
//! dropped, and nothing is removed unless what the head counts is whole.

use super::contents::Contents;
use super::execute::Recovered;
use super::past::{Id, Kept, Past};
use super::shelf::units;
use super::wire::{self, HEAD, Head, Key, SetAside, UNDO, aside_key};
use super::{Shelf, ShelfError, StoreError, StoreFinding, execute};
use crate::ledger::{Entry, EntryKey, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// What opening has brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// The ledger; empty on a first run, and where nothing could be opened.
    pub ledger: Ledger,
    /// Whether nothing of this program stood there: a new user, or a cleared browser.
    pub first_run: bool,
    /// What was found, in order.
    pub findings: Vec<StoreFinding>,
}

/// Something that could not be read and has been set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its number.
    pub number: u64,
    /// The key it stood under; empty if that is lost too.
    pub key: String,
    /// Its text as it was.
    pub text: String,
}

impl Aside {
    /// What stood there, as people know it.
    pub fn described(&self) -> String {
        match self.key.is_empty() {
            true => "原来的位置不明".to_owned(),
            false => super::problem::described(&self.key),
        }
    }
}

/// What the store keeps in mind after opening.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub opening: Opening,
    pub contents: Contents,
    /// The head's text as it stands on the shelf.
    pub head: Option<String>,
    /// Above every generation seen.
    pub next_generation: u64,
    /// Above every number of a thing set aside.
    pub next_aside: u64,
    /// Unreadable things that could not be set aside: never to be overwritten or removed.
    pub stuck: BTreeSet<String>,
    /// The earlier versions of the generation in use.
    pub past: Past,
    /// The keys of versions that are of no use: of another generation, or not to be read.
    pub orphans: Vec<String>,
    /// Whether the head has to be written anew.
    pub heal: bool,
    /// Why nothing may be written, if it may not.
    pub closed: Option<StoreError>,
    /// How many entries of the generation in use could not be read.
    pub unreadable: u64,
}

/// Before anything is read: refuses what a newer program has written, and takes back a save that
/// was broken off.
///
/// # Errors
/// [`StoreError::Unread`] or [`StoreError::Newer`]: nothing may be written.
pub(super) fn begin(shelf: &mut impl Shelf) -> Result<Opened, StoreError> {
    let mut opened = Opened { next_generation: 1, next_aside: 1, ..Opened::default() };
    refuse_newer(shelf.keys().map_err(StoreError::Unread)?.iter())?;
    match execute::recover(shelf).map_err(StoreError::Unread)? {
        Recovered::Nothing | Recovered::Through => {}
        Recovered::Back => opened.opening.findings.push(StoreFinding::Interrupted),
        Recovered::Unread => opened.set_aside(shelf, UNDO).map_err(StoreError::Unread)?,
    }
    Ok(opened)
}

/// Opens what stands on the shelf.
///
/// # Errors
/// [`StoreError::Unread`]: nothing may be written.
pub(super) fn open(shelf: &mut impl Shelf, mut opened: Opened) -> Result<Opened, StoreError> {
    let keys = shelf.keys().map_err(StoreError::Unread)?;
    let mut generations: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    let mut versions: BTreeMap<u64, Vec<(String, Option<Id>)>> = BTreeMap::new();
    let mut older = Vec::new();
    for key in &keys {
        match wire::sort(key) {
            Key::Aside(number) => {
                opened.next_aside = opened.next_aside.max(number.saturating_add(1))
            }
            Key::Slot(generation, _) => {
                opened.next_generation = opened.next_generation.max(generation.saturating_add(1));
                generations.entry(generation).or_default().push(key.clone());
            }
            Key::Past(generation, id) => {
                versions.entry(generation).or_default().push((key.clone(), id));
            }
            Key::Older(_) => older.push(key.clone()),
            Key::Head | Key::Undo | Key::Newer(_) | Key::Other(_) => {}
        }
    }
    opened.head = shelf.get(HEAD).map_err(StoreError::Unread)?;
    let head = opened.head.as_deref().and_then(Head::read);
    if let Some(head) = &head {
        opened.next_generation = opened.next_generation.max(head.generation.saturating_add(1));
    }
    opened.opening.first_run = opened.head.is_none() && generations.is_empty();
    if opened.opening.first_run {
        opened.contents = Contents::empty(opened.next_generation);
        opened.next_generation = opened.next_generation.saturating_add(1);
        return Ok(opened);
    }

    let generation = match &head {
        Some(head) => head.generation,
        None => {
            if opened.head.is_some() {
                opened.set_aside(shelf, HEAD).map_err(StoreError::Unread)?;
            }
            opened.opening.findings.push(StoreFinding::HeadLost);
            opened.heal = true;
            fullest(&generations)
        }
    };
    let slots = generations.remove(&generation).unwrap_or_default();
    opened.read_generation(shelf, generation, slots)?;
    opened.read_versions(shelf, versions.remove(&generation).unwrap_or_default())?;
    match &head {
        // While anything is missing, nothing is cleared away.
        Some(head) if !opened.compare(head) => {}
        Some(_) => {
            for (other, slots) in generations {
                if other > generation {
                    opened.opening.findings.push(StoreFinding::ReplaceInterrupted);
                }
                opened.clear(shelf, slots)?;
            }
            let others = versions.into_values().flatten().map(|(key, _)| key);
            opened.orphans.extend(others);
            // What an older program wrote has been taken over, and is whole.
            opened.orphans.extend(older);
        }
        // Without a head nobody knows which of several was meant: the others are kept aside.
        None => {
            for slot in generations.into_values().flatten() {
                opened.set_aside(shelf, &slot).map_err(StoreError::Unread)?;
            }
        }
    }
    Ok(opened)
}

/// Without a head: the generation with the most entries, the later of two alike.
fn fullest(generations: &BTreeMap<u64, Vec<String>>) -> u64 {
    let most = generations.iter().max_by_key(|(generation, slots)| (slots.len(), **generation));
    most.map_or(1, |(generation, _)| *generation)
}

/// # Errors
/// [`StoreError::Newer`] if a newer program has written one of the keys.
pub(super) fn refuse_newer<'k>(
    keys: impl IntoIterator<Item = &'k String>,
) -> Result<(), StoreError> {
    for key in keys {
        if let Key::Newer(format) = wire::sort(key) {
            return Err(StoreError::Newer { format, shown: false });
        }
    }
    Ok(())
}

impl Opened {
    /// Reads the entries of the generation in use.
    fn read_generation(
        &mut self,
        shelf: &mut impl Shelf,
        generation: u64,
        slots: Vec<String>,
    ) -> Result<(), StoreError> {
        self.contents = Contents::empty(generation);
        let mut texts = Vec::with_capacity(slots.len());
        for slot in slots {
            if let Some(text) = shelf.get(&slot).map_err(StoreError::Unread)? {
                texts.push((slot, text));
            }
        }
        let mut placed = Vec::with_capacity(texts.len());
        for (slot, text) in texts {
            match read(&slot, &text) {
                Some((key, entry, sum)) => {
                    self.opening.ledger.put(entry);
                    placed.push((key, Some(sum)));
                }
                None => {
                    self.set_aside(shelf, &slot).map_err(StoreError::Unread)?;
                    self.unreadable += 1;
                    self.heal = true;
                }
            }
        }
        self.contents.place(placed);
        Ok(())
    }

    /// Reads the earlier versions of the generation in use. One that cannot be read is no damage to
    /// the ledger.
    fn read_versions(
        &mut self,
        shelf: &impl Shelf,
        versions: Vec<(String, Option<Id>)>,
    ) -> Result<(), StoreError> {
        for (key, id) in versions {
            let text = shelf.get(&key).map_err(StoreError::Unread)?.unwrap_or_default();
            let read = id.and_then(|id| wire::read_past(&id, &text).map(|version| (id, version)));
            match read {
                Some((id, version)) => {
                    let taken = units(&key) + units(&text);
                    self.past.put(id, Kept::new(&version, taken));
                }
                None => self.orphans.push(key),
            }
        }
        Ok(())
    }

    /// Compares what was read with the head. Whether everything is there.
    fn compare(&mut self, head: &Head) -> bool {
        let ledger = &mut self.opening.ledger;
        ledger.revision = ledger.revision.max(head.revision);
        let here = self.contents.head_after(&[], head.revision);
        if here == *head {
            return true;
        }
        let found = here.count + self.unreadable;
        if found < head.count {
            let expected = head.count;
            self.opening.findings.push(StoreFinding::Missing { expected, found });
        } else if here.count >= head.count {
            self.opening.findings.push(StoreFinding::Differs);
        }
        false
    }

    /// Removes what is left of another generation; what cannot be read is set aside even here.
    fn clear(&mut self, shelf: &mut impl Shelf, slots: Vec<String>) -> Result<(), StoreError> {
        for slot in slots {
            let text = shelf.get(&slot).map_err(StoreError::Unread)?;
            if text.is_none_or(|text| read(&slot, &text).is_none()) {
                self.set_aside(shelf, &slot).map_err(StoreError::Unread)?;
            } else if let Err(error) = shelf.remove(&slot) {
                self.opening.findings.push(StoreFinding::NotHealed(StoreError::Shelf(error)));
                break;
            }
        }
        Ok(())
    }

    /// Moves what stands under `key` aside. Where that is refused it stays, and is never touched.
    fn set_aside(&mut self, shelf: &mut impl Shelf, key: &str) -> Result<(), ShelfError> {
        let Some(text) = shelf.get(key)? else { return Ok(()) };
        let number = self.next_aside;
        let finding = match move_aside(shelf, key, text, number) {
            Ok(()) => {
                self.next_aside = self.next_aside.saturating_add(1);
                if key == HEAD {
                    self.head = None;
                }
                StoreFinding::SetAside { key: key.to_owned(), number }
            }
            Err(error) => {
                self.stuck.insert(key.to_owned());
                StoreFinding::LeftInPlace { key: key.to_owned(), error }
            }
        };
        self.opening.findings.push(finding);
        Ok(())
    }
}

/// Copies `text` aside and removes `key`.
///
/// # Errors
/// A [`ShelfError`]: `key` still stands, the copy may stand too.
pub(super) fn move_aside(
    shelf: &mut impl Shelf,
    key: &str,
    text: String,
    number: u64,
) -> Result<(), ShelfError> {
    let aside = SetAside { key: key.to_owned(), text };
    let aside = serde_json::to_string(&aside)
        .map_err(|error| ShelfError::Other { detail: error.to_string() })?;
    shelf.set(&aside_key(number), &aside)?;
    shelf.remove(key)
}

fn read(slot: &str, text: &str) -> Option<(EntryKey, Entry, u64)> {
    let Key::Slot(_, Some(key)) = wire::sort(slot) else { return None };
    let (entry, sum) = wire::read_slot(&key, text)?;
    Some((key, entry, sum))
}
