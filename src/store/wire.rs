//! The keys and texts on the shelf, and the checksum in each.
//!
//! A change of what these texts hold, or of any of the ledger's types, needs a new
//! [`FORMAT`]: an older program then opens nothing instead of setting everything aside.

use super::FORMAT;
use super::earlier::Earlier;
use crate::ledger::{Entry, EntryKey};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What every key of this program begins with.
pub(super) const ROOT: &str = "zhibu/";
/// The head's key.
pub(super) const HEAD: &str = "zhibu/1/head";
/// Where a save keeps what stood there before, until it is done.
pub(super) const UNDO: &str = "zhibu/1/undo";
/// When this ledger was last exported; see [`super::exported`].
pub(super) const BACKUP: &str = "zhibu/1/backup";
/// Where this ledger and a file held the same; see [`super::met`].
pub(super) const MET: &str = "zhibu/1/met";
/// What the machine's clock showed; see [`super::clock`].
pub(super) const CLOCK: &str = "zhibu/1/clock";
/// What the keys of half-filled forms begin with.
pub(super) const DRAFT: &str = "zhibu/1/draft/";
/// What the keys of preferences begin with.
pub(super) const PREFERENCE: &str = "zhibu/1/preference/";
/// What the keys of earlier versions begin with. The generation comes after it, so that a program
/// that knows no earlier versions takes them for something else and lets them be.
const PAST: &str = "zhibu/1/past/";
/// How the shelf stands with the journal; see [`Tie`].
pub(super) const TIE: &str = "zhibu/1/journal";
/// What the keys of another ledger begin with that the journal held; its number comes next, then
/// the rest of the key it had. In the journal alone.
const OTHER: &str = "zhibu/1/other/";
/// What the keys of things set aside begin with.
const ASIDE: &str = "zhibu/1/aside/";

/// What a key on the shelf is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Key<'a> {
    Head,
    Undo,
    Aside(u64),
    /// An entry of a generation; `None` if no register is called so.
    Slot(u64, Option<EntryKey>),
    /// An earlier version of an entry of a generation: which entry, and the revision it had. `None`
    /// if that cannot be read.
    Past(u64, Option<(EntryKey, u64)>),
    /// Of a newer format.
    Newer(u64),
    /// Of an older format.
    Older(u64),
    /// Not this program's ledger.
    Other(&'a str),
}

/// Tells what `key` is.
pub(super) fn sort(key: &str) -> Key<'_> {
    let parts = key.strip_prefix(ROOT).and_then(|rest| rest.split_once('/'));
    let Some((format, rest)) = parts else { return Key::Other(key) };
    match format.parse::<u64>() {
        Ok(format) if format > FORMAT => return Key::Newer(format),
        Ok(FORMAT) => {}
        Ok(format) => return Key::Older(format),
        _ => return Key::Other(key),
    }
    match (key, rest.split_once('/')) {
        (HEAD, _) => Key::Head,
        (UNDO, _) => Key::Undo,
        (_, Some(("aside", n))) => n.parse().map_or(Key::Other(key), Key::Aside),
        (_, Some(("past", version))) => match version.split_once('/') {
            Some((generation, version)) => match generation.parse() {
                Ok(generation) => Key::Past(generation, parse_version(version)),
                Err(_) => Key::Other(key),
            },
            None => Key::Other(key),
        },
        (_, Some((generation, entry))) => match generation.parse() {
            Ok(generation) => Key::Slot(generation, EntryKey::parse(entry)),
            Err(_) => Key::Other(key),
        },
        _ => Key::Other(key),
    }
}

/// The key of an entry in a generation.
pub(super) fn slot_key(generation: u64, key: &EntryKey) -> String {
    format!("{ROOT}{FORMAT}/{generation}/{key}")
}

/// `record/r0/12`: the entry and its revision.
fn parse_version(text: &str) -> Option<(EntryKey, u64)> {
    let (entry, revision) = text.rsplit_once('/')?;
    Some((EntryKey::parse(entry)?, revision.parse().ok()?))
}

/// The key of an earlier version of an entry in a generation.
pub(super) fn past_key(generation: u64, (key, revision): &(EntryKey, u64)) -> String {
    format!("{PAST}{generation}/{key}/{revision}")
}

/// Whether what stands under `key` also goes to the journal: the ledger, its earlier versions, what
/// was set aside and the notes of backups and of the clock; not what is typed and not saved, nor how somebody
/// wants to work.
pub(super) fn is_mirrored(key: &str) -> bool {
    [BACKUP, MET, CLOCK].contains(&key)
        || matches!(sort(key), Key::Head | Key::Slot(..) | Key::Past(..) | Key::Aside(_))
}

