//! What could not be read and has been set aside: shown, exported, and removed when asked.

use super::wire::{self, Key, SetAside, aside_key};
use super::{Aside, Shelf, ShelfError, Store, StoreError};
use crate::ledger::Order;

impl<S: Shelf> Store<S> {
    /// Everything that has been set aside, by number.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn asides(&self) -> Result<Vec<Aside>, ShelfError> {
        let mut asides = Vec::new();
        for key in self.shelf().keys()? {
            let Key::Aside(number) = wire::sort(&key) else { continue };
            let Some(text) = self.shelf().get(&key)? else { continue };
            asides.push(match serde_json::from_str::<SetAside>(&text) {
                Ok(aside) => Aside { number, key: aside.key, text: aside.text },
                // Damaged in its turn: shown as it stands.
                Err(_) => Aside { number, key: String::new(), text },
            });
        }
        asides.order_by_key(|aside| aside.number);
        Ok(asides)
    }

    /// Removes something set aside, once the user has exported it and asks for it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn drop_aside(&mut self, number: u64) -> Result<(), StoreError> {
        if let Some(error) = self.closed() {
            return Err(error.clone());
        }
        self.shelf.remove(&aside_key(number)).map_err(StoreError::Shelf)
    }
}
