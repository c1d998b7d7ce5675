//! Attendance of one record.
//!
//! 应到 = present + absent with a reason + absent without one. Only members who belonged to the
//! branch on the record's day count, whatever list they stand in; guests (列席) are never 应到.
//! Any kind of record with these fields has attendance: a branch's own kinds too.

use crate::ledger::{Ledger, MemberId, Quantity, Record, Value};
use std::collections::BTreeSet;

/// The identifiers of the fields that hold attendance.
pub mod fields {
    /// Members present (出席党员).
    pub const PRESENT: &str = "present";
    /// The lists of members absent with a reason: 公差, 请假, 其他.
    pub const EXCUSED: [&str; 3] = ["absent_duty", "absent_leave", "absent_other"];
    /// Members absent without a reason.
    pub const UNEXCUSED: &str = "absent_unexcused";
    /// The number of guests (列席).
    pub const GUESTS: &str = "guests";
    /// What the record counts for in training (学时).
    pub const HOURS: &str = "hours";
}

/// Who came and who should have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attendance {
    /// Members present; `None` if the record has no list of them.
    pub present: Option<u32>,
    /// Members absent with a reason.
    pub excused: u32,
    /// Members absent without one.
    pub unexcused: u32,
    /// Guests; `None` if the record does not say.
    pub guests: Option<u32>,
}

impl Attendance {
    /// The attendance of a record. Someone in several lists counts once: as present before
    /// absent, as excused before unexcused.
    pub fn of(record: &Record, ledger: &Ledger) -> Self {
        let mut seen = BTreeSet::new();
        let mut belonging = |field: &str| {
            let members = members(record, field)?;
            let new = members.iter().filter(|id| {
                let belongs = |m: &crate::ledger::Member| m.belongs_on(record.date);
                ledger.members.get(*id).is_some_and(belongs) && seen.insert(*id)
            });
            Some(saturating(new.count()))
        };
        let present = belonging(fields::PRESENT);
        let excused = fields::EXCUSED.iter().filter_map(|field| belonging(field)).sum();
        let unexcused = belonging(fields::UNEXCUSED).unwrap_or(0);
        Self { present, excused, unexcused, guests: guests(record) }
    }

    /// 应到, if the record has a list of those present.
    pub fn due(&self) -> Option<u32> {
        let absent = self.excused.saturating_add(self.unexcused);
        self.present.map(|present| present.saturating_add(absent))
    }

    /// 人次: members present and guests; `None` if the record has neither.
    pub fn person_times(&self) -> Option<u32> {
        match (self.present, self.guests) {
            (None, None) => None,
            (present, guests) => Some(present.unwrap_or(0).saturating_add(guests.unwrap_or(0))),
        }
    }
}

/// The hours (学时) a record counts for each member present, if it says.
pub fn hours(record: &Record) -> Option<Quantity> {
    match record.value(fields::HOURS) {
        Some(Value::Number(hours)) => Some(*hours),
        _ => None,
    }
}

fn members<'a>(record: &'a Record, field: &str) -> Option<&'a BTreeSet<MemberId>> {
    match record.value(field) {
        Some(Value::Members(members)) if !members.is_empty() => Some(members),
        _ => None,
    }
}

fn guests(record: &Record) -> Option<u32> {
    match record.value(fields::GUESTS) {
        Some(Value::Number(guests)) => {
            // Validation refuses fractions and negative numbers of people.
            Some(u32::try_from(guests.thousandths().max(0) / 1000).unwrap_or(u32::MAX))
        }
        _ => None,
    }
}

fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
