//! A year's own copy of a document's text: what the secretary edits.

use super::kind::is_false;
use super::{PeriodSpec, TextId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The text of one document of one year (年度正文), with what the document needs beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearText {
    /// Its identifier: the template's name and the year, e.g. `annual-2019`.
    pub id: TextId,
    /// 年度.
    pub year: i32,
    /// The days the document reports on.
    pub period: PeriodSpec,
    /// 截止日期 of a draft written before the period ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    /// 落款日期; the last day reported on if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<NaiveDate>,
    /// The text in the template language.
    pub body: String,
    /// Whether every gap stays a marked X instead of dropping its bracket.
    #[serde(default, skip_serializing_if = "is_false")]
    pub keep_gaps: bool,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

impl YearText {
    /// The most characters a body may have: some forty times a long summary. A longer one is not a
    /// summary's text and would only make the page slow.
    pub const LONGEST: usize = 200_000;

    /// How many characters the body has, where that is more than it may have.
    pub fn too_long(&self) -> Option<usize> {
        // A character has at least one byte: only a long text has to be counted.
        let length = || self.body.chars().count();
        (self.body.len() > Self::LONGEST).then(length).filter(|length| *length > Self::LONGEST)
    }
}
