//! The backup: one JSON file that holds the whole ledger, for people to keep and for other tools
//! to read.
//!
//! Flat arrays of the ledger's own types under a small head, money in 分, days as `YYYY-MM-DD`;
//! `docs/backup.schema.json` describes it. The same ledger and the same moment give the same
//! bytes. Reading builds a whole new ledger or fails with a sentence: nothing is half read, and
//! the ledger at hand is not touched. What must stay out: storage, files, the clock.
//!
//! | file | holds |
//! |---|---|
//! | `envelope` | the file's shape |
//! | `write`, `read` | to text, from text or bytes |
//! | `migrations` | from an older version to the next, one file a step |
//! | `doubts` | what a whole file may still have wrong: kept, and reported |
//! | `preview` | what restoring would change |
//! | `verify` | whether a file picked again holds what was exported |
//! | `rolling` | copies the program writes by itself: when, under which name, which go |
//! | `sealed` | the file sealed with a passphrase, in the age format |
//! | `merge` | taking a backup in entry by entry (合并) |
//! | `place` | where in the file something is wrong |
//! | `problem` | what can go wrong, as sentences |
//!
//! ```
//! # use zhibu::{backup, ledger::{Branch, Entry, Ledger}};
//! let mut ledger = Ledger::default();
//! ledger.put(Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部")));
//! let file = backup::export(&ledger, "2019-12-31T17:00:00+08:00").unwrap();
//! assert_eq!(backup::read(&file).unwrap(), ledger);
//! ```

mod doubts;
mod envelope;
pub mod merge;
mod migrations;
mod place;
mod preview;
mod problem;
mod read;
pub mod rolling;
pub mod sealed;
#[cfg(test)]
mod tests;
mod verify;
mod write;

pub use doubts::{Doubt, doubts};
#[cfg(not(target_arch = "wasm32"))]
pub use envelope::schema;
pub use preview::{OtherBranch, Preview, RegisterPreview, preview};
pub use problem::BackupError;
pub use read::{read, read_bytes};
pub use verify::{Mismatch, verify};
pub use write::export;

/// What the head of every backup says it is.
pub const FORMAT: &str = "zhibu-backup";

/// The version this program writes.
pub const VERSION: u64 = 1;

/// The largest file read, in bytes: hundreds of years of a busy branch.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
