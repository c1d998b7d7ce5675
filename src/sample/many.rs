//! The sample's year over and over, for measuring the page with more records than a branch will
//! ever have.

use crate::backup::BackupError;
use crate::ledger::{Ledger, Record, RecordId, Value};
use chrono::{Months, NaiveDate};

/// The sample with `records` records: its year repeated, the copies spread evenly over `years`
/// years that end with the sample's own.
///
/// # Errors
/// As [`super::ledger`].
pub fn many(records: usize, years: u32) -> Result<Ledger, BackupError> {
    let mut ledger = super::ledger()?;
    let year: Vec<Record> = std::mem::take(&mut ledger.records).into_values().collect();
    let mut made = 0_usize;
    let mut copy = 0_u32;
    while made < records && !year.is_empty() {
        let back = Months::new(copy.checked_rem(years).unwrap_or(0).saturating_mul(12));
        for record in year.iter().take(records.saturating_sub(made)) {
            let record = moved(record, copy, back);
            ledger.records.insert(record.id.clone(), record);
            made = made.saturating_add(1);
        }
        copy = copy.saturating_add(1);
    }
    Ok(ledger)
}

/// A record as it was so many months earlier, under a name of its own. The first copy is the
/// sample's own.
fn moved(record: &Record, copy: u32, back: Months) -> Record {
    let earlier = |day: NaiveDate| day.checked_sub_months(back).unwrap_or(day);
    let named = |id: &RecordId| match copy {
        0 => id.clone(),
        _ => RecordId::parse(&format!("copy{copy}-{id}")).unwrap_or_else(|| id.clone()),
    };
    let mut moved = record.clone();
    moved.id = named(&record.id);
    moved.date = earlier(record.date);
    moved.end = record.end.map(earlier);
    moved.entered_on = earlier(record.entered_on);
    for value in moved.values.values_mut() {
        match value {
            Value::Date(day) => *day = earlier(*day),
            Value::Link(id) => *id = named(id),
            _ => {}
        }
    }
    moved
}
