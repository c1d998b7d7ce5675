//! A record: something the branch did, received, decided or found, with the day it happened.

use super::{CampaignId, FieldId, KindId, RecordId, Value};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A record entered more than this many days after it happened shows 补录.
pub const LATE_AFTER_DAYS: i64 = 30;

/// One record of the ledger (记录). Required: kind, date, title; nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its identifier.
    pub id: RecordId,
    /// Its kind.
    pub kind: KindId,
    /// The day it happened, or began.
    pub date: NaiveDate,
    /// The last day, where it took several; not before `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// Its title.
    pub title: String,
    /// The campaign it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<CampaignId>,
    /// Free tags.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// A free note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where the original is kept (原件存放处): signing sheet, photographs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kept_at: String,
    /// The day it was entered.
    pub entered_on: NaiveDate,
    /// How it came into the ledger.
    #[serde(default, skip_serializing_if = "Origin::is_typed")]
    pub origin: Origin,
    /// The sentence it gives to the summary (入总结用语).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<Phrase>,
    /// The fields of its kind that are filled in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<FieldId, Value>,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

impl Record {
    /// A record with the three required things and nothing else, entered on `entered_on`.
    pub fn new(
        id: RecordId,
        kind: KindId,
        date: NaiveDate,
        title: impl Into<String>,
        entered_on: NaiveDate,
    ) -> Self {
        Self {
            id,
            kind,
            date,
            end: None,
            title: title.into(),
            campaign: None,
            tags: BTreeSet::new(),
            note: String::new(),
            kept_at: String::new(),
            entered_on,
            origin: Origin::Typed,
            phrase: None,
            values: BTreeMap::new(),
            revision: 0,
        }
    }

    /// The value of the field called `field`, if filled in.
    pub fn value(&self, field: &str) -> Option<&Value> {
        // A field id is short; building one only to look it up would allocate.
        self.values.iter().find(|(id, _)| id.as_str() == field).map(|(_, value)| value)
    }

    /// The last day it covers.
    pub fn last_day(&self) -> NaiveDate {
        self.end.unwrap_or(self.date)
    }

    /// Whether it shows 补录: entered more than [`LATE_AFTER_DAYS`] days after it ended.
    pub fn is_late(&self) -> bool {
        (self.entered_on - self.last_day()).num_days() > LATE_AFTER_DAYS
    }
}

/// How a record came into the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Typed into the form.
    #[default]
    Typed,
    /// Brought in from another table; shows 导入.
    Imported,
}

impl Origin {
    fn is_typed(&self) -> bool {
        *self == Self::Typed
    }
}

/// A sentence for the summary, and the section it belongs to (入总结用语).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The sentence, as it is to stand in the summary.
    pub text: String,
    /// The stable id of the section's heading, e.g. `base`.
    pub section: String,
}
