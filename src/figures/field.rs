//! A field of a record as figures read it: the kind's own fields and those every record has.

use super::Item;
use super::told::write_day;
use crate::catalog::{common_name, display};
use crate::ledger::{Field, FieldType, Kind, Ledger, Record, Value, common};
use chrono::NaiveDate;

/// A field whose values are counted, added up or listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldRef {
    /// One of the fields every record has.
    Common(&'static str),
    /// One of the kind's own.
    Own(Box<Field>),
}

/// The fields of every record that figures can list and test.
const READABLE: [&str; 10] = [
    common::DATE,
    common::END,
    common::TITLE,
    common::CAMPAIGN,
    common::CAMPAIGN_NATURE,
    common::TAG,
    common::NOTE,
    common::KEPT_AT,
    common::PHRASE,
    common::PHRASE_SECTION,
];

impl FieldRef {
    /// The field called `id`: the kind's own, else one that every record has.
    pub(super) fn find(kind: &Kind, id: &str) -> Option<Self> {
        if let Some(own) = kind.field(id) {
            return Some(Self::Own(Box::new(own.clone())));
        }
        READABLE.iter().find(|known| **known == id).map(|known| Self::Common(known))
    }

    /// Its name on screen.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Common(id) => common_name(id),
            Self::Own(field) => &field.name,
        }
    }

    /// What it holds, if it is one of the kind's own.
    pub(super) fn own_type(&self) -> Option<FieldType> {
        match self {
            Self::Common(_) => None,
            Self::Own(field) => Some(field.field_type),
        }
    }

    /// What it stores in a record; nothing for a field every record has.
    pub(super) fn stored<'a>(&self, record: &'a Record) -> Option<&'a Value> {
        match self {
            Self::Common(_) => None,
            Self::Own(field) => record.values.get(&field.id).filter(|value| !value.is_blank()),
        }
    }

    /// Its values in a record, each once, in order; none if it is not filled in.
    pub(super) fn items(&self, record: &Record, ledger: &Ledger) -> Vec<Item> {
        let mut items = match self {
            Self::Common(id) => common_items(id, record, ledger),
            Self::Own(field) => {
                self.stored(record).map_or_else(Vec::new, |value| own_items(value, field, ledger))
            }
        };
        let mut seen = std::collections::BTreeSet::new();
        items.retain(|item| seen.insert(item.key.clone()));
        items
    }

    /// The registers whose entries its values are named by.
    pub(super) fn named_by(&self) -> Registers {
        let mut registers = Registers::default();
        match self {
            Self::Common(common::CAMPAIGN | common::CAMPAIGN_NATURE) => registers.campaigns = true,
            Self::Common(_) => {}
            Self::Own(field) => match field.field_type {
                FieldType::Member | FieldType::Members => registers.members = true,
                FieldType::Group => registers.groups = true,
                FieldType::Partner => registers.partners = true,
                FieldType::Link => registers.records = true,
                _ => {}
            },
        }
        registers
    }
}

/// Which registers beside its own records a figure reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Registers {
    pub(super) members: bool,
    pub(super) groups: bool,
    pub(super) campaigns: bool,
    pub(super) partners: bool,
    /// Other records: the titles of links.
    pub(super) records: bool,
}

impl Registers {
    /// Those of either.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            members: self.members || other.members,
            groups: self.groups || other.groups,
            campaigns: self.campaigns || other.campaigns,
            partners: self.partners || other.partners,
            records: self.records || other.records,
        }
    }
}

fn common_items(id: &str, record: &Record, ledger: &Ledger) -> Vec<Item> {
    let plain = |text: &str| if text.trim().is_empty() { vec![] } else { vec![item(text.trim())] };
    let dated = |day: NaiveDate| Item { key: day.to_string(), label: write_day(day) };
    let campaign = record.campaign.as_ref();
    match id {
        common::DATE => vec![dated(record.date)],
        common::END => record.end.map(dated).into_iter().collect(),
        common::TITLE => plain(&record.title),
        common::TAG => record.tags.iter().map(|tag| item(tag)).collect(),
        common::NOTE => plain(&record.note),
        common::KEPT_AT => plain(&record.kept_at),
        common::PHRASE => record.phrase.iter().flat_map(|p| plain(&p.text)).collect(),
        common::PHRASE_SECTION => record.phrase.iter().flat_map(|p| plain(&p.section)).collect(),
        common::CAMPAIGN => campaign
            .map(|id| {
                let known = ledger.campaigns.get(id);
                let label = known.map_or_else(|| id.to_string(), |c| c.name.clone());
                Item { key: id.to_string(), label }
            })
            .into_iter()
            .collect(),
        common::CAMPAIGN_NATURE => campaign
            .and_then(|id| ledger.campaigns.get(id))
            .map(|c| Item { key: c.nature.id().to_owned(), label: c.nature.name().to_owned() })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn own_items(value: &Value, field: &Field, ledger: &Ledger) -> Vec<Item> {
    let one = |key: String, value: &Value| Item { key, label: display(value, field, ledger) };
    match value {
        Value::Text(text) => split_text(text).map(item).collect(),
        Value::Date(day) => vec![Item { key: day.to_string(), label: write_day(*day) }],
        Value::Span(span) => vec![one(format!("{:?}", span.from), value)],
        Value::Number(number) => vec![one(number.to_string(), value)],
        Value::Money(amount) => vec![one(amount.fen().to_string(), value)],
        Value::Choice(id) => vec![one(id.to_string(), value)],
        Value::Flag(flag) => vec![one(flag.to_string(), value)],
        Value::Member(id) => vec![one(id.to_string(), value)],
        Value::Group(id) => vec![one(id.to_string(), value)],
        Value::Partner(id) => vec![one(id.to_string(), value)],
        Value::Link(id) => vec![one(id.to_string(), value)],
        Value::Members(ids) => {
            ids.iter().map(|id| one(id.to_string(), &Value::Member(id.clone()))).collect()
        }
        Value::Choices(ids) => {
            // In the order in which the kind lists them, then those it no longer knows.
            let known = field.choices.iter().map(|choice| &choice.id).filter(|id| ids.contains(id));
            let unknown = ids.iter().filter(|id| field.choice(id.as_str()).is_none());
            known.chain(unknown).map(|id| one(id.to_string(), &Value::Choice(id.clone()))).collect()
        }
    }
}

fn item(text: &str) -> Item {
    Item { key: text.to_owned(), label: text.to_owned() }
}

/// The entries of a text: one a line, or between 、 and ；, but never broken inside 《》, “” or （）.
pub(super) fn split_text(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |c: char| {
        match c {
            '《' | '“' | '（' | '(' | '〈' | '‘' => depth += 1,
            '》' | '”' | '）' | ')' | '〉' | '’' => depth = depth.saturating_sub(1),
            // A mark left open does not reach beyond its line.
            '\n' => depth = 0,
            _ => {}
        }
        c == '\n' || (depth == 0 && matches!(c, '、' | '；' | ';'))
    })
    .map(str::trim)
    .filter(|entry| !entry.is_empty())
}
