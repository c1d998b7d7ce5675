//! What stands on the shelf, as the head counts it.

use super::wire::Head;
use crate::ledger::EntryKey;
use std::collections::BTreeMap;

/// An entry that is put (with its checksum) or removed (`None`).
pub(super) type Placed = (EntryKey, Option<u64>);

/// The generation in use and the checksum of each of its entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Contents {
    pub generation: u64,
    sums: BTreeMap<EntryKey, u64>,
}

impl Contents {
    /// Nothing yet, in a generation.
    pub fn empty(generation: u64) -> Self {
        Self { generation, sums: BTreeMap::new() }
    }

    /// What there is once `placed` has been.
    pub fn place(&mut self, placed: Vec<Placed>) {
        for (key, sum) in placed {
            match sum {
                Some(sum) => self.sums.insert(key, sum),
                None => self.sums.remove(&key),
            };
        }
    }

    /// The head for what there is once `placed` has been, each key at most once in it.
    pub fn head_after(&self, placed: &[Placed], revision: u64) -> Head {
        let mut count = self.sums.len();
        let mut digest = self.digest();
        for (key, sum) in placed {
            if let Some(old) = self.sums.get(key) {
                count -= 1;
                digest = digest.wrapping_sub(*old);
            }
            if let Some(new) = sum {
                count += 1;
                digest = digest.wrapping_add(*new);
            }
        }
        Head::new(self.generation, count as u64, revision, digest)
    }

    /// All the checksums added up: it does not depend on their order, and changes with each.
    pub fn digest(&self) -> u64 {
        self.sums.values().fold(0_u64, |all, sum| all.wrapping_add(*sum))
    }

    /// The checksum of each entry.
    pub fn sums(&self) -> &BTreeMap<EntryKey, u64> {
        &self.sums
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// Whether there is an entry called `key`.
    pub fn has(&self, key: &EntryKey) -> bool {
        self.sums.contains_key(key)
    }

    /// The keys of its entries.
    pub fn keys(&self) -> impl Iterator<Item = &EntryKey> {
        self.sums.keys()
    }
}
