//! A shelf in memory, with a browser's capacity and with failures on command.

use super::shelf::units;
use super::{CAPACITY, Shelf, ShelfError};
use std::cell::Cell;
use std::collections::BTreeMap;

/// A shelf that keeps its texts in memory: for tests, and for a window whose browser refuses to
/// store anything.
#[derive(Debug, Clone)]
pub struct MemoryShelf {
    texts: BTreeMap<String, String>,
    used: usize,
    capacity: usize,
    /// Calls left before failures begin, and how they fail.
    script: Option<Script>,
    calls: Cell<usize>,
}

#[derive(Debug, Clone)]
struct Script {
    first: usize,
    count: usize,
    error: ShelfError,
    writes_only: bool,
    /// Whether a call that fails says that it did not.
    lies: bool,
}

impl Default for MemoryShelf {
    fn default() -> Self {
        Self::with_capacity(CAPACITY)
    }
}

impl MemoryShelf {
    /// A shelf for `capacity` UTF-16 units of keys and texts.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { texts: BTreeMap::new(), used: 0, capacity, script: None, calls: Cell::new(0) }
    }

    /// A shelf that holds `texts` and has room for more.
    pub fn of(texts: BTreeMap<String, String>) -> Self {
        let used = texts.iter().map(|(key, text)| units(key) + units(text)).sum();
        Self { texts, used, ..Self::with_capacity(usize::MAX) }
    }

    /// Lets `count` calls fail with `error` after the next `after` have succeeded
    /// (`usize::MAX`: all from there on, as when the page is killed).
    pub fn fail(&mut self, after: usize, count: usize, error: ShelfError) {
        self.script = Some(Script { first: after, count, error, writes_only: false, lies: false });
        self.calls.set(0);
    }

    /// As [`MemoryShelf::fail`], counting and failing calls that write alone.
    pub fn fail_writes(&mut self, after: usize, count: usize, error: ShelfError) {
        self.script = Some(Script { first: after, count, error, writes_only: true, lies: false });
        self.calls.set(0);
    }

    /// As [`MemoryShelf::fail_writes`], by calls that do nothing and say that it is done.
    pub fn lie(&mut self, after: usize, count: usize) {
        let error = ShelfError::Gone;
        self.script = Some(Script { first: after, count, error, writes_only: true, lies: true });
        self.calls.set(0);
    }

    /// Ends the failures.
    pub fn heal(&mut self) {
        self.script = None;
    }

    /// How many calls that count there have been since failures were set.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Changes the capacity; what is there stays, even if it is more.
    pub fn set_capacity(&mut self, capacity: usize) {
        self.capacity = capacity;
    }

    /// The room taken, in UTF-16 units.
    pub fn used(&self) -> usize {
        self.used
    }

    /// Everything on it.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    fn room_of(&self, key: &str) -> usize {
        self.texts.get(key).map_or(0, |text| units(key) + units(text))
    }

    /// Whether the call is to be carried out.
    fn answer(&self, writes: bool) -> Result<bool, ShelfError> {
        let Some(script) = &self.script else { return Ok(true) };
        if script.writes_only && !writes {
            return Ok(true);
        }
        let call = self.calls.get();
        self.calls.set(call + 1);
        let failing = call >= script.first && call - script.first < script.count;
        if failing && !script.lies { Err(script.error.clone()) } else { Ok(!failing) }
    }
}

impl Shelf for MemoryShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.answer(false)?;
        Ok(self.texts.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.answer(false)?;
        Ok(self.texts.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        if !self.answer(true)? {
            return Ok(());
        }
        let before = self.room_of(key);
        let after = units(key) + units(text);
        // As in a browser, what takes no more room than before is always taken.
        if after > before && self.used - before + after > self.capacity {
            return Err(ShelfError::Full);
        }
        self.used = self.used - before + after;
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        if !self.answer(true)? {
            return Ok(());
        }
        self.used -= self.room_of(key);
        self.texts.remove(key);
        Ok(())
    }
}
