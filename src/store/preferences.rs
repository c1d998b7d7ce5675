//! How somebody wants to work in this browser: small texts beside the ledger, in no backup, and
//! left alone when another ledger takes its place.

use super::wire::PREFERENCE;
use super::{Shelf, Store, StoreError};

impl<S: Shelf> Store<S> {
    /// The text kept under `name`, `None` if there is none.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.shelf().get(&key(name)).map_err(StoreError::Shelf)
    }

    /// Keeps a text under `name`, or nothing. `name` is of the characters of identifiers.
    ///
    /// # Errors
    /// A [`StoreError`]; what was kept is still there.
    pub fn keep_preference(&mut self, name: &str, text: Option<&str>) -> Result<(), StoreError> {
        if let Some(error) = self.closed() {
            return Err(error.clone());
        }
        let kept = match text {
            Some(text) => self.shelf.set(&key(name), text),
            None => self.shelf.remove(&key(name)),
        };
        kept.map_err(StoreError::Shelf)
    }
}

fn key(name: &str) -> String {
    format!("{PREFERENCE}{name}")
}
