//! Tests of the catalog.

mod condition;
mod draft;
mod entries;
mod kinds;
mod member_form;
mod merged;
mod offers;
mod own;
mod own_figures;
mod starts;
mod validate;

use crate::ledger::{
    Branch, Campaign, CampaignNature, Command, Entry, Field, FieldType, Group, Ledger, Member,
    Money, Partner, PartnerNature, Quantity, Record, TimeSpan, Value,
};
use chrono::{NaiveDate, NaiveTime};

const FIELD_TYPES: [FieldType; 14] = [
    FieldType::Text,
    FieldType::LongText,
    FieldType::Date,
    FieldType::Span,
    FieldType::Number,
    FieldType::Money,
    FieldType::Choice,
    FieldType::Choices,
    FieldType::Flag,
    FieldType::Member,
    FieldType::Members,
    FieldType::Group,
    FieldType::Partner,
    FieldType::Link,
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// An invented branch with three members, a group, a partner, a campaign and one record.
fn ledger() -> Ledger {
    let member = |id: &'static str, name: &str| Entry::Member(Member::new(id.into(), name));
    let entries = [
        Entry::Branch(Branch::new("青溪市示例局党支部", "局党支部")),
        member("m1", "周晓禾"),
        member("m2", "林一帆"),
        member("m3", "方远"),
        Entry::Group(Group {
            id: "g1".into(),
            name: "第一党小组".into(),
            from: None,
            to: None,
            revision: 0,
        }),
        Entry::Partner(Partner {
            id: "p1".into(),
            name: "石桥社区".into(),
            nature: PartnerNature::Community,
            revision: 0,
        }),
        Entry::Campaign(Campaign {
            id: "c1".into(),
            name: "“不忘初心、牢记使命”主题教育".into(),
            nature: CampaignNature::ThemeEducation,
            from: None,
            to: None,
            source: String::new(),
            revision: 0,
        }),
        Entry::Record(record("r0", "inspection")),
    ];
    let mut ledger = Ledger::default();
    Command::All(entries.map(Command::put).into()).apply(&mut ledger).unwrap();
    ledger
}

fn record(id: &'static str, kind: &'static str) -> Record {
    Record::new(id.into(), kind.into(), day("2019-03-05"), "节前督查", day("2019-03-06"))
}

/// Some value that suits the field, `at` telling fields of one record apart where they must differ.
fn some_value(field: &Field, at: usize) -> Value {
    let first = || field.choices[0].id.clone();
    match field.field_type {
        FieldType::Text => Value::Text("一行文字".into()),
        FieldType::LongText => Value::Text("第一行\n第二行".into()),
        FieldType::Date => Value::Date(day("2019-03-05") + chrono::Days::new(at as u64)),
        FieldType::Span => Value::Span(TimeSpan { from: time("14:30"), to: Some(time("16:00")) }),
        FieldType::Number => Value::Number(match (field.id.as_str(), field.unit.as_deref()) {
            ("year_honoured", _) => Quantity::from_whole(2018),
            ("votes_for" | "votes_against" | "votes_abstain", _) => Quantity::from_whole(1),
            (_, None | Some("学时")) => Quantity::from_thousandths(2500),
            // A part follows its whole in every form, so falling numbers never exceed one.
            _ => Quantity::from_whole(100 - at as i64),
        }),
        FieldType::Money => Value::Money(Money::from_fen(123_450)),
        FieldType::Choice => Value::Choice(first()),
        FieldType::Choices => Value::Choices([first()].into()),
        FieldType::Flag => Value::Flag(true),
        FieldType::Member => Value::Member("m1".into()),
        FieldType::Members => Value::Members(["m1".into(), "m2".into()].into()),
        FieldType::Group => Value::Group("g1".into()),
        FieldType::Partner => Value::Partner("p1".into()),
        FieldType::Link => Value::Link("r0".into()),
    }
}
