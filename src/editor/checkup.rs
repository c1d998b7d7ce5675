//! 数据体检 as far as it concerns the ledger: what is put right or put back, and days that make no
//! sense.

use super::entries::{called, name_of};
use super::{Editor, EditorError};
use crate::ledger::{Command, Entry, EntryKey};
use crate::store::{Shelf, StoreError};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

impl<S: Shelf> Editor<S> {
    /// Writes entries once more, because the storage has lost or damaged them. The ledger stays as
    /// it is.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn put_right(&mut self, keys: &BTreeSet<EntryKey>) -> Result<(), StoreError> {
        self.store.put_right(&self.ledger, keys)
    }

    /// Puts entries back that the ledger has lost, as one step. Its name, as a sentence goes on after
    /// 已.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn put_back(&mut self, entries: Vec<Entry>) -> Result<String, EditorError> {
        let step = match entries.as_slice() {
            [one] => format!("找回{}", called(&one.key(), &name_of(one))),
            all => format!("找回{}项内容", all.len()),
        };
        let puts = entries.into_iter().map(Command::put).collect();
        self.dispatch(Command::All(puts), step.clone())?;
        Ok(step)
    }

    /// The records whose day makes no sense: before the Party was founded, or more than a year
    /// ahead.
    pub fn odd_days(&self) -> Vec<EntryKey> {
        let founded = NaiveDate::from_ymd_opt(1921, 7, 1).unwrap_or_default();
        let ahead = self.today.checked_add_days(Days::new(366)).unwrap_or(self.today);
        let odd = self.ledger.records.values();
        let odd = odd.filter(|record| record.date < founded || record.date > ahead);
        odd.map(|record| EntryKey::Record(record.id.clone())).collect()
    }
}
