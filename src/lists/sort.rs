//! The order of a list's rows: by date, latest first, or by what stands in a column.

use super::order::key;
use super::{groups, kind_name};
use crate::catalog::Catalog;
use crate::ledger::{Field, FieldId, KindId, Ledger, Order, Record, Value, common};
use chrono::{Datelike, Timelike};
use std::cmp::Ordering;
use std::ops::Range;

/// The column 种类 of a list of all kinds.
pub const KIND: &str = "kind";

/// By which column a list is sorted, and which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The column: `date`, `title`, a field of the kind, or [`KIND`] in a list of all kinds.
    pub by: FieldId,
    /// Whether the latest, the largest comes first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: common::DATE.into(), descending: true }
    }
}

impl Sort {
    /// The order after the head of the column `by` is pressed: the other way round where it is
    /// sorted by it already; days begin with the latest, all else with the least.
    pub fn pressed(&self, by: &str) -> Option<Self> {
        let descending = if self.by.as_str() == by { !self.descending } else { by == common::DATE };
        Some(Self { by: FieldId::parse(by)?, descending })
    }

    /// Whether the rows are in order of their days.
    pub fn is_by_date(&self) -> bool {
        self.by.as_str() == common::DATE
    }
}

/// What a row is sorted by; the same sort in a whole column.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Places(Vec<usize>),
    Text(Vec<u32>),
}

/// Sorts the records of one kind, or of all, and leaves those whose `places` are meant; the work of
/// sorting is done for these alone.
pub(super) fn sort(
    records: &mut Vec<&Record>,
    places: Range<usize>,
    sort: &Sort,
    kind: Option<&KindId>,
    catalog: &Catalog,
    ledger: &Ledger,
) {
    // Of one day, the one entered last comes first.
    let latest_first = |a: &&Record, b: &&Record| {
        b.date.cmp(&a.date).then(b.revision.cmp(&a.revision)).then(b.id.cmp(&a.id))
    };
    if sort.is_by_date() {
        return match sort.descending {
            true => part(records, places, latest_first),
            false => part(records, places, |a, b| latest_first(b, a)),
        };
    }
    let field = kind.and_then(|id| catalog.kind(id)).and_then(|kind| kind.field(sort.by.as_str()));
    let column = Column { by: sort.by.as_str(), all: kind.is_none(), field, catalog, ledger };
    let order: Vec<&str> = groups(ledger).into_iter().map(|group| group.id.as_str()).collect();
    let mut keyed: Vec<(Option<Key>, &Record)> =
        records.iter().map(|record| (column.key(record, &order), *record)).collect();
    part(&mut keyed, places, |(a, one), (b, other)| {
        let by_key = match (a, b) {
            (Some(a), Some(b)) if sort.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            // What is not filled in comes last, whichever way.
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_key.then_with(|| latest_first(one, other))
    });
    *records = keyed.into_iter().map(|(_, record)| record).collect();
}

/// What stands in these `places` after all is sorted. No two items may be equal: of equals, each
/// call might choose others.
fn part<T>(all: &mut Vec<T>, places: Range<usize>, compare: impl Fn(&T, &T) -> Ordering) {
    if places.end < all.len() {
        all.select_nth_unstable_by(places.end, &compare);
        all.truncate(places.end);
    }
    if places.start >= all.len() {
        all.clear();
    } else if places.start > 0 {
        all.select_nth_unstable_by(places.start, &compare);
        all.drain(..places.start);
    }
    all.order_by(compare);
}

struct Column<'a> {
    by: &'a str,
    all: bool,
    field: Option<&'a Field>,
    catalog: &'a Catalog,
    ledger: &'a Ledger,
}

impl Column<'_> {
    fn key(&self, record: &Record, groups: &[&str]) -> Option<Key> {
        let text = |text: &str| Key::Text(key(text));
        if self.by == common::TITLE {
            return Some(text(&record.title));
        }
        if self.all && self.by == KIND {
            let place = self.catalog.kinds().position(|kind| kind.id == record.kind);
            return Some(match place {
                Some(place) => Key::Places(vec![place]),
                None => text(&kind_name(&record.kind, self.catalog)),
            });
        }
        let field = self.field?;
        let place = |id: &str| field.choices.iter().position(|choice| choice.id.as_str() == id);
        Some(match record.values.get(&field.id)? {
            Value::Text(line) => text(line),
            Value::Date(day) => Key::Number(day.num_days_from_ce().into()),
            Value::Span(span) => Key::Number(span.from.num_seconds_from_midnight().into()),
            Value::Number(number) => Key::Number(number.thousandths()),
            Value::Money(amount) => Key::Number(amount.fen()),
            Value::Choice(id) => Key::Places(vec![place(id.as_str())?]),
            Value::Choices(ids) => {
                let mut places: Vec<usize> =
                    ids.iter().filter_map(|id| place(id.as_str())).collect();
                places.order();
                places.first()?;
                Key::Places(places)
            }
            Value::Flag(flag) => Key::Number((!*flag).into()),
            Value::Member(id) => text(&self.ledger.members.get(id)?.name),
            // Shown as how many.
            Value::Members(ids) => Key::Number(i64::try_from(ids.len()).unwrap_or(i64::MAX)),
            Value::Group(id) => {
                Key::Places(vec![groups.iter().position(|group| *group == id.as_str())?])
            }
            Value::Partner(id) => text(&self.ledger.partners.get(id)?.name),
            Value::Link(id) => text(&self.ledger.records.get(id)?.title),
        })
    }
}
