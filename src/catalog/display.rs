//! How a value reads in lists and details.

use crate::ledger::{Field, Ledger, MemberId, TimeSpan, Value};

/// A value as text: members by name joined by 、, money as `20000.00元`, numbers with their unit,
/// 是 or 否, days as `2019-03-05`, spans as `14:30—16:00`. What points at something that is no
/// longer there is shown by its identifier, so that it can be found and mended.
pub fn display(value: &Value, field: &Field, ledger: &Ledger) -> String {
    show(value, Some(field), ledger)
}

/// A value whose field the catalog does not know: without unit, choices by identifier.
pub fn display_bare(value: &Value, ledger: &Ledger) -> String {
    show(value, None, ledger)
}

fn show(value: &Value, field: Option<&Field>, ledger: &Ledger) -> String {
    let known = field.map_or(&[][..], |field| &field.choices);
    let unit = field.and_then(|field| field.unit.as_deref()).unwrap_or_default();
    match value {
        Value::Text(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Span(span) => show_span(span),
        Value::Number(number) => format!("{number}{unit}"),
        Value::Money(amount) => format!("{amount}元"),
        Value::Choice(id) => {
            let choice = known.iter().find(|choice| choice.id == *id);
            choice.map_or_else(|| id.to_string(), |choice| choice.name.clone())
        }
        Value::Choices(ids) => {
            // In the order in which the kind lists them, then those it no longer knows.
            let listed = known.iter().filter(|choice| ids.contains(&choice.id));
            let unlisted = ids.iter().filter(|id| !known.iter().any(|choice| choice.id == **id));
            let names = listed.map(|choice| choice.name.as_str());
            names.chain(unlisted.map(|id| id.as_str())).collect::<Vec<_>>().join("、")
        }
        Value::Flag(true) => "是".to_owned(),
        Value::Flag(false) => "否".to_owned(),
        Value::Member(id) => member_name(id, ledger).to_owned(),
        Value::Members(ids) => {
            ids.iter().map(|id| member_name(id, ledger)).collect::<Vec<_>>().join("、")
        }
        Value::Group(id) => {
            ledger.groups.get(id).map_or_else(|| id.to_string(), |group| group.name.clone())
        }
        Value::Partner(id) => {
            ledger.partners.get(id).map_or_else(|| id.to_string(), |partner| partner.name.clone())
        }
        Value::Link(id) => {
            ledger.records.get(id).map_or_else(|| id.to_string(), |record| record.title.clone())
        }
    }
}

fn member_name<'a>(id: &'a MemberId, ledger: &'a Ledger) -> &'a str {
    ledger.members.get(id).map_or(id.as_str(), |member| &member.name)
}

fn show_span(span: &TimeSpan) -> String {
    let from = span.from.format("%H:%M");
    match span.to {
        Some(to) => format!("{from}—{}", to.format("%H:%M")),
        None => from.to_string(),
    }
}
