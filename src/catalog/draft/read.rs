//! From what was typed to a record, every problem at once.

use super::Draft;
use crate::catalog::validate::Sieve;
use crate::catalog::{Catalog, Validated, common_name, validate};
use crate::ledger::{
    CampaignId, ChoiceId, Field, FieldId, FieldProblem, FieldType, GroupId, InView, Kind, Ledger,
    MemberId, Money, NumberFault, PartnerId, Phrase, Quantity, Record, RecordId, TimeSpan, Value,
    common, read_day,
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

impl Draft {
    /// Reads the form as the record called `id` and checks it.
    ///
    /// Where the draft was made of the record `id`, that record's day and way of entry stay; a new
    /// record is entered today. Days typed short are read as `in_view` says.
    ///
    /// # Errors
    /// Every problem found, each with its field and a sentence.
    pub fn into_record(
        self,
        id: RecordId,
        in_view: impl Into<InView>,
        catalog: &Catalog,
        ledger: &Ledger,
    ) -> Result<Validated, Vec<FieldProblem>> {
        let in_view = in_view.into();
        let today = in_view.today;
        let mut sieve = Sieve::default();
        let mut record = match &self.base {
            Some(base) if base.id == id => base.clone(),
            _ => Record::new(id, self.kind.clone(), today, "", today),
        };
        self.read_common(&mut record, in_view, &mut sieve);
        if let Some(kind) = catalog.kind(&self.kind) {
            // Values of fields the kind no longer has stay where they were, for `validate` to name.
            record.values.retain(|id, _| kind.field(id.as_str()).is_none());
            record.values.extend(self.read_values(kind, in_view, &mut sieve));
        }
        let validated = sieve.and(validate(record, catalog, ledger))?;
        Ok(validated.attended(ledger).seen_on(today))
    }

    fn read_common(&self, record: &mut Record, in_view: InView, sieve: &mut Sieve) {
        let day = |id: &'static str, sieve: &mut Sieve| {
            day(self.text(id), in_view).unwrap_or_else(|message| {
                sieve.problem(&id.into(), common_name(id), message);
                None
            })
        };
        record.end = day(common::END, sieve);
        match day(common::DATE, sieve) {
            Some(date) => record.date = date,
            None => {
                let message = "请填写日期。".to_owned();
                sieve.problem(&common::DATE.into(), common_name(common::DATE), message);
                // Without its first day the last one cannot be judged.
                record.end = None;
            }
        }
        record.title = self.text(common::TITLE).to_owned();
        record.campaign = match self.text(common::CAMPAIGN) {
            "" => None,
            id => CampaignId::parse(id).or_else(|| {
                let message = "请从列表中选择专题。".to_owned();
                sieve.problem(&common::CAMPAIGN.into(), common_name(common::CAMPAIGN), message);
                None
            }),
        };
        // `validate` takes the text apart.
        record.tags = [self.text(common::TAG).to_owned()].into();
        record.note = self.text(common::NOTE).to_owned();
        record.kept_at = self.text(common::KEPT_AT).to_owned();
        record.phrase = Some(Phrase {
            text: self.text(common::PHRASE).to_owned(),
            section: self.text(common::PHRASE_SECTION).to_owned(),
        })
        .filter(|phrase| !phrase.text.trim().is_empty());
    }

    /// The values of a kind's fields; what cannot be read is a problem of its field.
    pub(in crate::catalog) fn read_values(
        &self,
        kind: &Kind,
        in_view: InView,
        sieve: &mut Sieve,
    ) -> BTreeMap<FieldId, Value> {
        let mut values = BTreeMap::new();
        for field in &kind.fields {
            match self.read_value(field, in_view) {
                Ok(Some(value)) => {
                    values.insert(field.id.clone(), value);
                }
                Ok(None) => {}
                Err(message) => sieve.problem(&field.id, &field.name, message),
            }
        }
        values
    }

    fn read_value(&self, field: &Field, in_view: InView) -> Result<Option<Value>, String> {
        let id = field.id.as_str();
        match field.field_type {
            FieldType::Choices => return ids(self.picked(id), ChoiceId::parse, Value::Choices),
            FieldType::Members => return ids(self.picked(id), MemberId::parse, Value::Members),
            FieldType::Span => return span(self.text(id), self.until(id)),
            _ => {}
        }
        let text = self.text(id).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = match field.field_type {
            FieldType::Date => return Ok(day(text, in_view)?.map(Value::Date)),
            FieldType::Number => {
                // 120份 is as good as 120.
                let digits = field.unit.as_deref().and_then(|unit| text.strip_suffix(unit));
                let number = Quantity::read(digits.unwrap_or(text));
                Value::Number(number.map_err(|fault| no_number(fault).to_owned())?)
            }
            FieldType::Money => {
                let amount = Money::read_yuan(text.strip_suffix('元').unwrap_or(text));
                Value::Money(amount.map_err(|fault| no_amount(fault).to_owned())?)
            }
            FieldType::Flag => match text {
                "true" => Value::Flag(true),
                "false" => Value::Flag(false),
                _ => return Err("请选择是或否。".to_owned()),
            },
            FieldType::Choice => Value::Choice(ChoiceId::parse(text).ok_or(PICK)?),
            FieldType::Member => Value::Member(MemberId::parse(text).ok_or(PICK)?),
            FieldType::Group => Value::Group(GroupId::parse(text).ok_or(PICK)?),
            FieldType::Partner => Value::Partner(PartnerId::parse(text).ok_or(PICK)?),
            FieldType::Link => Value::Link(RecordId::parse(text).ok_or(PICK)?),
            _ => Value::Text(self.text(id).to_owned()),
        };
        Ok(Some(value))
    }
}

