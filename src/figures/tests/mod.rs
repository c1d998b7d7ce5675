//! Tests of the figures.

mod additions;
mod book;
mod builtin;
mod check;
mod edits;
mod evaluate;
mod forms;
mod forms_read;
mod mistakes;
mod periods;
mod properties;
mod standing;
mod told;

use super::*;
use crate::catalog::Catalog;
use crate::ledger::*;
use chrono::NaiveDate;

/// A day as `2019-03-05`, or `03-05` of 2019.
fn day(text: &str) -> NaiveDate {
    let full = if text.len() == 5 { format!("2019-{text}") } else { text.to_owned() };
    full.parse().unwrap()
}

/// A record in the making.
struct Made(Record);

fn record(id: &'static str, kind: &'static str, on: &str) -> Made {
    Made(Record::new(id.into(), kind.into(), day(on), format!("记录{id}"), day(on)))
}

fn activity(id: &'static str, on: &str, facets: &[&'static str]) -> Made {
    let facets = facets.iter().map(|&facet| facet.into()).collect();
    record(id, "activity", on).with("facets", Value::Choices(facets))
}

impl Made {
    fn with(mut self, field: &'static str, value: Value) -> Self {
        self.0.values.insert(field.into(), value);
        self
    }

    fn until(mut self, end: &str) -> Self {
        self.0.end = Some(day(end));
        self
    }

    fn titled(mut self, title: &str) -> Self {
        self.0.title = title.to_owned();
        self
    }

    fn theme(mut self) -> Self {
        self.0.campaign = Some("theme".into());
        self
    }

    fn number(self, field: &'static str, whole: i64) -> Self {
        self.with(field, Value::Number(Quantity::from_whole(whole)))
    }

    fn yuan(self, field: &'static str, yuan: &str) -> Self {
        self.with(field, Value::Money(Money::parse_yuan(yuan).unwrap()))
    }

    fn text(self, field: &'static str, text: &str) -> Self {
        self.with(field, Value::Text(text.to_owned()))
    }

    fn choice(self, field: &'static str, choice: &'static str) -> Self {
        self.with(field, Value::Choice(choice.into()))
    }

    fn members(self, field: &'static str, ids: &[&'static str]) -> Self {
        self.with(field, Value::Members(ids.iter().map(|&id| id.into()).collect()))
    }
}

/// A ledger with these records, the campaign `theme` (主题教育) and the campaign `safety` (专项).
fn ledger(records: impl IntoIterator<Item = Made>) -> Ledger {
    let mut ledger = Ledger::default();
    for (id, name, nature) in [
        ("theme", "“不忘初心、牢记使命”主题教育", CampaignNature::ThemeEducation),
        ("safety", "安全生产专项行动", CampaignNature::Special),
    ] {
        ledger.put(Entry::Campaign(Campaign {
            id: id.into(),
            name: name.to_owned(),
            nature,
            from: Some(day("06-01")),
            to: Some(day("11-30")),
            source: String::new(),
            revision: 0,
        }));
    }
    for Made(record) in records {
        ledger.put(Entry::Record(record));
    }
    ledger
}

fn put_members(ledger: &mut Ledger, ids: &[&'static str]) {
    for &id in ids {
        ledger.put(Entry::Member(Member::new(id.into(), id)));
    }
}

fn put_partner(ledger: &mut Ledger, id: &'static str, name: &str) {
    let name = name.to_owned();
    let nature = PartnerNature::Firm;
    ledger.put(Entry::Partner(Partner { id: id.into(), name, nature, revision: 0 }));
}

fn query(id: &'static str) -> Query {
    Query::new(id.into(), Period::year(2019))
}

fn narrowed(id: &'static str, field: &'static str, values: &[&str]) -> Query {
    query(id).narrowed([any_of(field, values)])
}

fn any_of(field: &'static str, values: &[&str]) -> Condition {
    let values = values.iter().map(|&value| value.to_owned()).collect();
    Condition { field: field.into(), test: Test::AnyOf(values) }
}

/// The figure of 2019.
fn figure(ledger: &Ledger, id: &'static str) -> Figure {
    asked(ledger, &query(id))
}

fn asked(ledger: &Ledger, query: &Query) -> Figure {
    evaluate(ledger, &Catalog::of(ledger), query).unwrap()
}

/// The figure of 2019 as written in a form, or what stands in the way.
fn written(ledger: &Ledger, id: &'static str, form: &str) -> String {
    match write(&figure(ledger, id), &parse_form(form).unwrap()) {
        Ok(text) => text,
        Err(problem) => problem.to_string(),
    }
}

/// The ids of the evidence, in order.
fn ids(figure: &Figure) -> Vec<String> {
    let id = |key: &EntryKey| key.to_string().rsplit('/').next().unwrap().to_owned();
    figure.evidence.iter().map(|one| id(&one.key)).collect()
}

/// A figure of the branch's own.
fn put_figure(ledger: &mut Ledger, id: &'static str, name: &str, unit: &str, source: Source) {
    ledger.put(Entry::Figure(FigureDef {
        id: id.into(),
        name: name.to_owned(),
        former_names: Vec::new(),
        unit: unit.to_owned(),
        source,
        within: None,
        disjoint_from: Vec::new(),
        revision: 0,
    }));
}

fn of_kind(kind: &'static str, take: Take) -> Source {
    let select = Selection { kind: kind.into(), conditions: Vec::new(), dated_by: None };
    Source::Records { select, take }
}