/// The key that `key` gets as part of the `n`th other ledger.
pub(super) fn other_key(n: u64, key: &str) -> String {
    let rest = key.strip_prefix(ROOT).unwrap_or(key);
    format!("{OTHER}{n}/{rest}")
}

/// Which other ledger `key` belongs to, and the key it had.
pub(super) fn parse_other(key: &str) -> Option<(u64, String)> {
    let (n, rest) = key.strip_prefix(OTHER)?.split_once('/')?;
    Some((n.parse().ok()?, format!("{ROOT}{rest}")))
}

/// Where a state of the ledger stands in the order of states: its generation and revision.
pub(super) type Rank = (u64, u64);

/// How the shelf stands with the journal. It is there from the first time both held the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tie {
    /// Where the shelf stood when it was first written to with the journal out of sight: a journal
    /// that has gone further than this holds another ledger, not a newer one.
    pub alone: Option<Rank>,
}

impl Tie {
    /// Reads a mark. A damaged one says that nothing is known to be the same.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or(Self { alone: Some((0, 0)) })
    }

    /// The mark's text.
    pub fn written(self) -> String {
        match self.alone {
            Some((generation, revision)) => format!("{{\"alone\":[{generation},{revision}]}}"),
            None => "{\"alone\":null}".to_owned(),
        }
    }
}

/// The key of the `n`th thing set aside.
pub(super) fn aside_key(n: u64) -> String {
    format!("{ASIDE}{n}")
}

/// What the ledger's entries amount to: written last, so that it says what has been saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub format: u64,
    pub generation: u64,
    pub count: u64,
    pub revision: u64,
    pub digest: String,
    /// Over all the above, so that a damaged head is not believed.
    pub sum: String,
}

impl Head {
    pub fn new(generation: u64, count: u64, revision: u64, digest: u64) -> Self {
        let digest = hex(digest);
        let sum = Self::sum_of(FORMAT, generation, count, revision, &digest);
        Self { format: FORMAT, generation, count, revision, digest, sum }
    }

    /// The head among `texts`, if it is there and whole.
    pub fn of(texts: &BTreeMap<String, String>) -> Option<Self> {
        texts.get(HEAD).and_then(|text| Self::read(text))
    }

    /// Where it stands in the order of states.
    pub fn rank(&self) -> Rank {
        (self.generation, self.revision)
    }

    /// Reads a head. `None` if it is damaged.
    pub fn read(text: &str) -> Option<Self> {
        let head = serde_json::from_str::<Self>(text).ok()?;
        let sum =
            Self::sum_of(head.format, head.generation, head.count, head.revision, &head.digest);
        (head.sum == sum).then_some(head)
    }

    fn sum_of(format: u64, generation: u64, count: u64, revision: u64, digest: &str) -> String {
        hex(checksum(&[&format!("{format} {generation} {count} {revision} {digest}")]))
    }
}

/// The text of an entry and its checksum.
///
/// # Errors
/// If it cannot be written as JSON, which no entry is known to do.
pub(super) fn write_slot(entry: &Entry) -> Result<(String, u64), serde_json::Error> {
    let raw = serde_json::to_string(entry)?;
    let revision = entry.revision();
    let sum = checksum(&[&entry.key().to_string(), &revision.to_string(), &raw]);
    Ok((format!("{{\"revision\":{revision},\"sum\":\"{}\",\"entry\":{raw}}}", hex(sum)), sum))
}

#[derive(Deserialize)]
struct Slot<'a> {
    revision: u64,
    sum: String,
    #[serde(borrow)]
    entry: &'a RawValue,
}

/// Reads the entry that stands under `key`, with its checksum. `None` if it is damaged.
pub(super) fn read_slot(key: &EntryKey, text: &str) -> Option<(Entry, u64)> {
    let text = &*unpack(text)?;
    let slot = serde_json::from_str::<Slot<'_>>(text).ok()?;
    let sum = checksum(&[&key.to_string(), &slot.revision.to_string(), slot.entry.get()]);
    let entry = serde_json::from_str::<Entry>(slot.entry.get()).ok()?;
    (slot.sum == hex(sum) && entry.key() == *key && entry.revision() == slot.revision)
        .then_some((entry, sum))
}

/// What a packed text begins with.
const PACKED: char = '\u{1}';

