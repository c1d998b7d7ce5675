//! What this browser remembers about the page that is not part of the ledger.

use super::LocalShelf;
use crate::store::{Shelf, ShelfError};
use chrono::NaiveDate;

/// Outside the prefix of the ledger's keys.
const LAST_BACKUP: &str = "zhibu-page/last-backup";

/// The day of the last backup exported from this browser, and the ledger's revision then. What
/// cannot be read counts as none: the page then reminds once too often.
pub fn last_backup() -> Option<(NaiveDate, u64)> {
    let text = LocalShelf::open().get(LAST_BACKUP).ok().flatten()?;
    let (day, revision) = text.split_once(' ')?;
    Some((day.parse().ok()?, revision.parse().ok()?))
}

/// Remembers a backup.
///
/// # Errors
/// A [`ShelfError`] where the storage does not take it.
pub fn set_last_backup((day, revision): (NaiveDate, u64)) -> Result<(), ShelfError> {
    LocalShelf::open().set(LAST_BACKUP, &format!("{day} {revision}"))
}
