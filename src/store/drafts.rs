//! Half-filled forms, each a text under a key of its own beside the ledger: no head counts them, no
//! backup holds them, and they go with the ledger they were typed for.

use super::wire::DRAFT;
use super::{Shelf, Store, StoreError};

impl<S: Shelf> Store<S> {
    /// The text kept for a form, `None` if there is none.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.shelf().get(&key(form)).map_err(StoreError::Shelf)
    }

    /// Keeps a text for a form in place of what was kept, or nothing. `form` is of the characters
    /// of identifiers and `-`.
    ///
    /// # Errors
    /// A [`StoreError`]; what was kept is still there.
    pub fn keep_draft(&mut self, form: &str, text: Option<&str>) -> Result<(), StoreError> {
        if let Some(error) = self.closed() {
            return Err(error.clone());
        }
        let kept = match text {
            Some(text) => self.set_beside(&key(form), text),
            None => self.shelf_mut().remove(&key(form)),
        };
        kept.map_err(StoreError::Shelf)
    }

    /// The keys of all forms kept.
    pub(super) fn draft_keys(&self) -> impl Iterator<Item = String> + use<S> {
        // What cannot be listed now is offered later, and can be thrown away there.
        let keys = self.shelf().keys().unwrap_or_default();
        keys.into_iter().filter(|key| is_draft(key))
    }
}

/// Whether a text under this key is a half-filled form.
pub fn is_draft(key: &str) -> bool {
    key.starts_with(DRAFT)
}

fn key(form: &str) -> String {
    format!("{DRAFT}{form}")
}
