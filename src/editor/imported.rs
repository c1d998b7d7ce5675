//! Records from another table, as one step.

use super::{Batch, Editor, EditorError};
use crate::ledger::{Command, Entry, Record, quoted};
use crate::store::Shelf;

impl<S: Shelf> Editor<S> {
    /// Puts records that were read from `source` and checked already, each under a new identifier,
    /// all or none.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn import_records(
        &mut self,
        records: Vec<Record>,
        source: &str,
    ) -> Result<Batch, EditorError> {
        let step = format!("从{}导入{}条记录", quoted(source), records.len());
        let mut puts = Vec::with_capacity(records.len());
        for mut record in records {
            record.id = self.new_record_id();
            puts.push(Command::put(Entry::Record(record)));
        }
        let changed = puts.len();
        if changed > 0 {
            self.dispatch(Command::All(puts), step.clone())?;
        }
        Ok(Batch { changed, step, notices: Vec::new() })
    }
}
