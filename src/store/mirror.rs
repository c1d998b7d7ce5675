//! A shelf that remembers what has been written to it, for the journal to write too.
//!
//! The store's own logic knows nothing of it: whatever it sets or removes, and whatever it takes
//! back, is remembered in its latest state, so that what the journal is given is always the ledger
//! as it stands between two steps.

use super::journal::Batch;
use super::wire::is_mirrored;
use super::{Shelf, ShelfError};

/// A shelf and what the journal still lacks of it.
#[derive(Debug)]
pub(super) struct Mirror<S> {
    /// The shelf itself. What is written to it directly is not remembered.
    pub shelf: S,
    /// The latest state of each key written since the last batch; `None` while no journal is in
    /// sight, when it would grow for nothing.
    pub unsent: Option<Batch>,
}

impl<S> Mirror<S> {
    pub fn new(shelf: S) -> Self {
        Self { shelf, unsent: None }
    }

    fn remember(&mut self, key: &str, text: Option<&str>) {
        if let Some(unsent) = &mut self.unsent
            && is_mirrored(key)
        {
            unsent.insert(key.to_owned(), text.map(str::to_owned));
        }
    }
}

impl<S: Shelf> Shelf for Mirror<S> {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.shelf.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.shelf.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.shelf.set(key, text)?;
        self.remember(key, Some(text));
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        self.shelf.remove(key)?;
        self.remember(key, None);
        Ok(())
    }
}
