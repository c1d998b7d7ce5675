//! A file held against the ledger: before records go, and before they come back.

use super::{ArchiveProblem, Going, sum_of};
use crate::ledger::{Archive, Entry, EntryKey, Ledger, Record, quoted};
use chrono::Datelike;
use std::collections::BTreeSet;

/// Whether every record that goes stands in the file as it stands here.
///
/// # Errors
/// [`ArchiveProblem::Lacking`], [`ArchiveProblem::Differs`].
pub fn check(going: &Going, here: &Ledger, there: &Ledger) -> Result<(), ArchiveProblem> {
    let bare = |record: &Record| Record { revision: 0, ..record.clone() };
    let here = going.records.iter().filter_map(|id| here.records.get(id));
    let (mut lacking, mut other) = (Vec::new(), Vec::new());
    for record in here {
        match there.records.get(&record.id) {
            None => lacking.push(quoted(&record.title)),
            Some(found) if bare(found) != bare(record) => other.push(quoted(&record.title)),
            Some(_) => {}
        }
    }
    match (lacking.first().cloned(), other.first().cloned()) {
        (Some(first), _) => Err(ArchiveProblem::Lacking { count: lacking.len(), first }),
        (None, Some(first)) => Err(ArchiveProblem::Differs { count: other.len(), first }),
        (None, None) => Ok(()),
    }
}

/// The records of an archived year in a file, with what they point at that is no longer in the
/// ledger. Any file that holds just the records that were taken out will do.
///
/// # Errors
/// [`ArchiveProblem::NoneThere`], [`ArchiveProblem::OtherRecords`].
pub fn taken_back(
    archive: &Archive,
    here: &Ledger,
    there: &Ledger,
) -> Result<Vec<Entry>, ArchiveProblem> {
    let year = archive.year;
    // A record that stayed here was never taken out.
    let found: Vec<&Record> = there
        .records
        .values()
        .filter(|record| record.date.year() == year && !here.records.contains_key(&record.id))
        .collect();
    if found.is_empty() {
        return Err(ArchiveProblem::NoneThere { year });
    }
    if sum_of(found.iter().copied())? != archive.records_sum {
        let (found, wanted) = (found.len(), archive.records);
        return Err(ArchiveProblem::OtherRecords {
            year,
            found,
            wanted,
            file: archive.file.clone(),
        });
    }
    let mut back: Vec<Entry> = found.into_iter().cloned().map(Entry::Record).collect();
    let mut known: BTreeSet<EntryKey> = BTreeSet::new();
    let mut at = 0;
    // What comes along may itself point at what was removed since.
    while let Some(entry) = back.get(at) {
        known.insert(entry.key());
        for target in Ledger::targets_of(entry) {
            let gone = !here.has(&target) && !known.contains(&target);
            if let Some(entry) = gone.then(|| there.get(&target)).flatten() {
                known.insert(target);
                back.push(entry);
            }
        }
        at += 1;
    }
    // A record that another one points at is among them twice.
    let mut seen = BTreeSet::new();
    back.retain(|entry| seen.insert(entry.key()));
    Ok(back)
}
