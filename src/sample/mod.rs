//! The sample ledger: a plainly invented branch and its year 2019, as a backup.
//!
//! It shows every kind of record the program knows and lets the annual summary be read from end to
//! end. It is data and nothing else: what must stay out is anything the program would do
//! differently because a ledger is the sample.
//!
//! What is missing in it is missing on purpose:
//!
//! | figure | state | in the summary |
//! |---|---|---|
//! | 党费日 | no record | is expected, so its bracket `[!…]` stays with a marked X |
//! | 微心愿 | no record | its bracket is dropped |
//! | 第三种形态, 第四种形态 | one declaration of none covers both | their brackets are dropped |
//!
//! Five records reach no sentence and are listed as 未写入: a leaflet for lorry drivers, the basic
//! facts, two of the three results. Beyond these: the second group held no meeting in August, seven records were entered late
//! (补录), three rectifications are open, and one claimed service is not finished.

mod many;

use crate::backup::{self, BackupError};
use crate::ledger::Ledger;

pub use many::many;

/// The sample ledger.
///
/// # Errors
/// What [`backup::read`] says; a test reads it, so that a release cannot carry a broken one.
pub fn ledger() -> Result<Ledger, BackupError> {
    backup::read(include_str!("2019.json"))
}
