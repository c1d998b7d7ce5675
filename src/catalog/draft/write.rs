//! From a record to what its form shows.

use super::Draft;
use crate::ledger::{FieldId, Record, Value, common};
use std::collections::BTreeMap;

impl Draft {
    pub(super) fn write_common(&mut self, record: &Record) {
        self.set_text(common::DATE, record.date.to_string());
        self.set_text(common::END, record.end.map(|end| end.to_string()).unwrap_or_default());
        self.set_text(common::TITLE, record.title.as_str());
        let campaign = record.campaign.as_ref().map(|id| id.as_str()).unwrap_or_default();
        self.set_text(common::CAMPAIGN, campaign);
        let tags: Vec<&str> = record.tags.iter().map(String::as_str).collect();
        self.set_text(common::TAG, tags.join("、"));
        self.set_text(common::NOTE, record.note.as_str());
        self.set_text(common::KEPT_AT, record.kept_at.as_str());
        if let Some(phrase) = &record.phrase {
            self.set_text(common::PHRASE, phrase.text.as_str());
            self.set_text(common::PHRASE_SECTION, phrase.section.as_str());
        }
    }

    pub(in crate::catalog) fn write_values(&mut self, values: &BTreeMap<FieldId, Value>) {
        for (id, value) in values {
            self.write_value(id.as_str(), value);
        }
    }

    fn write_value(&mut self, field: &str, value: &Value) {
        match value {
            Value::Text(text) => self.set_text(field, text.as_str()),
            Value::Date(day) => self.set_text(field, day.to_string()),
            Value::Span(span) => {
                self.set_text(field, span.from.format("%H:%M").to_string());
                let to = span.to.map(|to| to.format("%H:%M").to_string());
                self.set_until(field, to.unwrap_or_default());
            }
            Value::Number(number) => self.set_text(field, number.to_string()),
            Value::Money(amount) => {
                let yuan = amount.to_string();
                // 20000 rather than 20000.00: that is how people type it.
                self.set_text(field, yuan.strip_suffix(".00").unwrap_or(&yuan));
            }
            Value::Choice(id) => self.set_text(field, id.as_str()),
            Value::Choices(ids) => ids.iter().for_each(|id| self.pick(field, id.as_str(), true)),
            Value::Flag(on) => self.set_text(field, on.to_string()),
            Value::Member(id) => self.set_text(field, id.as_str()),
            Value::Members(ids) => ids.iter().for_each(|id| self.pick(field, id.as_str(), true)),
            Value::Group(id) => self.set_text(field, id.as_str()),
            Value::Partner(id) => self.set_text(field, id.as_str()),
            Value::Link(id) => self.set_text(field, id.as_str()),
        }
    }
}
