//! From what a person writes (`用于=社区`) to a condition that `figures` can test.

use super::{COMMON_FIELDS, Catalog};
use crate::ledger::{
    CampaignNature, Condition, Field, FieldId, FieldType, Kind, KindId, Ledger, Money, Quantity,
    Test, common, quoted,
};
use chrono::NaiveDate;
use std::fmt;

/// Why a condition could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionError {
    /// No such kind.
    Kind {
        /// As written.
        kind: String,
    },
    /// The kind has no such field.
    Field {
        /// The kind's name.
        kind: String,
        /// As written.
        field: String,
        /// The names it could have been.
        known: Vec<String>,
    },
    /// The field cannot hold such a value.
    Value {
        /// The field's name.
        field: String,
        /// As written.
        value: String,
        /// What could have been written: values by name, or a description.
        known: Vec<String>,
    },
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { kind } => write!(f, "没有{}这一记录种类，请核对名称。", quoted(kind)),
            Self::Field { kind, field, known } => {
                write!(f, "“{kind}”没有“{field}”这一栏，可用的有：{}。", known.join("、"))
            }
            Self::Value { field, value, known } if known.is_empty() => {
                write!(f, "“{field}”没有{}可选，请先在台账中登记，或者写“有”“无”。", quoted(value))
            }
            Self::Value { field, value, known } => {
                write!(f, "“{field}”不能是{}，可以写：{}。", quoted(value), known.join("、"))
            }
        }
    }
}

impl std::error::Error for ConditionError {}

/// The fields of every record that a condition may test.
const CONDITION_FIELDS: [&str; 6] = [
    common::DATE,
    common::END,
    common::TITLE,
    common::CAMPAIGN,
    common::CAMPAIGN_NATURE,
    common::TAG,
];

impl Catalog {
    /// The condition that `field=value` means on records of `kind`, or on members.
    ///
    /// The field goes by its name, a former name or its identifier; after the kind's own fields
    /// come those of every record (专题, 标签, 日期 …). The value goes by what the screen shows or by
    /// identifier; 专题=主题教育 and 专题=专项 mean the campaign's nature; money is in 元; 有 and 无
    /// ask whether the field is filled in.
    ///
    /// # Errors
    /// [`ConditionError`], a Chinese sentence that says what could have been written.
    pub fn condition(
        &self,
        ledger: &Ledger,
        kind: &KindId,
        field: &str,
        value: &str,
    ) -> Result<Condition, ConditionError> {
        let Some(kind) = self.read_kind(kind) else {
            return Err(ConditionError::Kind { kind: kind.to_string() });
        };
        let (written, value) = (field.trim(), value.trim());
        if let Some(field) = self.field_named(&kind.id, written) {
            let values = |value: &str| own_values(field, ledger, value);
            return condition(field.id.clone(), &field.name, value, values);
        }
        let by_name =
            |(id, name): &&(&'static str, &'static str)| *name == written || *id == written;
        // A member is no record: it has the fields of its form and no others.
        let is_record = self.kind(&kind.id).is_some();
        let tested = |id| is_record && CONDITION_FIELDS.contains(&id);
        let Some(&(id, name)) = COMMON_FIELDS.iter().filter(|f| tested(f.0)).find(by_name) else {
            return Err(unknown_field(kind, is_record, written));
        };
        if id == common::CAMPAIGN {
            // 专题=主题教育 names no campaign but what campaigns are, unless one is called so.
            if campaigns(ledger, value).is_ok() || matches!(value, "有" | "无") {
                return condition(id.into(), name, value, |value| campaigns(ledger, value));
            }
            return match nature(value) {
                Ok(ids) => {
                    Ok(Condition { field: common::CAMPAIGN_NATURE.into(), test: Test::AnyOf(ids) })
                }
                Err(mut known) => {
                    known.extend(ledger.campaigns.values().map(|c| c.name.clone()));
                    Err(ConditionError::Value { field: name.into(), value: value.into(), known })
                }
            };
        }
        condition(id.into(), name, value, |value| match id {
            common::CAMPAIGN_NATURE => nature(value),
            common::DATE | common::END => day(value),
            _ => Ok(vec![value.to_owned()]),
        })
    }
}

/// What `value` stands for in a test, or what could have been written instead.
type Values = Result<Vec<String>, Vec<String>>;

