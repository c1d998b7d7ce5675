//! Carrying a plan out on a shelf, so that it has happened whole or not at all.
//!
//! An edit first writes down what stood there before ([`UNDO`]). As long as that stands, the edit
//! has not happened: a refusal takes it back at once, a killed page at the next start. Taking back
//! needs no more room than there was. A new generation needs no such note: nothing counts it before
//! the head does. The note carries a checksum: a damaged one would put entries where they never were.
//!
//! That note doubles what is removed, so on a full shelf nothing large could be removed. There an
//! edit that only removes goes the other way: its note names the keys, the head makes it happen, and
//! what is broken off after that is finished rather than taken back.

use super::plan::Write;
use super::wire::{self, HEAD, UNDO};
use super::{Shelf, ShelfError};
use serde::{Deserialize, Serialize};

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

/// What stood under each key before. In the note the last one is the note itself with the checksum
/// of the others: a program that knows no checksum takes that back like the rest, and removes it.
type Before = Vec<(String, Option<String>)>;

/// The note of an edit that only removes: it has happened where the head is this one.
#[derive(Serialize, Deserialize)]
struct Through<H, G, C> {
    head: H,
    gone: G,
    /// What came before the head, under new keys: what the edit puts.
    #[serde(default)]
    came: C,
    /// Notes of an earlier program have none.
    #[serde(default)]
    sum: Option<String>,
}

/// A note as it is read.
type Read = Through<String, Vec<String>, Vec<String>>;

/// Carries out an edit.
///
/// # Errors
/// A [`Refusal`]; the shelf is as it was, or will be once the note is followed.
pub(super) fn edit(shelf: &mut impl Shelf, writes: &[Write]) -> Result<(), Refusal> {
    let mut before: Before = Vec::with_capacity(writes.len());
    for write in writes {
        before.push((write.key().to_owned(), shelf.get(write.key())?));
    }
    let sum = sum_of_before(&before);
    before.push((UNDO.to_owned(), Some(sum)));
    let note = serde_json::to_string(&before)
        .map_err(|error| ShelfError::Other { detail: error.to_string() })?;
    before.pop();
    shelf.set(UNDO, &note)?;
    let done = writes.iter().try_for_each(|write| run(shelf, write));
    done.and_then(|()| shelf.remove(UNDO))
        .map_err(|error| Refusal { error, torn: take_back(shelf, &before).err() })
}

/// An edit that removes, and puts nothing but what is new.
pub(super) struct Announced<'a> {
    /// The keys that go.
    pub gone: &'a [String],
    /// What comes, under keys that nothing stands under.
    pub came: &'a [Write],
    /// The head afterwards.
    pub head: &'a str,
}

/// Announces such an edit: from then on it has happened, and the keys are to be removed. It asks for
/// hardly more room than what comes, since the note names keys alone; where there is not even that
/// much for an edit that only removes (`noted` is false), one broken off is told at the next start.
///
/// # Errors
/// A [`Refusal`]; the shelf is as it was, or will be once the note is followed.
pub(super) fn announce(
    shelf: &mut impl Shelf,
    Announced { gone, came, head }: &Announced<'_>,
    noted: bool,
) -> Result<(), Refusal> {
    let new: Vec<&str> = came.iter().map(Write::key).collect();
    if noted {
        let keys = gone.iter().map(String::as_str);
        let sum = Some(sum_of_removal(head, keys, new.iter().copied()));
        let note = serde_json::to_string(&Through { head, gone, came: &new, sum })
            .map_err(|error| ShelfError::Other { detail: error.to_string() })?;
        shelf.set(UNDO, &note)?;
    }
    let announced = came.iter().try_for_each(|write| run(shelf, write));
    announced.and_then(|()| shelf.set(HEAD, head)).map_err(|error| {
        let back = || {
            new.iter().try_for_each(|key| shelf.remove(key))?;
            shelf.remove(UNDO)
        };
        let torn = noted.then(back).and_then(Result::err);
        Refusal { error, torn }
    })
}

/// What following a note has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recovered {
    /// There was none, or it was of an edit that had not begun.
    Nothing,
    /// The edit has been taken back.
    Back,
    /// The edit had happened and has been finished.
    Through,
    /// The note cannot be read.
    Unread,
}

