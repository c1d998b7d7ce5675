//! Comparing the shelf with the journal at the start, so that the newer whole one heals the other.
//!
//! The order of states is that of their heads (generation, revision), never that of a clock. An
//! entry that the newer side has lost is taken from the older one where that makes the newer whole,
//! which its head's digest proves; what the newer side has removed stays removed. A side with
//! nothing in it is never the newer one.
//!
//! A journal that went on after the shelf was written to without it holds another ledger, not a
//! newer one: then both are kept.

use super::contents::Contents;
use super::journal::Batch;
use super::wire::{self, HEAD, Head, Key, Rank, Tie, is_mirrored, slot_key};
use super::{Shelf, ShelfError, StoreFinding};
use crate::ledger::{EntryKey, InOrder};
use std::collections::BTreeMap;

/// Texts under their keys.
pub type Image = BTreeMap<String, String>;

/// What the comparison came to.
#[derive(Debug, Default)]
pub(super) struct Healed {
    /// What is to stand on the shelf, where that is not what stands there.
    pub shelf: Option<Image>,
    /// Whether the journal holds another ledger, to be kept beside.
    pub other: bool,
    /// What the person should know.
    pub finding: Option<StoreFinding>,
}

/// What of a shelf the journal keeps too.
///
/// # Errors
/// A [`ShelfError`].
pub(super) fn image(shelf: &impl Shelf) -> Result<Image, ShelfError> {
    let mut image = Image::new();
    for key in shelf.keys()? {
        if is_mirrored(&key)
            && let Some(text) = shelf.get(&key)?
        {
            image.insert(key, text);
        }
    }
    Ok(image)
}

/// What the journal has to write to hold what the shelf holds. Other ledgers in it stay.
pub(super) fn missing(shelf: &Image, journal: &Image) -> Batch {
    let put = shelf.iter().filter(|(key, text)| journal.get(*key) != Some(*text));
    let put = put.map(|(key, text)| (key.clone(), Some(text.clone())));
    // What an older program wrote there has been taken over.
    let ours = |key: &str| is_mirrored(key) || matches!(wire::sort(key), Key::Older(_));
    let gone = journal.keys().filter(|key| ours(key) && !shelf.contains_key(*key));
    put.chain(gone.map(|key| (key.clone(), None))).in_order()
}

/// Compares the two. `tie` is the mark on the shelf.
pub(super) fn heal(shelf: &Image, journal: &Image, tie: Option<Tie>) -> Healed {
    let here = Side::of(shelf);
    let there = Side::of(journal);
    if there.is_blank() {
        // Before the first save there was nothing to lose.
        let lost = tie.is_some() && !here.is_blank();
        return Healed { finding: lost.then_some(StoreFinding::JournalLost), ..Healed::default() };
    }
    let parted = tie.and_then(|tie| tie.alone);
    let other = parted.is_some_and(|at| there.rank() > Some(at)) && here != there;
    if other && !here.is_empty() {
        let finding = Some(StoreFinding::TwoLedgers { count: there.slots.len() as u64 });
        return Healed { other, finding, ..Healed::default() };
    }
    if other || there.rank() > here.rank() {
        let ledger = match here.since(&there) {
            later if later.is_empty() => there.mended_from(&here).unwrap_or(there.texts()),
            // Its head is made anew from what there is.
            later => there.headless_with(later),
        };
        let mut wanted = beside(shelf);
        wanted.extend(beside(journal));
        wanted.extend(ledger);
        let finding = Some(StoreFinding::ShelfHealed);
        return Healed { shelf: Some(wanted), finding, other: false };
    }
    let Some(mended) = here.mended_from(&there) else {
        let behind = there.rank() != here.rank() || !there.is_whole();
        let finding = behind.then_some(StoreFinding::JournalHealed);
        return Healed { finding, ..Healed::default() };
    };
    let changed = |(key, text): &(&String, &String)| shelf.get(*key) != Some(*text);
    let count = mended.iter().filter(changed).count() as u64;
    let mut wanted = beside(shelf);
    wanted.extend(mended);
    let finding = Some(StoreFinding::EntriesHealed { count });
    Healed { shelf: Some(wanted), finding, other: false }
}

/// What stands beside a ledger: its earlier versions, what was set aside, the note of the backup.
fn beside(image: &Image) -> Image {
    let ledger = |key: &str| matches!(wire::sort(key), Key::Head | Key::Slot(..));
    let kept = image.iter().filter(|(key, _)| is_mirrored(key) && !ledger(key));
    kept.map(|(key, text)| (key.clone(), text.clone())).in_order()
}

/// Turns a shelf to what is wanted. The head goes last, so that a page killed meanwhile finds the
/// shelf behind once more.
///
/// # Errors
/// A [`ShelfError`]; the shelf is somewhere on the way.
pub(super) fn turn(shelf: &mut impl Shelf, wanted: &Image) -> Result<(), ShelfError> {
    let here = image(shelf)?;
    for key in here.keys().filter(|key| !wanted.contains_key(*key)) {
        shelf.remove(key)?;
    }
    let changed = |(key, text): &(&String, &String)| here.get(*key) != Some(*text);
    for (key, text) in wanted.iter().filter(changed).filter(|(key, _)| *key != HEAD) {
        shelf.set(key, text)?;
    }
    match wanted.get(HEAD) {
        Some(head) => shelf.set(HEAD, head),
        None => Ok(()),
    }
}

