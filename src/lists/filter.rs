//! Which records a list shows: conditions that all hold.

use super::search::Word;
use crate::catalog::{Catalog, own::FACETS};
use crate::ledger::{Condition, EntryKey, KindId, Ledger, Record, Selection, Value, common};
use chrono::Datelike;
use std::collections::BTreeMap;

/// What a list can be narrowed by, in the order in which it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The kind, by identifier; for lists of several kinds.
    Kind,
    /// The month it began, `1` to `12`.
    Month,
    /// What an activity counts as (计入), by the choice's identifier.
    Facet,
    /// The campaign (专题), by identifier.
    Campaign,
    /// The party group a record names, by identifier.
    Group,
    /// A partner a record names in any of its fields, by identifier.
    Partner,
    /// A member a record names in any of its fields, by identifier.
    Person,
    /// A tag, as written.
    Tag,
    /// Words that stand anywhere in the record; see [`Filter`].
    Text,
}

impl By {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Month,
        Self::Facet,
        Self::Campaign,
        Self::Group,
        Self::Partner,
        Self::Person,
        Self::Tag,
        Self::Text,
    ];

    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "种类",
            Self::Month => "月份",
            Self::Facet => "计入",
            Self::Campaign => "专题",
            Self::Group => "党小组",
            Self::Partner => "共建单位",
            Self::Person => "党员",
            Self::Tag => "标签",
            Self::Text => "搜索",
        }
    }

    /// Its name in an address.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Month => "month",
            Self::Facet => "facet",
            Self::Campaign => "campaign",
            Self::Group => "group",
            Self::Partner => "partner",
            Self::Person => "person",
            Self::Tag => "tag",
            Self::Text => "text",
        }
    }
}

/// Conditions on a record, all of which must hold; without any, every record does.
///
/// A text is words with spaces between them, each of which must stand somewhere in the record:
/// title, fields, note, tags, phrase, kind, names of members, partners, campaigns. Small and
/// capital letters are the same, full-width and half-width ones too. Members are found by the first
/// letters of their names too, at least two of them. Days, numbers and amounts are found by their
/// digits. A condition on what is no longer there holds for no record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter(BTreeMap<By, String>);

impl Filter {
    /// The value of a condition; empty if there is none.
    pub fn get(&self, by: By) -> &str {
        self.0.get(&by).map(String::as_str).unwrap_or_default()
    }

    /// Sets a condition, or takes it away where `value` is blank.
    pub fn set(&mut self, by: By, value: &str) {
        if value.trim().is_empty() {
            self.0.remove(&by);
        } else {
            self.0.insert(by, value.to_owned());
        }
    }

    /// The condition that a record points at an entry of a register; none for other entries.
    pub fn on(key: &EntryKey) -> Self {
        let (by, id) = match key {
            EntryKey::Member(id) => (By::Person, id.as_str()),
            EntryKey::Group(id) => (By::Group, id.as_str()),
            EntryKey::Campaign(id) => (By::Campaign, id.as_str()),
            EntryKey::Partner(id) => (By::Partner, id.as_str()),
            _ => return Self::default(),
        };
        Self::default().with(by, id)
    }

    /// The records of `kind` that fulfil these conditions, as a figure or a declaration selects them;
    /// `None` where a condition cannot be said so, such as a search.
    pub fn selection(&self, kind: &KindId) -> Option<Selection> {
        let field = |by: By| match by {
            By::Facet => Some(FACETS),
            By::Campaign => Some(common::CAMPAIGN),
            By::Tag => Some(common::TAG),
            _ => None,
        };
        let condition = |(by, value): (By, &str)| {
            let test = crate::ledger::Test::AnyOf(vec![value.to_owned()]);
            Some(Condition { field: field(by)?.into(), test })
        };
        let conditions = self.conditions().map(condition).collect::<Option<Vec<_>>>()?;
        Some(Selection { kind: kind.clone(), conditions, dated_by: None })
    }

    /// With a condition set so.
    pub fn with(mut self, by: By, value: &str) -> Self {
        self.set(by, value);
        self
    }

    /// Whether there is no condition.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The conditions in their order.
    pub fn conditions(&self) -> impl Iterator<Item = (By, &str)> {
        self.0.iter().map(|(by, value)| (*by, value.as_str()))
    }
}

/// A filter made ready for testing many records.
pub(super) struct Matcher<'a> {
    tests: Vec<Test<'a>>,
    ledger: &'a Ledger,
}

enum Test<'a> {
    Kind(&'a str),
    Month(u32),
    Facet(&'a str),
    Campaign(&'a str),
    Group(&'a str),
    Partner(&'a str),
    Person(&'a str),
    Tag(&'a str),
    Word(Word<'a>),
    /// A month that is none.
    Never,
}

impl<'a> Matcher<'a> {
    pub fn new(filter: &'a Filter, catalog: &'a Catalog, ledger: &'a Ledger) -> Self {
        let mut tests = Vec::new();
        for (by, value) in filter.conditions() {
            tests.push(match by {
                By::Kind => Test::Kind(value),
                By::Month => value.parse().map_or(Test::Never, Test::Month),
                By::Facet => Test::Facet(value),
                By::Campaign => Test::Campaign(value),
                By::Group => Test::Group(value),
                By::Partner => Test::Partner(value),
                By::Person => Test::Person(value),
                By::Tag => Test::Tag(value),
                By::Text => {
                    let words = value.split_whitespace();
                    tests.extend(words.map(|w| Test::Word(Word::new(w, catalog, ledger))));
                    continue;
                }
            });
        }
        Self { tests, ledger }
    }

    pub fn holds(&self, record: &Record) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Kind(id) => record.kind.as_str() == *id,
            Test::Month(month) => record.date.month() == *month,
            Test::Facet(id) => facets(record).any(|facet| facet == *id),
            Test::Campaign(id) => record.campaign.as_ref().is_some_and(|own| own.as_str() == *id),
            Test::Group(id) => groups_of(record).any(|own| own == *id),
            Test::Partner(id) => partners(record).any(|own| own == *id),
            Test::Person(id) => people(record).any(|own| own == *id),
            Test::Tag(tag) => record.tags.contains(*tag),
            Test::Word(word) => word.is_in(record, self.ledger),
            Test::Never => false,
        })
    }
}

pub(super) fn facets(record: &Record) -> impl Iterator<Item = &str> {
    let ids = match record.value(FACETS) {
        Some(Value::Choices(ids)) => Some(ids),
        _ => None,
    };
    ids.into_iter().flatten().map(|id| id.as_str())
}

pub(super) fn groups_of(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().filter_map(|value| match value {
        Value::Group(id) => Some(id.as_str()),
        _ => None,
    })
}

pub(super) fn partners(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().filter_map(|value| match value {
        Value::Partner(id) => Some(id.as_str()),
        _ => None,
    })
}

pub(super) fn people(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().flat_map(|value| {
        let (one, several) = match value {
            Value::Member(id) => (Some(id), None),
            Value::Members(ids) => (None, Some(ids)),
            _ => (None, None),
        };
        one.into_iter().chain(several.into_iter().flatten()).map(|id| id.as_str())
    })
}
