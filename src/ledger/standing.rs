//! What a person states about a figure besides its records: that there was none, or another value.

use super::{DeclarationId, FigureId, OverrideId, Period, Selection};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A declaration of none (声明无此项): in this period there was nothing to record.
///
/// A matching record entered later voids it, visibly: it stays in the ledger and is shown as void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Its identifier.
    pub id: DeclarationId,
    /// Of what there was none.
    pub select: Selection,
    /// In which days.
    pub period: Period,
    /// The day it was declared.
    pub declared_on: NaiveDate,
    /// Why, if the person said so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

/// Another value for a figure than its records give; it stays visible wherever the figure stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Its identifier.
    pub id: OverrideId,
    /// The figure.
    pub figure: FigureId,
    /// In which days.
    pub period: Period,
    /// What is written instead, without the unit.
    pub written: String,
    /// Why; never empty.
    pub reason: String,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}
