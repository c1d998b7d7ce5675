//! Carrying a plan out on a shelf, so that it has happened whole or not at all.
//!
//! An edit first writes down what stood there before ([`UNDO`]). As long as that stands, the edit
//! has not happened: a refusal takes it back at once, a killed page at the next start. Taking back
//! needs no more room than there was. A new generation needs no such note: nothing counts it before
//! the head does.

use super::plan::Write;
use super::wire::UNDO;
use super::{Shelf, ShelfError};

/// A plan that was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Why.
    pub error: ShelfError,
    /// Why it could not be taken back either: the note stands on the shelf until it can.
    pub torn: Option<ShelfError>,
}

impl From<ShelfError> for Refusal {
    fn from(error: ShelfError) -> Self {
        Self { error, torn: None }
    }
}

/// What stood under each key before.
type Before = Vec<(String, Option<String>)>;

/// Carries out an edit.
///
/// # Errors
/// A [`Refusal`]; the shelf is as it was, or will be once the note is followed.
pub(super) fn edit(shelf: &mut impl Shelf, writes: &[Write]) -> Result<(), Refusal> {
    let mut before: Before = Vec::with_capacity(writes.len());
    for write in writes {
        before.push((write.key().to_owned(), shelf.get(write.key())?));
    }
    let note = serde_json::to_string(&before)
        .map_err(|error| ShelfError::Other { detail: error.to_string() })?;
    shelf.set(UNDO, &note)?;
    let done = writes.iter().try_for_each(|write| run(shelf, write));
    done.and_then(|()| shelf.remove(UNDO))
        .map_err(|error| Refusal { error, torn: take_back(shelf, &before).err() })
}

/// Follows the note of an edit that was broken off. `None` if there is none, `Some(false)` if it
/// cannot be read.
///
/// # Errors
/// A [`ShelfError`]; the note still stands.
pub(super) fn recover(shelf: &mut impl Shelf) -> Result<Option<bool>, ShelfError> {
    let Some(note) = shelf.get(UNDO)? else { return Ok(None) };
    match serde_json::from_str::<Before>(&note) {
        Ok(before) => take_back(shelf, &before).map(|()| Some(true)),
        Err(_) => Ok(Some(false)),
    }
}

fn take_back(shelf: &mut impl Shelf, before: &Before) -> Result<(), ShelfError> {
    // Backwards, so that every state on the way is one that has fitted before.
    for (key, old) in before.iter().rev() {
        match old {
            Some(text) => shelf.set(key, text)?,
            None => shelf.remove(key)?,
        }
    }
    shelf.remove(UNDO)
}

/// One write.
pub(super) fn run(shelf: &mut impl Shelf, write: &Write) -> Result<(), ShelfError> {
    match write {
        Write::Set { key, text } => shelf.set(key, text),
        Write::Remove { key } => shelf.remove(key),
    }
}
