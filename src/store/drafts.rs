//! Half-filled forms, each a text under a key of its own beside the ledger: no head counts them, no
//! backup holds them, and they go with the ledger they were typed for.
//!
//! A form may have several: one that was left and is not answered yet stays as it is, and what is
//! typed meanwhile is kept in a place beside it: `new-activity`, `new-activity+2`, …

use super::wire::DRAFT;
use super::{Shelf, ShelfError, Store, StoreError};
use crate::ledger::Order;

impl<S: Shelf> Store<S> {
    /// The places where texts of a form are kept, each with its text, in the order of the places.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn drafts(&self, form: &str) -> Result<Vec<(String, String)>, StoreError> {
        let own = key(form);
        let mut places: Vec<(u32, String)> = self
            .draft_keys()
            .filter_map(|key| Some((number(key.strip_prefix(&own)?)?, key)))
            .collect();
        places.order();
        let mut drafts = Vec::new();
        for (_, place) in places {
            let text = self.shelf().get(&place).map_err(StoreError::Shelf)?;
            let place = place.strip_prefix(DRAFT).unwrap_or_default().to_owned();
            drafts.extend(text.map(|text| (place, text)));
        }
        Ok(drafts)
    }

    /// All half-filled forms, each by its place with its text.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn all_drafts(&self) -> Result<Vec<(String, String)>, ShelfError> {
        let mut all = Vec::new();
        for key in self.shelf().keys()?.into_iter().filter(|key| is_draft(key)) {
            let text = self.shelf().get(&key)?.unwrap_or_default();
            all.push((key.strip_prefix(DRAFT).unwrap_or_default().to_owned(), text));
        }
        Ok(all)
    }

    /// A place where nothing of a form is kept.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn free_draft(&self, form: &str) -> Result<String, StoreError> {
        let taken = self.drafts(form)?;
        let place = |n: u32| if n == 1 { form.to_owned() } else { format!("{form}+{n}") };
        let free = (1..=u32::MAX).map(place);
        let free = free.into_iter().find(|place| !taken.iter().any(|(known, _)| known == place));
        Ok(free.unwrap_or_else(|| form.to_owned()))
    }

    /// Tells whose form the next edits save, or that they save none: its draft, which the save makes
    /// obsolete, gives way where there is no room.
    pub fn saves_form(&mut self, form: Option<&str>) {
        self.saved_form = form.map(key);
    }

    /// The text kept for a form, `None` if there is none.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.shelf().get(&key(form)).map_err(StoreError::Shelf)
    }

    /// Keeps a text for a form, or at one of its places, instead of what was kept there, or nothing.
    /// `form` is of the characters of identifiers and `-`.
    ///
    /// # Errors
    /// A [`StoreError`]; what was kept is still there.
    pub fn keep_draft(&mut self, form: &str, text: Option<&str>) -> Result<(), StoreError> {
        if let Some(error) = self.closed() {
            return Err(error.clone());
        }
        let kept = match text {
            Some(text) => self.set_beside(&key(form), text),
            None => self.shelf.remove(&key(form)),
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

/// Which place of a form it is, by what follows the form's key.
fn number(rest: &str) -> Option<u32> {
    match rest.strip_prefix('+') {
        Some(number) => number.parse().ok(),
        None => rest.is_empty().then_some(1),
    }
}
