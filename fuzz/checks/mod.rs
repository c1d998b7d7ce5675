//! What is tried with each input: shared by the fuzz targets, which make the inputs up, and
//! `tests/fuzzed.rs`, which tries the seeds and small changes of them in every test.
//!
//! Each check panics where the program would, and where something that must always hold does not.

mod reading;
mod stored;
mod summary;
mod tables;

pub use reading::{backup, sealed, texts};
pub use stored::store;
pub use summary::template;
#[allow(unused_imports, reason = "for the tests of the seeds")]
pub use tables::archive;
pub use tables::{table, workbook};

use zhibu::ledger::{Ledger, Record};

/// What is tried with an input.
pub type Check = fn(&[u8]);

/// All of them, by the names of their targets.
#[allow(dead_code, reason = "a fuzz target names its own")]
pub const ALL: [(&str, Check); 7] = [
    ("backup", backup),
    ("sealed", sealed),
    ("store", store),
    ("template", template),
    ("table", table),
    ("workbook", workbook),
    ("texts", texts),
];

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// The sample's branch and members, with so many of its records: enough to be met, few enough to be
/// counted a thousand times a second.
fn small(records: usize) -> Ledger {
    let mut ledger = zhibu::sample::ledger().expect("the sample");
    ledger.records = std::mem::take(&mut ledger.records).into_iter().take(records).collect();
    ledger.declarations.clear();
    ledger.overrides.clear();
    ledger.texts.clear();
    ledger
}

/// A record of no importance.
fn record(id: &str, title: &str) -> Record {
    let id = zhibu::ledger::RecordId::parse(id).expect("an identifier");
    let on = day("2019-03-01");
    Record::new(id, "activity".into(), on, title, on)
}