fn no_number(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::NotANumber => "不是数字，请填阿拉伯数字，小数最多三位。",
        NumberFault::Comma => COMMA,
        NumberFault::Decimals => "小数最多三位，请改正。",
        NumberFault::TooLarge => "数字太大，超过了1万亿，请核对是否多打了几位。",
    }
}

fn no_amount(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::NotANumber => "不是金额，请以元为单位填写数字，小数最多两位。",
        NumberFault::Comma => COMMA,
        NumberFault::Decimals => "以元为单位，小数最多两位（到分），请改正。",
        NumberFault::TooLarge => "金额太大，超过了10万亿元，请核对是否多打了几位。",
    }
}

/// Said of a comma that is no separator of thousands.
const COMMA: &str = "逗号只能每三位隔一个（如12,345），请核对；只填一个数。";

/// Said where a text is not the identifier of anything.
const PICK: &str = "请从列表中选择。";

fn ids<'a, T: Ord>(
    picked: impl Iterator<Item = &'a str>,
    parse: impl Fn(&str) -> Option<T>,
    value: impl Fn(BTreeSet<T>) -> Value,
) -> Result<Option<Value>, String> {
    let ids = picked.map(|id| parse(id).ok_or(PICK)).collect::<Result<BTreeSet<T>, _>>()?;
    Ok((!ids.is_empty()).then(|| value(ids)))
}

fn day(text: &str, in_view: InView) -> Result<Option<NaiveDate>, String> {
    match text.trim() {
        "" => Ok(None),
        text => read_day(text, in_view).map(Some).map_err(|fault| fault.to_string()),
    }
}

fn span(from: &str, to: &str) -> Result<Option<Value>, String> {
    match (time(from)?, time(to)?) {
        (Some(from), to) => Ok(Some(Value::Span(TimeSpan { from, to }))),
        (None, Some(_)) => Err("只填了结束时间，请补上开始时间。".to_owned()),
        (None, None) => Ok(None),
    }
}

fn time(text: &str) -> Result<Option<NaiveTime>, String> {
    match text.trim() {
        "" => Ok(None),
        text => match NaiveTime::parse_from_str(text, "%H:%M") {
            Ok(time) => Ok(Some(time)),
            Err(_) => Err(format!("“{text}”不是时间，请写成14:30的样子。")),
        },
    }
}
