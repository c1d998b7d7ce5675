//! 归档: the records of a past year taken out of the ledger into a file, and taken back.
//!
//! The file is an ordinary backup of the whole ledger. Before anything is removed the person picks
//! it again, and it is held against the ledger record by record. What stays in the ledger is an
//! [`Archive`]: the year's figures and its summary as they stood.
//!
//! Not every record goes. One stays where something else needs it: where it counts in another year
//! too (a meeting over New Year, a rectification of this year done in the next), where another
//! year's text reports on its day, where it makes a declaration void, where a record that stays points
//! at it.
//!
//! What must stay out: storage, files, the clock.
//!
//! | file | holds |
//! |---|---|
//! | `going` | which records go |
//! | `keep` | what is kept of the year |
//! | `back` | what a file brings back |
//! | `problem` | why not, as sentences |

mod back;
mod going;
mod keep;
mod problem;

pub use back::{check, taken_back};
pub use going::{Going, days_of, going, years};
pub use keep::{File, keep};
pub use problem::ArchiveProblem;

use crate::ledger::Record;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
pub fn sum(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

/// The SHA-256 of records in the order of their identifiers, revisions aside.
fn sum_of<'r>(records: impl Iterator<Item = &'r Record>) -> Result<String, ArchiveProblem> {
    let mut sum = Sha256::new();
    for record in records {
        let bare = Record { revision: 0, ..record.clone() };
        let text = serde_json::to_string(&bare)
            .map_err(|error| ArchiveProblem::Unwritable { detail: error.to_string() })?;
        sum.update(text.as_bytes());
        sum.update(b"\n");
    }
    Ok(hex(sum))
}

fn hex(sum: Sha256) -> String {
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
