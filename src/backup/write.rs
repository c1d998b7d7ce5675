//! From a ledger to the text of a backup.

use super::BackupError;
use super::envelope::Envelope;
use crate::ledger::Ledger;

/// The text of a backup of `ledger`: pretty JSON with `\n` at the end.
///
/// `exported_at` is the moment as an ISO 8601 date-time; the clock is outside. The same arguments
/// give the same bytes.
///
/// # Errors
/// [`BackupError::Writing`] if a value cannot be written as JSON, which no ledger holds.
pub fn export(ledger: &Ledger, exported_at: &str) -> Result<String, BackupError> {
    let mut text = serde_json::to_string_pretty(&Envelope::of(ledger, exported_at))
        .map_err(|error| BackupError::Writing { detail: error.to_string() })?;
    text.push('\n');
    Ok(text)
}
