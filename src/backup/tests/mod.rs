//! Tests of the backup.

mod bad_files;
mod doubts;
mod frozen;
mod merge;
mod migrations;
mod preview;
mod round_trip;
mod schema;
mod ten_thousand;
mod verify;

use crate::ledger::Ledger;

/// The frozen backup of version 1: written by hand once, never generated anew.
const FROZEN: &str = include_str!("../../../tests/frozen/backup-v1.json");

fn frozen() -> Ledger {
    super::read(FROZEN).unwrap()
}
