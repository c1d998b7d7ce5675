//! What one record contributes to a figure.

use super::attendance;
use super::field::FieldRef;
use super::plan::{Gather, Taking};
use super::{Contribution, Item, Part};
use crate::ledger::{EntryKey, Ledger, Origin, Period, Record, Value};
use crate::rules::{Attendance, hours};
use chrono::{Days, NaiveDate};

/// What `record` contributes in `period`, or nothing if it is not meant.
pub(super) fn contribution(
    gather: &Gather,
    period: &Period,
    record: &Record,
    ledger: &Ledger,
) -> Option<Contribution> {
    let selector = &gather.selector;
    let day = selector.day(record)?;
    // The date is looked at first: it is cheap, and most records belong to other years.
    let days = selector.days(record, period);
    let counts = match gather.taking {
        Taking::Days => days.is_some(),
        _ => period.contains(day),
    };
    if !counts || !selector.matches(record, ledger) {
        return None;
    }
    Some(Contribution {
        key: EntryKey::Record(record.id.clone()),
        date: day,
        title: record.title.clone(),
        late: record.is_late(),
        imported: record.origin == Origin::Imported,
        part: part(&gather.taking, days, period.to, record, ledger),
        remark: attendance::remark(&gather.taking, record, period.to, ledger),
    })
}

/// What a record that is meant adds. `days` are those it covers inside the period, `last` is the
/// period's last day.
pub(super) fn part(
    taking: &Taking,
    days: Option<Period>,
    last: NaiveDate,
    record: &Record,
    ledger: &Ledger,
) -> Part {
    let attendance = || Attendance::of(record, ledger);
    match taking {
        Taking::Count => Part::One,
        Taking::Days => Part::Days(days.map_or_else(Vec::new, every_day)),
        Taking::Distinct(field) | Taking::List(field) => {
            let items = field.items(record, ledger);
            if items.is_empty() { lacking(field) } else { Part::Values(items) }
        }
        Taking::Sum(field) | Taking::Average(field) => match field.stored(record) {
            Some(Value::Number(number)) => Part::Number(*number),
            Some(Value::Money(amount)) => Part::Money(*amount),
            _ => lacking(field),
        },
        Taking::Latest(field) => match field.stored(record) {
            Some(Value::Number(number)) => Part::Number(*number),
            Some(Value::Money(amount)) => Part::Money(*amount),
            Some(Value::Text(text)) => Part::Text(text.trim().to_owned()),
            _ => match joined(&field.items(record, ledger)) {
                Some(text) => Part::Text(text),
                None => lacking(field),
            },
        },
        Taking::PersonTimes => {
            let attendance = attendance();
            match attendance.person_times() {
                Some(_) => Part::Persons {
                    present: attendance.present.unwrap_or(0),
                    guests: attendance.guests.unwrap_or(0),
                },
                None => Part::Lacking("出席情况".to_owned()),
            }
        }
        Taking::Attended => members(attendance().present),
        Taking::Due => members(attendance().due()),
        // 人均 divides by the members of the last day, so the hours of those who left by then
        // do not belong to the sum.
        Taking::PersonHours => {
            match (hours(record), Attendance::present_still_there(record, ledger, last)) {
                (Some(hours), Some(present)) => Part::Hours { hours, present },
                (None, _) => Part::Lacking("学时".to_owned()),
                (_, None) => Part::Lacking("出席情况".to_owned()),
            }
        }
        Taking::Titles => Part::Title(record.title.clone()),
    }
}

fn members(count: Option<u32>) -> Part {
    count.map_or_else(|| Part::Lacking("出席情况".to_owned()), Part::Members)
}

fn lacking(field: &FieldRef) -> Part {
    Part::Lacking(field.name().to_owned())
}

fn joined(items: &[Item]) -> Option<String> {
    let labels: Vec<_> = items.iter().map(|item| item.label.as_str()).collect();
    (!labels.is_empty()).then(|| labels.join("、"))
}

fn every_day(days: Period) -> Vec<NaiveDate> {
    let next = |day: &NaiveDate| day.checked_add_days(Days::new(1)).filter(|day| *day <= days.to);
    std::iter::successors(Some(days.from), next).collect()
}
