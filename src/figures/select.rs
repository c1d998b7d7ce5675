//! Which records a figure, or a declaration of none, is about.
//!
//! **When a record counts.** A record belongs to a period by one day: the date field the selection
//! names (`dated_by`), else its own date, the day it began. A meeting from 30 December to 2 January
//! is one meeting of the old year. Only where days are counted does every day of a longer record
//! count for the period it lies in: that meeting gives two days to each year. A record without the
//! date that `dated_by` names does not count at all.

use crate::ledger::{
    Condition, FieldId, FieldType, Kind, KindId, Ledger, Period, Record, Selection, Test, Value,
    common,
};
use chrono::NaiveDate;

/// A selection made ready for testing many records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selector {
    pub(super) kind: KindId,
    conditions: Vec<(Condition, bool)>,
    dated_by: Option<FieldId>,
}

impl Selector {
    /// `select`, narrowed by further conditions. The kind tells flags from other fields: a flag
    /// that was never touched is `false`.
    pub(super) fn new(select: &Selection, narrowed: &[Condition], kind: Option<&Kind>) -> Self {
        let is_flag = |condition: &Condition| {
            let field = kind.and_then(|kind| kind.field(condition.field.as_str()));
            field.is_some_and(|field| field.field_type == FieldType::Flag)
        };
        let conditions = select.conditions.iter().chain(narrowed);
        Self {
            kind: select.kind.clone(),
            conditions: conditions.map(|c| (c.clone(), is_flag(c))).collect(),
            dated_by: select.dated_by.clone(),
        }
    }

    /// The conditions, the figure's own first.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().map(|(condition, _)| condition)
    }

    /// The day by which a record counts.
    pub(super) fn day(&self, record: &Record) -> Option<NaiveDate> {
        match &self.dated_by {
            None => Some(record.date),
            Some(field) => match record.values.get(field) {
                Some(Value::Date(day)) => Some(*day),
                _ => None,
            },
        }
    }

    /// The days a record covers inside `period`.
    pub(super) fn days(&self, record: &Record, period: &Period) -> Option<Period> {
        let day = self.day(record)?;
        let last = if self.dated_by.is_none() { record.last_day().max(day) } else { day };
        Period { from: day, to: last }.overlap(period)
    }

    /// Whether a record is of the kind and fulfils every condition, whenever it happened.
    pub(super) fn matches(&self, record: &Record, ledger: &Ledger) -> bool {
        record.kind == self.kind
            && self
                .conditions
                .iter()
                .all(|(condition, is_flag)| holds(condition, *is_flag, record, ledger))
    }

    /// Whether every record this selects is selected by `other` too.
    pub(super) fn lies_in(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.dated_by == other.dated_by
            && other.conditions().all(|wider| self.conditions().any(|own| implies(own, wider)))
    }
}

/// Whether a record that fulfils `narrow` always fulfils `wide`.
fn implies(narrow: &Condition, wide: &Condition) -> bool {
    narrow.field == wide.field
        && match (&narrow.test, &wide.test) {
            (Test::AnyOf(few), Test::AnyOf(many)) => few.iter().all(|one| many.contains(one)),
            // A flag that is `false` is not filled in.
            (Test::AnyOf(few), Test::Filled) => !few.iter().any(|one| one == "false"),
            (narrow, wide) => narrow == wide,
        }
}

/// Whether the field that a condition is about is not filled in.
pub(super) fn is_blank(condition: &Condition, record: &Record, ledger: &Ledger) -> bool {
    let value = record.values.get(&condition.field).filter(|value| !value.is_blank());
    !is_filled(condition.field.as_str(), value, record, ledger)
}

/// Whether a record fulfils a condition.
pub(super) fn holds(
    condition: &Condition,
    is_flag: bool,
    record: &Record,
    ledger: &Ledger,
) -> bool {
    let field = condition.field.as_str();
    let value = record.values.get(&condition.field).filter(|value| !value.is_blank());
    match (&condition.test, value) {
        (Test::AnyOf(wanted), Some(value)) => wanted.iter().any(|one| is_or_holds(value, one)),
        (Test::AnyOf(wanted), None) if is_flag => wanted.iter().any(|one| one == "false"),
        (Test::AnyOf(wanted), None) => {
            wanted.iter().any(|one| common_is(field, record, ledger, one))
        }
        (Test::Filled, value) => is_filled(field, value, record, ledger),
        (Test::Blank, value) => !is_filled(field, value, record, ledger),
    }
}

/// Whether a value is, or holds, `wanted`; see [`Test::AnyOf`].
fn is_or_holds(value: &Value, wanted: &str) -> bool {
    match value {
        Value::Text(text) => {
            text.trim() == wanted || super::field::split_text(text).any(|entry| entry == wanted)
        }
        Value::Date(day) => wanted.parse() == Ok(*day),
        Value::Span(_) => false,
        Value::Number(number) => number.to_string() == wanted,
        Value::Money(amount) => amount.fen().to_string() == wanted,
        Value::Choice(id) => id.as_str() == wanted,
        Value::Choices(ids) => ids.iter().any(|id| id.as_str() == wanted),
        Value::Flag(flag) => wanted == if *flag { "true" } else { "false" },
        Value::Member(id) => id.as_str() == wanted,
        Value::Members(ids) => ids.iter().any(|id| id.as_str() == wanted),
        Value::Group(id) => id.as_str() == wanted,
        Value::Partner(id) => id.as_str() == wanted,
        Value::Link(id) => id.as_str() == wanted,
    }
}

fn common_is(field: &str, record: &Record, ledger: &Ledger, wanted: &str) -> bool {
    let phrase = record.phrase.as_ref();
    match field {
        common::DATE => wanted.parse() == Ok(record.date),
        common::END => record.end.is_some_and(|end| wanted.parse() == Ok(end)),
        common::TITLE => record.title.trim() == wanted,
        common::CAMPAIGN => record.campaign.as_ref().is_some_and(|id| id.as_str() == wanted),
        common::CAMPAIGN_NATURE => {
            let campaign = record.campaign.as_ref().and_then(|id| ledger.campaigns.get(id));
            campaign.is_some_and(|campaign| campaign.nature.id() == wanted)
        }
        common::TAG => record.tags.contains(wanted),
        common::NOTE => record.note.trim() == wanted,
        common::KEPT_AT => record.kept_at.trim() == wanted,
        common::PHRASE => phrase.is_some_and(|phrase| phrase.text.trim() == wanted),
        common::PHRASE_SECTION => phrase.is_some_and(|phrase| phrase.section == wanted),
        _ => false,
    }
}

fn is_filled(field: &str, value: Option<&Value>, record: &Record, ledger: &Ledger) -> bool {
    match value {
        Some(Value::Flag(flag)) => return *flag,
        Some(_) => return true,
        None => {}
    }
    match field {
        common::DATE | common::TITLE => true,
        common::END => record.end.is_some(),
        common::CAMPAIGN => record.campaign.is_some(),
        common::CAMPAIGN_NATURE => {
            record.campaign.as_ref().is_some_and(|id| ledger.campaigns.contains_key(id))
        }
        common::TAG => !record.tags.is_empty(),
        common::NOTE => !record.note.is_empty(),
        common::KEPT_AT => !record.kept_at.is_empty(),
        common::PHRASE | common::PHRASE_SECTION => record.phrase.is_some(),
        _ => false,
    }
}
