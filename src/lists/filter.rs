//! Which records a list shows: conditions that all hold.

use super::search::Word;
use super::{Scope, groups, kind_name, members, scope};
use crate::catalog::{Catalog, own::FACETS};
use crate::ledger::{
    CampaignId, Condition, EntryKey, GroupId, KindId, Ledger, MemberId, PartnerId, Record,
    Selection, Value, common,
};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

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
/// capital letters are the same, full-width and half-width ones too. Days, numbers and amounts are
/// found by their digits. A condition on what is no longer there holds for no record.
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

fn facets(record: &Record) -> impl Iterator<Item = &str> {
    let ids = match record.value(FACETS) {
        Some(Value::Choices(ids)) => Some(ids),
        _ => None,
    };
    ids.into_iter().flatten().map(|id| id.as_str())
}

fn groups_of(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().filter_map(|value| match value {
        Value::Group(id) => Some(id.as_str()),
        _ => None,
    })
}

fn partners(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().filter_map(|value| match value {
        Value::Partner(id) => Some(id.as_str()),
        _ => None,
    })
}

fn people(record: &Record) -> impl Iterator<Item = &str> {
    record.values.values().flat_map(|value| {
        let (one, several) = match value {
            Value::Member(id) => (Some(id), None),
            Value::Members(ids) => (None, Some(ids)),
            _ => (None, None),
        };
        one.into_iter().chain(several.into_iter().flatten()).map(|id| id.as_str())
    })
}

/// What a list can be narrowed by, with the values that occur in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// By what.
    pub by: By,
    /// Values, and what they are called.
    pub values: Vec<(String, String)>,
}

/// What the records of a scope can be narrowed by, as far as it occurs in them and is not held for
/// all of them. Text is not among it.
pub fn offers(of: &Scope, catalog: &Catalog, ledger: &Ledger) -> Vec<Offer> {
    let mut months = BTreeSet::new();
    let mut found: [BTreeSet<&str>; 7] = Default::default();
    let [of_kind, of_facet, of_campaign, of_group, of_partner, of_person, of_tag] = &mut found;
    for record in scope(ledger, catalog, of) {
        months.insert(record.date.month());
        of_kind.insert(record.kind.as_str());
        of_facet.extend(facets(record));
        of_campaign.extend(record.campaign.as_ref().map(|id| id.as_str()));
        of_person.extend(people(record));
        of_tag.extend(record.tags.iter().map(String::as_str));
        of_group.extend(groups_of(record));
        of_partner.extend(partners(record));
    }
    let kind_order = catalog.kinds().map(|kind| kind.id.as_str()).collect::<Vec<_>>();
    let facet_order = facet_choices(catalog).map(|(id, _)| id).collect::<Vec<_>>();
    let mut campaigns: Vec<_> = ledger.campaigns.values().collect();
    campaigns.sort_by_key(|campaign| (campaign.from, campaign.revision));
    let campaign_order = campaigns.iter().map(|campaign| campaign.id.as_str()).collect::<Vec<_>>();
    let group_order = groups(ledger).into_iter().map(|group| group.id.as_str()).collect::<Vec<_>>();
    let mut partners: Vec<_> = ledger.partners.values().collect();
    partners.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let partner_order = partners.iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    let person_order = members(ledger).into_iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    let month_values: Vec<String> = months.iter().map(u32::to_string).collect();
    let values = |by: By, order: &[&str], found: &BTreeSet<&str>| {
        let known = order.iter().copied().filter(|id| found.contains(id));
        let unknown = found.iter().copied().filter(|id| !order.contains(id));
        let named = |id: &str| (id.to_owned(), value_name(by, id, catalog, ledger));
        Offer { by, values: known.chain(unknown).map(named).collect() }
    };
    let months: Vec<&str> = month_values.iter().map(String::as_str).collect();
    [
        values(By::Kind, &kind_order, of_kind),
        values(By::Month, &months, &months.iter().copied().collect()),
        values(By::Facet, &facet_order, of_facet),
        values(By::Campaign, &campaign_order, of_campaign),
        values(By::Group, &group_order, of_group),
        values(By::Partner, &partner_order, of_partner),
        values(By::Person, &person_order, of_person),
        values(By::Tag, &[], of_tag),
    ]
    .into_iter()
    .filter(|offer| !offer.values.is_empty() && of.held.get(offer.by).is_empty())
    // A list of one kind, or beside the kinds with their counts, needs no choice among them.
    .filter(|offer| offer.by != By::Kind || !of.held.is_empty())
    .collect()
}

/// What the value of a condition is called, e.g. 3月, 集中学习; what is no longer there by its
/// identifier.
fn value_name(by: By, value: &str, catalog: &Catalog, ledger: &Ledger) -> String {
    let known = match by {
        By::Kind => KindId::parse(value).map(|id| kind_name(&id, catalog)),
        By::Month => Some(format!("{value}月")),
        By::Facet => {
            facet_choices(catalog).find(|(id, _)| *id == value).map(|(_, name)| name.to_owned())
        }
        By::Campaign => CampaignId::parse(value)
            .and_then(|id| ledger.campaigns.get(&id))
            .map(|campaign| campaign.name.clone()),
        By::Group => GroupId::parse(value)
            .and_then(|id| ledger.groups.get(&id))
            .map(|group| group.name.clone()),
        By::Partner => PartnerId::parse(value)
            .and_then(|id| ledger.partners.get(&id))
            .map(|partner| partner.name.clone()),
        By::Person => MemberId::parse(value)
            .and_then(|id| ledger.members.get(&id))
            .map(|member| member.name.clone()),
        By::Tag | By::Text => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}

/// The facets of all kinds that have them.
fn facet_choices(catalog: &Catalog) -> impl Iterator<Item = (&str, &str)> {
    let fields = catalog.kinds().filter_map(|kind| kind.field(FACETS));
    fields.flat_map(|field| &field.choices).map(|one| (one.id.as_str(), one.name.as_str()))
}

/// The conditions as they are told: `月份：3月`, `搜索：廉政`.
pub fn conditions_told(filter: &Filter, catalog: &Catalog, ledger: &Ledger) -> Vec<(By, String)> {
    let told = |(by, value): (By, &str)| {
        (by, format!("{}：{}", by.name(), value_name(by, value, catalog, ledger)))
    };
    filter.conditions().map(told).collect()
}

/// What the value of one condition is called, if there is that condition.
pub fn condition_named(
    filter: &Filter,
    by: By,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Option<String> {
    let value = Some(filter.get(by)).filter(|value| !value.is_empty())?;
    Some(value_name(by, value, catalog, ledger))
}
