//! What the fields of one record say against one another, possible but seldom meant: each draws a
//! notice and is kept.

use super::Sieve;
use super::days::written;
use crate::ledger::{Kind, Record, Value, common};

/// Days on which something was done, which the record's own day hardly follows: kind, field.
const NOT_BEFORE: [(&str, &str); 3] =
    [("rectification", "done"), ("commitment", "fulfilled_on"), ("service", "done_on")];

pub(super) fn check(record: &Record, kind: &Kind, sieve: &mut Sieve) {
    for (of, id) in NOT_BEFORE {
        if of == kind.id.as_str()
            && let Some(Value::Date(day)) = record.value(id)
            && *day < record.date
        {
            sieve.notice(format!(
                "“{}”是{}，早于这条记录的“{}”{}，请核对。",
                name(kind, id),
                written(*day),
                crate::catalog::common_name(common::DATE),
                written(record.date),
            ));
        }
    }
    match kind.id.as_str() {
        "commitment" => unfulfilled(record, kind, sieve),
        "activity" => without_group(record, kind, sieve),
        _ => {}
    }
}

fn name<'a>(kind: &'a Kind, id: &'a str) -> &'a str {
    kind.field(id).map_or(id, |field| &field.name)
}

fn unfulfilled(record: &Record, kind: &Kind, sieve: &mut Sieve) {
    let not = matches!(record.value("fulfilled"), Some(Value::Choice(id)) if id.as_str() == "no");
    if not && let Some(Value::Date(day)) = record.value("fulfilled_on") {
        let (state, on) = (name(kind, "fulfilled"), name(kind, "fulfilled_on"));
        sieve.notice(format!("“{state}”是未兑现，却填了“{on}”{}，请核对。", written(*day)));
    }
}

/// Without its party group, a meeting counts for none of them.
fn without_group(record: &Record, kind: &Kind, sieve: &mut Sieve) {
    let (Some(Value::Choices(facets)), None) = (record.value("facets"), record.value("group"))
    else {
        return;
    };
    let of_group = facets
        .iter()
        .find(|id| ["group_meeting", "group_study"].contains(&id.as_str()))
        .and_then(|id| kind.field("facets")?.choice(id.as_str()));
    if let Some(facet) = of_group {
        sieve.notice(format!("计入“{}”，但没有选择党小组，请补选。", facet.name));
    }
}
