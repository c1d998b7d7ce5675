//! Which earlier versions stand on the shelf, and which of them have to go: plain bookkeeping, no
//! shelf is touched here.
//!
//! What goes first where there is too much: histories before what was removed, and of each the
//! oldest step first. Steps are in the order of revisions, whatever the clock said.

use super::CAPACITY;
use super::clock::Clock;
use super::contents::Contents;
use super::earlier::Earlier;
use crate::ledger::{EntryKey, InOrder, Order};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// An earlier version: whose, and the revision it had.
pub(super) type Id = (EntryKey, u64);

/// The room all versions together may take, in UTF-16 units.
pub(super) const MOST: usize = CAPACITY / 10;

/// The room the versions of one entry may take. One that is larger by itself, such as an overlong
/// year text, is not kept.
pub(super) const MOST_OF_ONE: usize = MOST / 8;

/// How many versions of one entry are kept.
pub(super) const VERSIONS_OF_ONE: usize = 20;

/// What is known of a version without reading it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    at: NaiveDateTime,
    until: u64,
    removed: bool,
    year: i32,
    units: usize,
}

impl Kept {
    /// Of a version that takes so many units with its key.
    pub fn new(version: &Earlier, units: usize) -> Self {
        let Earlier { at, until, removed, .. } = *version;
        Self { at, until, removed, year: version.year(), units }
    }

    /// Whether the step removed the entry.
    pub fn is_removed(&self) -> bool {
        self.removed
    }

    /// The room it takes.
    pub fn units(&self) -> usize {
        self.units
    }
}

/// The versions on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Past {
    kept: BTreeMap<Id, Kept>,
}

impl Past {
    /// A version has been written.
    pub fn put(&mut self, id: Id, kept: Kept) {
        self.kept.insert(id, kept);
    }

    /// A version has been removed.
    pub fn take(&mut self, id: &Id) {
        self.kept.remove(id);
    }

    /// Whether a version is there.
    pub fn has(&self, id: &Id) -> bool {
        self.kept.contains_key(id)
    }

    /// The room they take.
    pub fn units(&self) -> usize {
        self.kept.values().map(Kept::units).sum()
    }

    /// The versions of an entry, the latest first.
    pub fn of(&self, key: &EntryKey) -> Vec<Id> {
        let own = self.kept.range((key.clone(), 0)..=(key.clone(), u64::MAX));
        own.map(|(id, _)| id.clone()).rev().collect()
    }

    /// The versions by which what was removed can be put back, one for each entry, the one removed
    /// last first.
    pub fn removed(&self, contents: &Contents) -> Vec<Id> {
        let mut last: BTreeMap<&EntryKey, (&Id, &Kept)> = BTreeMap::new();
        for (id, kept) in self.kept.iter().filter(|(id, _)| !contents.has(&id.0)) {
            last.insert(&id.0, (id, kept));
        }
        let mut removed: Vec<_> = last.into_values().filter(|(_, kept)| kept.removed).collect();
        removed.order_by_key(|(_, kept)| std::cmp::Reverse(kept.until));
        removed.into_iter().map(|(id, _)| id.clone()).collect()
    }

    /// How many entries were removed after a revision.
    pub fn removed_since(&self, contents: &Contents, since: u64) -> usize {
        let late = |id: &Id| self.kept.get(id).is_some_and(|kept| kept.until > since);
        self.removed(contents).iter().filter(|id| late(id)).count()
    }

    /// The day of the last step that left a version.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.kept.values().max_by_key(|kept| kept.until).map(|kept| kept.at.date())
    }

    /// All versions of the entries that were removed too long ago.
    pub fn expired(&self, contents: &Contents, clock: Clock) -> Vec<Id> {
        let gone = self.removed(contents).into_iter().filter(|id| {
            self.kept.get(id).is_some_and(|kept| clock.days_left(kept.at.date()) <= 0)
        });
        gone.flat_map(|(key, _)| self.of(&key)).collect()
    }

    /// How many versions each year has.
    pub fn years(&self) -> BTreeMap<i32, usize> {
        let mut years = BTreeMap::new();
        for kept in self.kept.values() {
            *years.entry(kept.year).or_insert(0) += 1;
        }
        years
    }

    /// The versions of a year.
    pub fn of_year(&self, year: i32) -> Vec<Id> {
        let of_year = self.kept.iter().filter(|(_, kept)| kept.year == year);
        of_year.map(|(id, _)| id.clone()).collect()
    }

    /// All of them.
    pub fn all(&self) -> Vec<Id> {
        self.kept.keys().cloned().collect()
    }

    /// What is more than may be kept.
    pub fn excess(&self, contents: &Contents) -> Vec<Id> {
        let mut excess = self.excess_of_each();
        let without: usize =
            excess.iter().filter_map(|id| self.kept.get(id)).map(Kept::units).sum();
        let over = self.units().saturating_sub(without).saturating_sub(MOST);
        let already: BTreeSet<Id> = excess.iter().cloned().in_order();
        excess.extend(self.first(contents, over, &already));
        excess
    }

    /// The versions that go first, as many as make room for `units`; all if they do not.
    pub fn oldest(&self, contents: &Contents, units: usize) -> Vec<Id> {
        self.first(contents, units, &BTreeSet::new())
    }

    fn first(&self, contents: &Contents, units: usize, but: &BTreeSet<Id>) -> Vec<Id> {
        let removed: BTreeSet<Id> = self.removed(contents).into_iter().in_order();
        let mut order: Vec<(&Id, &Kept)> =
            self.kept.iter().filter(|(id, _)| !but.contains(*id)).collect();
        order.order_by_key(|(id, kept)| (removed.contains(*id), kept.until));
        let mut room = 0;
        let enough = order.into_iter().take_while(|(_, kept)| {
            let more = room < units;
            room += kept.units;
            more
        });
        enough.map(|(id, _)| id.clone()).collect()
    }

    /// The oldest of an entry's versions where it has too many or too large ones. The latest stays.
    fn excess_of_each(&self) -> Vec<Id> {
        let keys: BTreeSet<&EntryKey> = self.kept.keys().map(|(key, _)| key).in_order();
        let mut excess = Vec::new();
        for key in keys {
            let (mut count, mut units) = (0, 0);
            for id in self.of(key) {
                count += 1;
                units += self.kept.get(&id).map_or(0, Kept::units);
                if count > 1 && (count > VERSIONS_OF_ONE || units > MOST_OF_ONE) {
                    excess.push(id);
                }
            }
        }
        excess
    }
}
