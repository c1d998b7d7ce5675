//! From an older format of the texts to the next: one file a step, pure functions on texts.
//!
//! A new format adds a file `from_v1.rs` with `pub(super) fn step(old: Image) -> Result<Image,
//! String>`, a line in [`STEPS`], and the frozen store of the format it leaves (`tests/frozen`). A
//! step is given every text of one ledger under its key without root and format (`head`,
//! `3/record/r1`, `past/3/record/r1/7`, `draft/new-activity`) and gives back those of the next
//! format; a text that it cannot read it leaves as it is, to be set aside there. A step never changes
//! again once released, so what it needs of the old texts' shape it holds itself.
//!
//! The new texts stand under keys of their own beside the old ones, and count once their head is
//! written; only when they have been read back whole are the old ones removed. A step gives the same
//! texts each time, so that one broken off is simply made again.

use super::heal::{self, Image};
use super::wire::{self, HEAD, Key, ROOT};
use super::{FORMAT, Shelf, ShelfError, StoreError, execute};
use std::collections::BTreeMap;

/// One step: from format `from` to the next. The error is a sentence.
#[derive(Debug)]
pub(super) struct Step {
    pub from: u64,
    pub run: fn(Image) -> Result<Image, String>,
}

/// Every step there is, in order. Format 1 is the first, so there is none yet.
pub(super) const STEPS: &[Step] = &[];

/// What the texts of an older program amount to in this program's format; `None` where there is
/// nothing to lift: this program's own head stands there, or nothing at all.
///
/// # Errors
/// [`StoreError::NotLifted`] where a step is missing or fails.
pub(super) fn lift(steps: &[Step], texts: &Image) -> Result<Option<Image>, StoreError> {
    let Some(format) = older_format(texts) else { return Ok(None) };
    // A ledger that stands beside is lifted by itself: number 0 is the one in use.
    let mut ledgers: BTreeMap<u64, Image> = BTreeMap::new();
    for (key, text) in texts {
        let Some(rest) = rest_in(format, key) else { continue };
        let (number, rest) = beside(format, rest).unwrap_or((0, rest));
        ledgers.entry(number).or_default().insert(rest.to_owned(), text.clone());
    }
    let mut lifted = Image::new();
    for (number, ledger) in ledgers {
        for (rest, text) in run(steps, ledger, format)? {
            let key = format!("{ROOT}{FORMAT}/{rest}");
            let key = if number == 0 { key } else { wire::other_key(number, &key) };
            lifted.insert(key, text);
        }
    }
    Ok(Some(lifted))
}

/// Brings a shelf that an older program wrote to this program's format. Nothing happens to any
/// other. What was lifted comes back with the error where the shelf does not take it.
///
/// # Errors
/// A [`StoreError`]; the old texts stand as they stood.
pub(super) fn lift_shelf(
    steps: &[Step],
    shelf: &mut impl Shelf,
) -> Result<(), (StoreError, Option<Image>)> {
    let unread = |error| (StoreError::Unread(error), None);
    let keys = shelf.keys().map_err(unread)?;
    let older = |key: &String| matches!(wire::sort(key), Key::Older(_));
    if !keys.iter().any(older) || keys.iter().any(|key| key == HEAD) {
        return Ok(());
    }
    let mut texts = own(shelf).map_err(unread)?;
    if let Some(format) = older_format(&texts) {
        let undo = format!("{ROOT}{format}/undo");
        if texts.contains_key(&undo) {
            let head = format!("{ROOT}{format}/head");
            execute::recover_at(shelf, &undo, &head).map_err(unread)?;
            texts = own(shelf).map_err(unread)?;
        }
    }
    let Some(lifted) = lift(steps, &texts).map_err(|error| (error, None))? else { return Ok(()) };
    heal::turn(shelf, &lifted).map_err(|error| (StoreError::NoRoomToLift(error), Some(lifted)))
}

/// Everything of this program on a shelf, of whatever format.
fn own(shelf: &impl Shelf) -> Result<Image, ShelfError> {
    let mut texts = Image::new();
    for key in shelf.keys()?.into_iter().filter(|key| key.starts_with(ROOT)) {
        if let Some(text) = shelf.get(&key)? {
            texts.insert(key, text);
        }
    }
    Ok(texts)
}

/// The older format to lift from: the latest with a head, else the latest with entries where this
/// program has none of its own.
fn older_format(texts: &Image) -> Option<u64> {
    let slot = |key: &String| matches!(wire::sort(key), Key::Slot(..));
    let older = |key: &String| match wire::sort(key) {
        Key::Older(format) => Some(format),
        _ => None,
    };
    let headed = |key: &&String| {
        older(key).is_some_and(|format| rest_in(format, key).is_some_and(|rest| rest == "head"))
    };
    if texts.contains_key(HEAD) {
        return None;
    }
    let with_head = texts.keys().filter(headed).filter_map(older).max();
    with_head.or_else(|| match texts.keys().any(slot) {
        true => None,
        false => texts.keys().filter_map(older).max(),
    })
}

/// The key without root and format, if it is of this format.
fn rest_in(format: u64, key: &str) -> Option<&str> {
    key.strip_prefix(ROOT)?.strip_prefix(&format.to_string())?.strip_prefix('/')
}

/// `other/2/1/head`: the number of another ledger, and the rest of the key it had.
fn beside(format: u64, rest: &str) -> Option<(u64, &str)> {
    let (number, rest) = rest.strip_prefix("other/")?.split_once('/')?;
    let rest = rest.strip_prefix(&format.to_string())?.strip_prefix('/')?;
    Some((number.parse().ok()?, rest))
}

fn run(steps: &[Step], mut texts: Image, from: u64) -> Result<Image, StoreError> {
    for format in from..FORMAT {
        let failed = |detail| StoreError::NotLifted { format, detail };
        let step = steps.iter().find(|step| step.from == format);
        let step = step.ok_or_else(|| failed("本程序没有这一步转换".to_owned()))?;
        texts = (step.run)(texts).map_err(failed)?;
    }
    Ok(texts)
}
