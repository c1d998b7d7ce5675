//! 归档: a past year's records out of the ledger, and back.

use super::{Editor, EditorError};
use crate::archive::{self, ArchiveProblem, File};
use crate::catalog::kept_about;
use crate::ledger::{Applied, Archive, Command, Entry, EntryKey, InOrder, Ledger};
use crate::store::{Shelf, StoreError};
use chrono::Datelike;
use std::collections::BTreeSet;

impl<S: Shelf> Editor<S> {
    /// The years that can be archived, the latest first, each with how many records would go.
    pub fn archivable(&self) -> Vec<(i32, usize)> {
        archive::years(&self.ledger, &self.catalog, self.today)
    }

    /// Whether a year can be archived with a file that holds `there`: how many records go, and how
    /// many stay.
    ///
    /// # Errors
    /// [`EditorError::Archive`] with the reason.
    pub fn check_archive(
        &self,
        year: i32,
        there: Option<&Ledger>,
    ) -> Result<(usize, usize), EditorError> {
        let going = archive::going(year, &self.ledger, &self.catalog);
        if year >= self.today.year() {
            return Err(ArchiveProblem::NotPast { year }.into());
        }
        if going.records.is_empty() || self.ledger.archive(year).is_some() {
            return Err(ArchiveProblem::Nothing { year }.into());
        }
        let forms = self.store.all_drafts().map_err(StoreError::Shelf)?;
        let in_view = self.in_view();
        let of_year = |(name, text): &(String, String)| {
            let day = kept_about(text, in_view);
            day.is_some_and(|day| day.year() == year)
                || going.records.iter().any(|id| name.contains(id.as_str()))
        };
        if forms.iter().any(of_year) {
            return Err(ArchiveProblem::HalfFilled { year }.into());
        }
        if let Some(there) = there {
            archive::check(&going, &self.ledger, there)?;
        }
        Ok((going.records.len(), going.staying))
    }

    /// Takes the records of a year out of the ledger, which stand in `file` too: it holds `there`.
    /// Their earlier versions go with them. A step that can be undone until the page is closed.
    ///
    /// # Errors
    /// [`EditorError`]; nothing has changed.
    pub fn archive_year(
        &mut self,
        year: i32,
        file: &File,
        there: &Ledger,
    ) -> Result<usize, EditorError> {
        self.check_archive(year, Some(there))?;
        let Self { ledger, catalog, book, .. } = self;
        let going = archive::going(year, ledger, catalog);
        let kept =
            archive::keep(year, &going, file, self.today, (ledger, catalog), &mut |query| {
                book.figure(ledger, catalog, query)
            })?;
        let keys = going.records.iter().cloned().map(EntryKey::Record);
        let mut commands: Vec<Command> = keys.map(Command::Withdraw).collect();
        commands.push(Command::put(Entry::Archive(kept)));
        self.dispatch(Command::All(commands), format!("归档{year}年"))?;
        Ok(going.records.len())
    }

    /// Puts the records of an archived year back from a file that holds `there`, as a step that can
    /// be undone. How many.
    ///
    /// # Errors
    /// [`EditorError`]; nothing has changed.
    pub fn take_back(&mut self, year: i32, there: &Ledger) -> Result<u64, EditorError> {
        let Some(archive) = self.ledger.archive(year) else {
            return Err(ArchiveProblem::NotArchived { year }.into());
        };
        let (key, count) = (EntryKey::Archive(archive.id.clone()), archive.records);
        let back = archive::taken_back(archive, &self.ledger, there)?;
        let mut commands = vec![Command::Withdraw(key)];
        commands.extend(back.into_iter().map(Command::put));
        self.dispatch(Command::All(commands), format!("取回{year}年归档"))?;
        Ok(count)
    }

    /// The archived year that an edit would change. Archiving it or taking it back is no such edit.
    pub(super) fn archived_year(&self, applied: &Applied) -> Option<i32> {
        if self.ledger.archives.is_empty() || applied.replaced {
            return None;
        }
        let own: BTreeSet<&EntryKey> = applied.touched.iter().map(|(key, _)| key).in_order();
        let days = |record: &_| archive::days_of(record, &self.ledger, &self.catalog);
        applied.touched.iter().find_map(|(key, before)| {
            let now = self.ledger.get(key);
            let both = before.iter().chain(&now);
            let years = both.filter_map(|entry| self.ledger.archived_year_of(entry, days));
            let mut years =
                years.filter(|year| !own.contains(&EntryKey::Archive(Archive::id_of(*year))));
            years.next()
        })
    }
}