/// An entry as it stands on one side.
#[derive(Debug, Clone, Copy)]
struct Slot<'a> {
    text: &'a str,
    sum: u64,
    revision: u64,
}

type Slots<'a> = BTreeMap<EntryKey, Slot<'a>>;

/// One of the two, read as far as the comparison needs.
#[derive(Debug)]
struct Side<'a> {
    head: Option<Head>,
    generation: u64,
    /// The entries of its generation that can be read.
    slots: Slots<'a>,
    /// Those that cannot.
    damaged: Vec<EntryKey>,
}

impl PartialEq for Side<'_> {
    /// Whether both hold the same entries.
    fn eq(&self, other: &Self) -> bool {
        self.slots.values().map(|slot| slot.sum).eq(other.slots.values().map(|slot| slot.sum))
    }
}

impl<'a> Side<'a> {
    fn of(image: &'a Image) -> Self {
        let head = Head::of(image);
        let generation = head.as_ref().map(|head| head.generation);
        let generation = generation.unwrap_or_else(|| fullest(image));
        let mut side = Self { head, generation, slots: BTreeMap::new(), damaged: Vec::new() };
        for (key, text) in image {
            let Key::Slot(of, Some(entry)) = wire::sort(key) else { continue };
            if of != generation {
                continue;
            }
            match wire::read_slot(&entry, text) {
                Some((read, sum)) => {
                    side.slots.insert(entry, Slot { text, sum, revision: read.revision() });
                }
                None => side.damaged.push(entry),
            }
        }
        side
    }

    /// Where it stands; a side whose head is lost stands before all others.
    fn rank(&self) -> Option<Rank> {
        self.head.as_ref().map(Head::rank)
    }

    /// Whether nothing ever stood there.
    fn is_blank(&self) -> bool {
        self.head.is_none() && self.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.damaged.is_empty()
    }

    /// Whether its head counts what is there. Of a side without a head nobody knows.
    fn is_whole(&self) -> bool {
        self.damaged.is_empty() && self.is_proven(&self.slots)
    }

    /// Whether its head counts just these entries.
    fn is_proven(&self, slots: &Slots<'_>) -> bool {
        self.head.as_ref().is_some_and(|head| {
            let mut contents = Contents::empty(head.generation);
            let sums = slots.iter().map(|(key, slot)| (key.clone(), Some(slot.sum)));
            contents.place(sums.collect());
            contents.head_after(&[], head.revision) == *head
        })
    }

    /// Its texts.
    fn texts(&self) -> Image {
        self.image_with(&self.slots)
    }

    /// These entries in its generation, under its head.
    fn image_with(&self, slots: &Slots<'_>) -> Image {
        let text = |(key, slot): (&EntryKey, &Slot<'_>)| {
            (slot_key(self.generation, key), slot.text.to_owned())
        };
        let head = self.head.as_ref().and_then(|head| serde_json::to_string(head).ok());
        let head = head.map(|head| (HEAD.to_owned(), head));
        slots.iter().map(text).chain(head).in_order()
    }

    /// Its entries and these, without a head.
    fn headless_with(&self, later: Slots<'a>) -> Image {
        let mut slots = self.slots.clone();
        slots.extend(later);
        let mut image = self.image_with(&slots);
        image.remove(HEAD);
        image
    }

    /// Where this side has lost its head: its entries of the same generation that are later than
    /// `other` knows.
    fn since(&self, other: &Self) -> Slots<'a> {
        let Some((generation, revision)) = other.rank() else { return Slots::new() };
        if self.head.is_some() || self.generation != generation {
            return Slots::new();
        }
        let later = self.slots.iter().filter(|(_, slot)| slot.revision > revision);
        later.map(|(key, slot)| (key.clone(), *slot)).in_order()
    }

    /// Its texts with what it has lost put back from the older side, `None` if it has lost nothing
    /// that the older side has.
    ///
    /// What its head proves is put back. Where nothing proves anything, what is damaged here comes
    /// from the older side of the same ledger, and what is missing does as long as the head counts
    /// more.
    fn mended_from(&self, older: &Self) -> Option<Image> {
        if self.is_whole() {
            return None;
        }
        let damaged = self.with(older, |key| self.damaged.contains(key));
        let missing = self.with(older, |key| !self.slots.contains_key(key));
        let fits = |slots: &Slots<'_>| {
            self.head.as_ref().is_none_or(|head| slots.len() as u64 <= head.count)
        };
        let only_damaged = self.is_proven(&damaged);
        let with_missing = self.is_proven(&missing) || fits(&missing);
        let mended = if !only_damaged && with_missing { missing } else { damaged };
        let of_one = self.head.is_none() || self.generation == older.generation;
        let gained = mended.len() > self.slots.len() && (of_one || self.is_proven(&mended));
        gained.then(|| self.image_with(&mended))
    }

    /// Its entries, and those of `older` that are `wanted`.
    fn with(&self, older: &Self, wanted: impl Fn(&EntryKey) -> bool) -> Slots<'a> {
        let mut slots = self.slots.clone();
        let from = older.slots.iter().filter(|(key, _)| wanted(key));
        slots.extend(from.map(|(key, slot)| (key.clone(), *slot)));
        slots
    }
}

/// Without a head: the generation with the most entries, as opening takes it.
fn fullest(image: &Image) -> u64 {
    let mut counts = BTreeMap::<u64, usize>::new();
    for key in image.keys() {
        if let Key::Slot(generation, _) = wire::sort(key) {
            *counts.entry(generation).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(of, count)| (*count, *of)).map_or(1, |(of, _)| of)
}
