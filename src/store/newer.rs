//! What a newer program has written: looked at and exported, never touched.
//!
//! Its texts are read as loosely as they allow. What an entry has beside what this program knows is
//! left out, what does not read even so is counted. Nobody can say that the rest means what it says
//! here, so nothing of it is ever written back.

use super::contents::Contents;
use super::heal::Image;
use super::open::{Opened, Opening};
use super::wire::{self, HEAD, Key, ROOT};
use super::{StoreError, StoreFinding, start};
use crate::ledger::{Entry, InOrder, Ledger};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The newest format that a newer program has written one of these keys in.
pub(super) fn format_of<'k>(keys: impl IntoIterator<Item = &'k String>) -> Option<u64> {
    let newer = keys.into_iter().filter_map(|key| match wire::sort(key) {
        Key::Newer(format) => Some(format),
        _ => None,
    });
    newer.max()
}

/// Opens what can be read of a newer program's ledger, on the shelf or in the journal. Where its
/// program was broken off before it had taken the older one over, that one is shown.
pub(super) fn look(format: u64, shelf: &Image, journal: &Image) -> Opened {
    let sides = [shelf, journal].map(|texts| Side::of(format, texts));
    let headed = sides.iter().filter(|side| side.rank.is_some() && !side.ledger.is_empty());
    // The shelf where both are alike.
    let newest = headed.rev().max_by_key(|side| side.rank);
    if let Some(side) = newest {
        return side.opened(format);
    }
    for texts in [shelf, journal] {
        let known = texts.iter().filter(|(key, _)| !matches!(wire::sort(key), Key::Newer(_)));
        let known: Image = known.map(|(key, text)| (key.clone(), text.clone())).in_order();
        let opened = start::read(&known).filter(|it| !it.opening.ledger.is_empty());
        if let (true, Some(opened)) = (known.contains_key(HEAD), opened) {
            return Opened { head: None, ..start::set_apart(opened, closed(format, true)) };
        }
    }
    let fullest = sides.iter().rev().max_by_key(|side| (side.ledger.len(), side.unread));
    fullest.map_or_else(|| Side::default().opened(format), |side| side.opened(format))
}

fn closed(format: u64, shown: bool) -> StoreError {
    StoreError::Newer { format, shown }
}

/// One of the two stores, as far as it can be read.
#[derive(Default)]
struct Side {
    rank: Option<wire::Rank>,
    ledger: Ledger,
    /// How many entries cannot be read.
    unread: u64,
}

#[derive(Deserialize)]
struct LooseHead {
    generation: u64,
    revision: u64,
}

#[derive(Deserialize)]
struct LooseSlot<'a> {
    #[serde(borrow)]
    entry: &'a RawValue,
}

impl Side {
    fn of(format: u64, texts: &Image) -> Self {
        let root = format!("{ROOT}{format}/");
        let mut generations: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
        for (key, text) in texts {
            let slot = key.strip_prefix(&root).and_then(|rest| rest.split_once('/'));
            if let Some(generation) = slot.and_then(|(first, _)| first.parse().ok()) {
                generations.entry(generation).or_default().push(text);
            }
        }
        let head = texts.get(&format!("{root}head"));
        let head = head.and_then(|text| serde_json::from_str::<LooseHead>(text).ok());
        let rank = head.map(|head| (head.generation, head.revision));
        let fullest = || {
            let most = generations.iter().max_by_key(|(of, slots)| (slots.len(), **of));
            most.map(|(generation, _)| *generation)
        };
        let generation = rank.map(|(generation, _)| generation).or_else(fullest);
        let slots = generation.and_then(|generation| generations.remove(&generation));
        let mut side = Self { rank, ..Self::default() };
        for text in slots.unwrap_or_default() {
            match read(text) {
                Some(entry) => drop(side.ledger.put(entry)),
                None => side.unread += 1,
            }
        }
        side
    }

    fn opened(&self, format: u64) -> Opened {
        let count = self.unread;
        let unread = (count > 0).then_some(StoreFinding::NotUnderstood { count });
        let ledger = self.ledger.clone();
        Opened {
            closed: Some(closed(format, !ledger.is_empty())),
            opening: Opening { ledger, first_run: false, findings: Vec::from_iter(unread) },
            contents: Contents::default(),
            ..Opened::default()
        }
    }
}

/// How many fields that are not known may stand in one entry.
const MOST_UNKNOWN: usize = 200;

/// Reads an entry, fields that are not known left out. `None` if it does not read even so.
fn read(text: &str) -> Option<Entry> {
    let slot = serde_json::from_str::<LooseSlot<'_>>(text).ok()?;
    let mut text = slot.entry.get().to_owned();
    for _ in 0..MOST_UNKNOWN {
        match serde_json::from_str(&text) {
            Ok(entry) => return Some(entry),
            Err(error) => text = without_unknown(&text, &error)?,
        }
    }
    None
}

/// The text without the field that the parser did not know, where that is what it says: it stops
/// right behind the field's name.
fn without_unknown(text: &str, error: &serde_json::Error) -> Option<String> {
    let said = error.to_string();
    let name = said.strip_prefix("unknown field `")?.split('`').next()?;
    let before_line: usize = text.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
    let end = before_line + error.column();
    let (before, after) = text.split_at_checked(end)?;
    let before = before.strip_suffix(&serde_json::to_string(name).ok()?)?;
    let value = after.trim_start().strip_prefix(':')?;
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let after = value.get(values.byte_offset()..)?.trim_start();
    // The comma goes with it, whichever side it stands on.
    Some(match (after.strip_prefix(','), before.trim_end().strip_suffix(',')) {
        (Some(after), _) => format!("{before}{after}"),
        (None, Some(before)) => format!("{before}{after}"),
        (None, None) => format!("{before}{after}"),
    })
}
