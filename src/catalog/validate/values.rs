//! One value against its field.

use super::Sieve;
use crate::ledger::{
    Field, FieldId, FieldType, Kind, Ledger, Money, Quantity, RecordId, TimeSpan, Value,
};
use std::collections::BTreeMap;

/// Counter words: a number with such a unit counts whole things.
const COUNTED: [&str; 18] = [
    "人", "人次", "次", "份", "户", "个", "项", "例", "期", "件", "篇", "条", "起", "本", "场",
    "支", "家", "年",
];

/// The only numbers that may be less than none: marks taken off, and results that can fall below
/// zero. Of what a branch counts in fields of its own there is never less than none.
const BELOW_ZERO: [(&str, &str); 5] = [
    ("points", "points"),
    ("fact", "value"),
    ("result", "actual"),
    ("result", "plan"),
    ("result", "last_year"),
];

/// The values cleaned, without the blank ones; problems go to the sieve.
pub(super) fn check(
    mut values: BTreeMap<FieldId, Value>,
    kind: &Kind,
    itself: &RecordId,
    ledger: &Ledger,
    sieve: &mut Sieve,
) -> BTreeMap<FieldId, Value> {
    let mut kept = BTreeMap::new();
    for field in &kind.fields {
        let value = values
            .remove(&field.id)
            .and_then(|value| checked(value, kind, field, itself, ledger, sieve));
        match value {
            Some(value) => {
                kept.insert(field.id.clone(), value);
            }
            // Where the value was refused, that problem stands.
            None if field.required => {
                sieve.problem(&field.id, &field.name, format!("请填写{}。", field.name));
            }
            None => {}
        }
    }
    for id in values.keys() {
        let message = format!("“{}”没有这一栏，请核对后去掉这项内容。", kind.name);
        sieve.problem(id, &format!("编号为“{id}”的一栏"), message);
    }
    kept
}

/// The value cleaned; none if it is blank or not of its field's type.
fn checked(
    value: Value,
    kind: &Kind,
    field: &Field,
    itself: &RecordId,
    ledger: &Ledger,
    sieve: &mut Sieve,
) -> Option<Value> {
    if !suits(&value, field.field_type) {
        let message = "内容与这一栏的类型不符，请重新填写。".to_owned();
        sieve.problem(&field.id, &field.name, message);
        return None;
    }
    let value = clean(value, field, sieve);
    if value.is_blank() {
        return None;
    }
    let below_zero = BELOW_ZERO.contains(&(kind.id.as_str(), field.id.as_str()));
    if let Some(message) = wrong(&value, field, below_zero, itself, ledger) {
        sieve.problem(&field.id, &field.name, message);
    }
    if let Some(sentence) = unusual(&value, field) {
        sieve.notice(sentence);
    }
    if let Value::Date(day) = value {
        sieve.day(&field.id, &field.name, day);
    }
    Some(value)
}

/// Whether a value is of its field's type.
fn suits(value: &Value, field_type: FieldType) -> bool {
    matches!(
        (value, field_type),
        (Value::Text(_), FieldType::Text | FieldType::LongText)
            | (Value::Date(_), FieldType::Date)
            | (Value::Span(_), FieldType::Span)
            | (Value::Number(_), FieldType::Number)
            | (Value::Money(_), FieldType::Money)
            | (Value::Choice(_), FieldType::Choice)
            | (Value::Choices(_), FieldType::Choices)
            | (Value::Flag(_), FieldType::Flag)
            | (Value::Member(_), FieldType::Member)
            | (Value::Members(_), FieldType::Members)
            | (Value::Group(_), FieldType::Group)
            | (Value::Partner(_), FieldType::Partner)
            | (Value::Link(_), FieldType::Link)
    )
}

fn clean(value: Value, field: &Field, sieve: &mut Sieve) -> Value {
    match (value, field.field_type) {
        (Value::Text(text), FieldType::LongText) => Value::Text(sieve.text(&field.name, &text)),
        (Value::Text(text), _) => Value::Text(sieve.line(&field.name, &text)),
        (value, _) => value,
    }
}

/// What is wrong with a value of the right type, as a sentence.
fn wrong(
    value: &Value,
    field: &Field,
    below_zero: bool,
    itself: &RecordId,
    ledger: &Ledger,
) -> Option<String> {
    let unknown = |known: bool, what: &str| {
        (!known).then(|| format!("所选的{what}已不在台账里，请重新选择。"))
    };
    let choice = |id: &str| {
        let known = field.choice(id).is_some();
        (!known).then(|| "所选的一项已不在可选的内容里，请重新选择。".to_owned())
    };
    match value {
        Value::Text(_) | Value::Date(_) | Value::Flag(_) => None,
        Value::Span(TimeSpan { from, to }) => to
            .filter(|to| to <= from)
            .map(|_| "结束时间应晚于开始时间，请改正；跨日的活动请填结束日期。".to_owned()),
        Value::Number(number) => out_of_bounds(*number, field).or_else(|| {
            wrong_number(*number, field.unit.as_deref().unwrap_or_default(), below_zero)
        }),
        Value::Money(amount) if amount.fen() < 0 => Some("金额不能是负数，请改正。".to_owned()),
        Value::Money(amount) => out_of_bounds(yuan(*amount), field),
        Value::Choice(id) => choice(id.as_str()),
        Value::Choices(ids) => ids.iter().find_map(|id| choice(id.as_str())),
        Value::Member(id) => unknown(ledger.members.contains_key(id), "党员"),
        Value::Members(ids) => {
            ids.iter().find_map(|id| unknown(ledger.members.contains_key(id), "党员"))
        }
        Value::Group(id) => unknown(ledger.groups.contains_key(id), "党小组"),
        Value::Partner(id) => unknown(ledger.partners.contains_key(id), "共建单位"),
        Value::Link(id) if id == itself => Some("不能选这条记录自己，请重新选择。".to_owned()),
        Value::Link(id) => unknown(ledger.records.contains_key(id), "记录"),
    }
}

fn wrong_number(number: Quantity, unit: &str, below_zero: bool) -> Option<String> {
    if number.thousandths() < 0 && !below_zero {
        return Some("不能是负数，请改正。".to_owned());
    }
    let parted = COUNTED.contains(&unit) && number.whole().is_none();
    parted.then(|| format!("以“{unit}”计的应是整数，请改正。"))
}

/// An amount in 元.
fn yuan(amount: Money) -> Quantity {
    Quantity::from_thousandths(amount.fen().saturating_mul(10))
}

/// What the field's own bounds say, as a sentence.
fn out_of_bounds(number: Quantity, field: &Field) -> Option<String> {
    let outside = field.least.is_some_and(|least| number < least)
        || field.most.is_some_and(|most| number > most);
    outside.then(|| match (field.least, field.most) {
        (Some(least), Some(most)) => format!("应在{least}到{most}之间，请改正。"),
        (Some(least), None) => format!("不能小于{least}，请改正。"),
        (_, most) => format!("不能大于{}，请改正。", most.unwrap_or_default()),
    })
}

/// What is possible but seldom so, as a notice.
fn unusual(value: &Value, field: &Field) -> Option<String> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Money(amount) => yuan(*amount),
        _ => return None,
    };
    let unit = match field.field_type {
        FieldType::Money => "元",
        _ => field.unit.as_deref().unwrap_or_default(),
    };
    field.usual_most.filter(|usual| number > *usual).map(|_| {
        format!("“{}”填了{number}{unit}，比通常大得多，请核对是否多打了几位。", field.name)
    })
}
