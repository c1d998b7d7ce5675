//! A file that a ledger comes in with: a backup, or what the page of a stopped program exported.

use crate::archive;
use crate::backup;
use crate::ledger::Ledger;
use crate::store::{RawError, read_raw};

/// The ledger in a file, and what the person should know of it.
pub struct Incoming {
    /// The ledger.
    pub ledger: Ledger,
    /// The SHA-256 of what was read; of a sealed file, of what was in it.
    pub sum: String,
    /// What was found in the file, a sentence each.
    pub told: Vec<String>,
}

/// Reads what a file holds.
///
/// # Errors
/// A sentence.
pub fn of(bytes: &[u8]) -> Result<Incoming, String> {
    match read_raw(bytes) {
        Ok(raw) => Ok(Incoming { told: raw.told(), ledger: raw.ledger, sum: archive::sum(bytes) }),
        Err(RawError::Foreign) => {
            let ledger = backup::read_bytes(bytes).map_err(|error| error.to_string())?;
            Ok(Incoming { ledger, told: Vec::new(), sum: archive::sum(bytes) })
        }
        Err(error) => Err(error.to_string()),
    }
}
