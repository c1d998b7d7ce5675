//! What a change of the ledger writes, as plain data: nothing here touches a shelf.

use super::StoreError;
use super::contents::{Contents, Placed};
use super::shelf::units;
use super::wire::{HEAD, slot_key, write_slot};
use crate::ledger::{Entry, EntryKey, InOrder, Ledger};
use std::collections::BTreeMap;

/// What a command has touched: each entry as it is now, `None` where it is removed.
pub type Changes = BTreeMap<EntryKey, Option<Entry>>;

/// The entries called `touched` as they are now.
pub fn changes<'k>(ledger: &Ledger, touched: impl IntoIterator<Item = &'k EntryKey>) -> Changes {
    touched.into_iter().map(|key| (key.clone(), ledger.get(key))).in_order()
}

/// One write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Write {
    Set { key: String, text: String },
    Remove { key: String },
}

impl Write {
    pub fn key(&self) -> &str {
        match self {
            Self::Set { key, .. } | Self::Remove { key } => key,
        }
    }
}

/// The writes of a change, in order, the head last, and what stands there afterwards.
#[derive(Debug)]
pub(super) struct Plan {
    pub writes: Vec<Write>,
    pub placed: Vec<Placed>,
    /// The head's text, once written.
    pub head: String,
}

impl Plan {
    /// About the room it asks for: its texts, and the note of what stood there before.
    pub fn units(&self) -> usize {
        let of = |write: &Write| match write {
            Write::Set { key, text } => units(key) + units(text),
            Write::Remove { key } => units(key),
        };
        self.writes.iter().map(of).sum::<usize>().saturating_mul(2)
    }
}

/// What `changes` write into the generation of `contents`, and `beside` them. For a whole ledger the
/// contents are those of a new, empty generation. `revision` is the ledger's.
///
/// # Errors
/// [`StoreError::Unwritable`] if an entry cannot be written as JSON.
pub(super) fn plan<'e>(
    contents: &Contents,
    changes: impl IntoIterator<Item = (EntryKey, Option<&'e Entry>)>,
    revision: u64,
    beside: impl IntoIterator<Item = Write>,
) -> Result<Plan, StoreError> {
    let mut writes = Vec::new();
    let mut placed = Vec::new();
    for (key, now) in changes {
        let slot = slot_key(contents.generation, &key);
        let sum = match now {
            Some(entry) => {
                let (text, sum) = write_slot(entry).map_err(unwritable)?;
                writes.push(Write::Set { key: slot, text });
                Some(sum)
            }
            None => {
                writes.push(Write::Remove { key: slot });
                None
            }
        };
        placed.push((key, sum));
    }
    writes.extend(beside);
    let head = contents.head_after(&placed, revision);
    let head = serde_json::to_string(&head).map_err(unwritable)?;
    writes.push(Write::Set { key: HEAD.to_owned(), text: head.clone() });
    Ok(Plan { writes, placed, head })
}

/// [`plan`] for a whole ledger.
///
/// # Errors
/// As [`plan`].
pub(super) fn whole(generation: u64, ledger: &Ledger) -> Result<(Plan, Contents), StoreError> {
    let contents = Contents::empty(generation);
    let entries: Vec<Entry> = ledger.entries().collect();
    let changes = entries.iter().map(|entry| (entry.key(), Some(entry)));
    let plan = plan(&contents, changes, ledger.revision, [])?;
    Ok((plan, contents))
}

pub(super) fn unwritable(error: serde_json::Error) -> StoreError {
    StoreError::Unwritable { detail: error.to_string() }
}
