//! An earlier version of an entry (旧版): the entry as it was before a change, and the change.

use crate::ledger::{Entry, EntryKey};
use chrono::{Datelike, NaiveDateTime};

/// How many days what was removed can be put back from 回收站.
pub const DAYS_KEPT: i64 = 90;

/// An entry as it was before a step changed or removed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The entry, with the revision it had.
    pub entry: Entry,
    /// The step's name on screen, e.g. `修改记录“…”`.
    pub step: String,
    /// When the step was made, by the clock outside.
    pub at: NaiveDateTime,
    /// The ledger's revision after the step: it orders the steps, never the clock.
    pub until: u64,
    /// Whether the step removed the entry.
    pub removed: bool,
}

impl Earlier {
    /// The year it belongs to: a record's is that of its day, a text's its own; what belongs to no
    /// year (members, groups, kinds …) goes by the day of the change.
    pub fn year(&self) -> i32 {
        match &self.entry {
            Entry::Record(record) => record.date.year(),
            Entry::Text(text) => text.year,
            _ => self.at.year(),
        }
    }
}

/// Whether a version of this entry is kept at all: before a change those of records and members,
/// which have a page that shows them; before a removal those of everything that can be removed and
/// would have to be typed again. A declaration or an override is made anew where its figure stands.
pub(super) fn is_kept(key: &EntryKey, removed: bool) -> bool {
    match key {
        EntryKey::Record(_) | EntryKey::Member(_) => true,
        EntryKey::Branch
        | EntryKey::Declaration(_)
        | EntryKey::Override(_)
        | EntryKey::Archive(_) => false,
        _ => removed,
    }
}