/// Follows the note of an edit that was broken off.
///
/// # Errors
/// A [`ShelfError`]; the note still stands.
pub(super) fn recover(shelf: &mut impl Shelf) -> Result<Recovered, ShelfError> {
    recover_at(shelf, UNDO, HEAD)
}

/// [`recover`] by the keys that an older format has for the note and the head: the note itself has
/// been the same in each.
///
/// # Errors
/// As [`recover`].
pub(super) fn recover_at(
    shelf: &mut impl Shelf,
    undo: &str,
    head_key: &str,
) -> Result<Recovered, ShelfError> {
    let Some(note) = shelf.get(undo)? else { return Ok(Recovered::Nothing) };
    if let Ok(before) = serde_json::from_str::<Before>(&note) {
        let Some(before) = whole(before, undo) else { return Ok(Recovered::Unread) };
        return take_back_at(shelf, &before, undo).map(|()| Recovered::Back);
    }
    let read = serde_json::from_str::<Read>(&note).ok();
    let is_whole = |note: &Read| {
        let [gone, came] = [&note.gone, &note.came].map(|keys| keys.iter().map(String::as_str));
        let sum = sum_of_removal(&note.head, gone, came);
        let whole = note.sum.as_ref().is_none_or(|there| *there == sum);
        whole && note.gone.iter().chain(&note.came).all(|key| is_beside(key, undo))
    };
    let Some(Through { head, gone, came, .. }) = read.filter(is_whole) else {
        return Ok(Recovered::Unread);
    };
    // The head is written after the note and what comes, and in one go.
    let happened = shelf.get(head_key)?.as_deref() == Some(head.as_str());
    let over = if happened { gone } else { came };
    over.iter().try_for_each(|key| shelf.remove(key))?;
    shelf.remove(undo)?;
    Ok(if happened { Recovered::Through } else { Recovered::Nothing })
}

/// What stood there before, where the note under the key `undo` is as it was written.
fn whole(mut before: Before, undo: &str) -> Option<Before> {
    match before.pop_if(|(key, _)| key == undo) {
        Some((_, sum)) if sum.as_deref() != Some(&sum_of_before(&before)) => return None,
        // Notes of an earlier program have none.
        Some(_) | None => {}
    }
    before.iter().all(|(key, _)| is_beside(key, undo)).then_some(before)
}

/// Whether a key is of the same format as the note's.
fn is_beside(key: &str, undo: &str) -> bool {
    let format = undo.rsplit_once('/').map_or("", |(format, _)| format);
    key.strip_prefix(format).is_some_and(|rest| rest.starts_with('/')) && key != undo
}

fn sum_of_before(before: &Before) -> String {
    let parts = before.iter().flat_map(|(key, text)| match text {
        Some(text) => [key, "+", text],
        None => [key, "-", ""],
    });
    wire::hex(wire::checksum(&parts.collect::<Vec<_>>()))
}

fn sum_of_removal<'k>(
    head: &'k str,
    gone: impl Iterator<Item = &'k str>,
    came: impl Iterator<Item = &'k str>,
) -> String {
    // Nothing comes where an edit only removes, and the sum is what it always was.
    let mut parts: Vec<&str> = [head].into_iter().chain(gone).collect();
    for key in came {
        parts.extend(["+", key]);
    }
    wire::hex(wire::checksum(&parts))
}

fn take_back(shelf: &mut impl Shelf, before: &Before) -> Result<(), ShelfError> {
    take_back_at(shelf, before, UNDO)
}

fn take_back_at(shelf: &mut impl Shelf, before: &Before, undo: &str) -> Result<(), ShelfError> {
    // Backwards, so that every state on the way is one that has fitted before.
    for (key, old) in before.iter().rev() {
        match old {
            Some(text) => shelf.set(key, text)?,
            None => shelf.remove(key)?,
        }
    }
    shelf.remove(undo)
}

/// One write.
pub(super) fn run(shelf: &mut impl Shelf, write: &Write) -> Result<(), ShelfError> {
    match write {
        Write::Set { key, text } => shelf.set(key, text),
        Write::Remove { key } => shelf.remove(key),
    }
}