fn condition(
    field: FieldId,
    name: &str,
    value: &str,
    values: impl Fn(&str) -> Values,
) -> Result<Condition, ConditionError> {
    let test = match value {
        "有" => Test::Filled,
        "无" => Test::Blank,
        _ => Test::AnyOf(values(value).map_err(|known| ConditionError::Value {
            field: name.to_owned(),
            value: value.to_owned(),
            known,
        })?),
    };
    Ok(Condition { field, test })
}

fn own_values(field: &Field, ledger: &Ledger, value: &str) -> Values {
    match field.field_type {
        FieldType::Text | FieldType::LongText => Ok(vec![value.to_owned()]),
        FieldType::Date => day(value),
        FieldType::Span => Err(vec!["有".to_owned(), "无".to_owned()]),
        FieldType::Number => match Quantity::parse(value) {
            Some(number) => Ok(vec![number.to_string()]),
            None => Err(vec!["数字".to_owned()]),
        },
        FieldType::Money => match Money::parse_yuan(value) {
            Some(amount) => Ok(vec![amount.fen().to_string()]),
            None => Err(vec!["以元为单位的金额".to_owned()]),
        },
        FieldType::Flag => match value {
            "是" | "true" => Ok(vec!["true".to_owned()]),
            "否" | "false" => Ok(vec!["false".to_owned()]),
            _ => Err(vec!["是".to_owned(), "否".to_owned()]),
        },
        FieldType::Choice | FieldType::Choices => {
            let former = field.choices.iter().flat_map(|choice| {
                choice.former_names.iter().map(|name| (choice.id.as_str(), name.as_str()))
            });
            let current = field.choices.iter().map(|c| (c.id.as_str(), c.name.as_str()));
            // A current name hides a former one: 类别 may have been renamed back and forth.
            named(current, value).or_else(|known| named(former, value).map_err(|_| known))
        }
        FieldType::Member | FieldType::Members => {
            named(ledger.members.values().map(|m| (m.id.as_str(), m.name.as_str())), value)
                .map_err(|_| Vec::new())
        }
        FieldType::Group => {
            named(ledger.groups.values().map(|g| (g.id.as_str(), g.name.as_str())), value)
        }
        FieldType::Partner => {
            named(ledger.partners.values().map(|p| (p.id.as_str(), p.name.as_str())), value)
        }
        FieldType::Link => {
            named(ledger.records.values().map(|r| (r.id.as_str(), r.title.as_str())), value)
                .map_err(|_| Vec::new())
        }
    }
}

/// The ids of everything called `value`; if none, the one whose id it is.
fn named<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>, value: &str) -> Values {
    let entries: Vec<_> = entries.collect();
    let ids_where = |is: &dyn Fn(&(&str, &str)) -> bool| -> Vec<String> {
        entries.iter().filter(|entry| is(entry)).map(|(id, _)| (*id).to_owned()).collect()
    };
    let by_name = ids_where(&|(_, name)| *name == value);
    let ids = if by_name.is_empty() { ids_where(&|(id, _)| *id == value) } else { by_name };
    if ids.is_empty() {
        return Err(entries.iter().map(|(_, name)| (*name).to_owned()).collect());
    }
    Ok(ids)
}

fn campaigns(ledger: &Ledger, value: &str) -> Values {
    named(ledger.campaigns.values().map(|c| (c.id.as_str(), c.name.as_str())), value)
}

fn nature(value: &str) -> Values {
    let natures = [CampaignNature::ThemeEducation, CampaignNature::Special];
    named(natures.iter().map(|nature| (nature.id(), nature.name())), value)
}

fn day(value: &str) -> Values {
    match value.parse::<NaiveDate>() {
        Ok(day) => Ok(vec![day.to_string()]),
        Err(_) => Err(vec!["日期，如2019-03-05".to_owned()]),
    }
}

fn unknown_field(kind: &Kind, is_record: bool, written: &str) -> ConditionError {
    let own = kind.fields.iter().map(|field| field.name.clone());
    let common = ["专题", "标签"].into_iter().filter(|_| is_record).map(str::to_owned);
    ConditionError::Field {
        kind: kind.name.clone(),
        field: written.to_owned(),
        known: own.chain(common).collect(),
    }
}
