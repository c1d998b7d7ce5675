//! What stood here at a meeting point, and whether a file goes back to it.

use super::Known;
use crate::ledger::{Entry, EntryKey, Ledger, Order};

/// A state of the ledger at hand that both sides go back to.
pub(super) struct Base<'a> {
    /// The ledger's revision then.
    pub at: u64,
    here: &'a Ledger,
    known: &'a Known<'a>,
}

impl<'a> Base<'a> {
    /// The latest state known that `there` goes back to.
    pub fn find(here: &'a Ledger, there: &Ledger, known: &'a Known<'a>) -> Option<Self> {
        let mut points: Vec<u64> =
            known.met.iter().copied().filter(|at| *at <= there.revision).collect();
        points.order();
        points.dedup();
        let bases = points.into_iter().rev().map(|at| Base { at, here, known });
        bases.into_iter().find(|base| base.is_of(there))
    }

    /// What stood here then under `key`; `None` where there was nothing or nobody knows.
    pub fn entry(&self, key: &EntryKey) -> Option<Entry> {
        if let Some(entry) = self.here.get(key).filter(|entry| entry.revision() <= self.at) {
            return Some(entry);
        }
        let versions = (self.known.versions)(key);
        let then = versions
            .into_iter()
            .find(|(entry, until)| entry.revision() <= self.at && self.at < *until);
        then.map(|(entry, _)| entry)
    }

    /// Whether the file goes back to this state: what it has not changed since is what stood here.
    fn is_of(&self, there: &Ledger) -> bool {
        let (mut same, mut unknown) = (0_usize, 0_usize);
        for entry in there.entries().filter(|entry| entry.revision() <= self.at) {
            let key = entry.key();
            match self.entry(&key) {
                Some(then) if !then.same_content(&entry) => return false,
                // Every branch has its profile under the same key.
                Some(_) if key == EntryKey::Branch => {}
                Some(_) => same += 1,
                None => unknown += 1,
            }
        }
        same > 0 && same >= unknown
    }
}