/// The letters that two letters of ASCII are packed into: Hangul, of which there are more than 96².
const FIRST_PAIR: u32 = 0xac00;

/// A text with every two letters of ASCII as one, for a slot that is to make room before it goes;
/// [`read_slot`] reads it like any other. `None` where that takes no less room, or the text holds
/// letters that mean pairs.
pub(super) fn pack(text: &str) -> Option<String> {
    let single = |letter: char| (' '..='\u{7f}').contains(&letter).then(|| letter as u32 - 32);
    let taken = FIRST_PAIR..FIRST_PAIR + 96 * 96;
    if text.chars().any(|letter| letter == PACKED || taken.contains(&(letter as u32))) {
        return None;
    }
    let mut packed = String::from(PACKED);
    let mut letters = text.chars().peekable();
    let mut count = 0_usize;
    while let Some(letter) = letters.next() {
        let second = single(letter).zip(letters.peek().copied().and_then(single));
        let pair = second.and_then(|(one, two)| char::from_u32(FIRST_PAIR + one * 96 + two));
        if pair.is_some() {
            letters.next();
            count += 1;
        }
        packed.push(pair.unwrap_or(letter));
    }
    (count > 1).then_some(packed)
}

/// What [`pack`] was given; any other text as it is. `None` if it is damaged.
fn unpack(text: &str) -> Option<Cow<'_, str>> {
    let Some(packed) = text.strip_prefix(PACKED) else { return Some(Cow::Borrowed(text)) };
    let mut text = String::with_capacity(packed.len());
    for letter in packed.chars() {
        match (letter as u32).checked_sub(FIRST_PAIR).filter(|pair| *pair < 96 * 96) {
            Some(pair) => {
                text.push(char::from_u32(pair / 96 + 32)?);
                text.push(char::from_u32(pair % 96 + 32)?);
            }
            None => text.push(letter),
        }
    }
    Some(Cow::Owned(text))
}

/// How the moment of a step is written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S%.f";

/// The text of an earlier version.
///
/// # Errors
/// As [`write_slot`].
pub(super) fn write_past(version: &Earlier) -> Result<String, serde_json::Error> {
    let entry = serde_json::value::to_raw_value(&version.entry)?;
    let Earlier { step, until, removed, .. } = version;
    let at = version.at.format(MOMENT).to_string();
    let sum = past_sum(&version.entry, entry.get(), step, &at, *until, *removed);
    serde_json::to_string(&PastSlot {
        until: *until,
        at,
        removed: *removed,
        step: step.clone(),
        sum: hex(sum),
        entry: &entry,
    })
}

/// Reads the earlier version that stands under the key of `id`. `None` if it is damaged.
pub(super) fn read_past((key, revision): &(EntryKey, u64), text: &str) -> Option<Earlier> {
    let PastSlot { until, at, removed, step, sum, entry: raw } =
        serde_json::from_str::<PastSlot<'_>>(text).ok()?;
    let entry = serde_json::from_str::<Entry>(raw.get()).ok()?;
    // Over the moment as it is written: ` 9:30` reads like `09:30`, and is damage all the same.
    let here = past_sum(&entry, raw.get(), &step, &at, until, removed);
    let at = NaiveDateTime::parse_from_str(&at, MOMENT).ok()?;
    (sum == hex(here) && entry.key() == *key && entry.revision() == *revision).then_some(Earlier {
        entry,
        step,
        at,
        until,
        removed,
    })
}

fn past_sum(entry: &Entry, raw: &str, step: &str, at: &str, until: u64, removed: bool) -> u64 {
    let (key, revision) = (entry.key().to_string(), entry.revision().to_string());
    let (until, removed) = (until.to_string(), removed.to_string());
    checksum(&[&key, &revision, at, &until, &removed, step, raw])
}

#[derive(Serialize, Deserialize)]
struct PastSlot<'a> {
    until: u64,
    at: String,
    removed: bool,
    step: String,
    sum: String,
    #[serde(borrow)]
    entry: &'a RawValue,
}

/// A text that could not be read, as it is set aside: where it stood, and the text.
#[derive(Serialize, Deserialize)]
pub(super) struct SetAside {
    pub key: String,
    pub text: String,
}

/// FNV-1a over 64 bits, a zero byte after each part: against damage, not against malice.
pub(super) fn checksum(parts: &[&str]) -> u64 {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    sum
}

/// A checksum as it is written.
pub(super) fn hex(number: u64) -> String {
    format!("{number:016x}")
}
