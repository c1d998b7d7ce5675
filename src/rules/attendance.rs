//! Attendance of one record.
//!
//! 应到 = present + absent with a reason + absent without one. Only members who belonged to the
//! branch on the record's day count, whatever list they stand in; guests (列席) are never 应到.
//! Any kind of record with these fields has attendance: a branch's own kinds too.

use super::members_on;
use crate::ledger::{InOrder, Ledger, Member, MemberId, Quantity, Record, Value};
use chrono::NaiveDate;
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

/// What an activity counts as (计入) that every member of the branch is due at.
const OF_THE_BRANCH: [&str; 4] = ["party_meeting", "theme_day", "organisation_life", "appraisal"];

/// What an activity counts as that every member of the party group it names is due at.
const OF_A_GROUP: [&str; 2] = ["group_meeting", "group_study"];

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

    /// How many of those present still belong to the branch on `day`.
    pub fn present_still_there(record: &Record, ledger: &Ledger, day: NaiveDate) -> Option<u32> {
        let present = members(record, fields::PRESENT)?;
        let counts = |id: &&MemberId| {
            let member = ledger.members.get(*id);
            member.is_some_and(|m| m.belongs_on(record.date) && m.belongs_on(day))
        };
        Some(saturating(present.iter().filter(counts).count()))
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

/// Who the lists of a record hold or leave out beyond what counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut<'a> {
    /// How many the lists hold, each once.
    pub entered: usize,
    /// How many of these are not in the ledger's roster at all.
    pub unknown: usize,
    /// Those who did not belong to the branch yet on the record's day.
    pub not_yet: Vec<&'a Member>,
    /// Those who had left it by then.
    pub gone: Vec<&'a Member>,
    /// Those who belonged to it (to the record's party group, where it names one) and stand in no
    /// list. Empty where the record has no list of those present.
    pub unsaid: Vec<&'a Member>,
}

impl<'a> LeftOut<'a> {
    /// Of the list of those present alone.
    pub fn of_present(record: &Record, ledger: &'a Ledger) -> Self {
        Self::of_lists(record, ledger, &[fields::PRESENT])
    }

    /// Of all lists together.
    pub fn of_due(record: &Record, ledger: &'a Ledger) -> Self {
        let [duty, leave, other] = fields::EXCUSED;
        let lists = [fields::PRESENT, duty, leave, other, fields::UNEXCUSED];
        let mut left_out = Self::of_lists(record, ledger, &lists);
        if members(record, fields::PRESENT).is_some() {
            let group = record.values.values().find_map(|value| match value {
                Value::Group(group) => Some(group),
                _ => None,
            });
            let entered: BTreeSet<_> = entered(record, &lists).in_order();
            let expected = members_on(ledger, record.date)
                .filter(|member| group.is_none() || member.group.as_ref() == group);
            left_out.unsaid = expected.filter(|member| !entered.contains(&member.id)).collect();
        }
        left_out
    }

    fn of_lists(record: &Record, ledger: &'a Ledger, lists: &[&str]) -> Self {
        let mut left_out = Self::default();
        for id in entered(record, lists).in_order::<BTreeSet<_>>() {
            left_out.entered += 1;
            match ledger.members.get(id) {
                None => left_out.unknown += 1,
                Some(member) if member.belongs_on(record.date) => {}
                Some(member) if member.out_on.is_some_and(|out| out <= record.date) => {
                    left_out.gone.push(member);
                }
                Some(member) => left_out.not_yet.push(member),
            }
        }
        left_out
    }

    /// How many of those entered count.
    pub fn counted(&self) -> usize {
        self.entered - self.unknown - self.not_yet.len() - self.gone.len()
    }
}

/// The members who are due at a record by what it counts as, and stand in none of its lists: they
/// are not part of 应到, so a forgotten absence makes the rate too good. Empty where the record has
/// no list at all, or where not everyone is due (a committee, a lecture for some).
pub fn unaccounted<'a>(record: &Record, ledger: &'a Ledger) -> Vec<&'a Member> {
    let [duty, leave, other] = fields::EXCUSED;
    let lists = [fields::PRESENT, duty, leave, other, fields::UNEXCUSED];
    let entered: BTreeSet<_> = entered(record, &lists).in_order();
    let group = match record.value("group") {
        Some(Value::Group(group)) => Some(group),
        _ => None,
    };
    let counts_as = |facets: &[&str]| match record.value("facets") {
        Some(Value::Choices(ids)) => ids.iter().any(|id| facets.contains(&id.as_str())),
        _ => false,
    };
    let all_due = counts_as(&OF_THE_BRANCH) || group.is_some() && counts_as(&OF_A_GROUP);
    if entered.is_empty() || !all_due {
        return Vec::new();
    }
    members_on(ledger, record.date)
        .filter(|member| group.is_none() || member.group.as_ref() == group)
        .filter(|member| !entered.contains(&member.id))
        .collect()
}

fn entered<'a>(record: &'a Record, lists: &[&str]) -> impl Iterator<Item = &'a MemberId> {
    lists.iter().filter_map(|list| members(record, list)).flatten()
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
