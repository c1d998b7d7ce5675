//! A half-filled form as a text, for the store to keep while the window is closed.

use super::Draft;
use crate::ledger::{InView, read_day};
use crate::ledger::{KindId, Record, common};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A form that was left half-filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// What was typed.
    pub draft: Draft,
    /// The day it was typed last.
    pub on: NaiveDate,
    /// Whether the record it changes has been changed since.
    pub outdated: bool,
}

/// As it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    kind: KindId,
    on: NaiveDate,
    /// The revision of the record being changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    untils: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    picked: BTreeMap<String, BTreeSet<String>>,
}

impl Draft {
    /// As a text; [`Draft::kept`] reads it.
    ///
    /// # Errors
    /// If it cannot be written as JSON, which no draft is known to do.
    pub fn keep(&self, on: NaiveDate) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Wire {
            kind: self.kind.clone(),
            on,
            of: self.base.as_ref().map(|record| record.revision),
            texts: self.texts.clone(),
            untils: self.untils.clone(),
            picked: self.picked.clone(),
        })
    }

    /// Reads what [`Draft::keep`] wrote, for the form that holds `self`: of the same kind, and of
    /// the record that form changes. `None` if it is damaged or of another kind.
    pub fn kept(&self, text: &str) -> Option<KeptDraft> {
        let wire = serde_json::from_str::<Wire>(text).ok().filter(|wire| wire.kind == self.kind)?;
        let revision = |record: &Record| record.revision;
        Some(KeptDraft {
            on: wire.on,
            outdated: wire.of != self.base.as_ref().map(revision),
            draft: Self {
                kind: wire.kind,
                base: self.base.clone(),
                texts: wire.texts,
                untils: wire.untils,
                picked: wire.picked,
            },
        })
    }

    /// What it is about: its title, or a member's name.
    pub fn title(&self) -> &str {
        match self.text(common::TITLE).trim() {
            "" => self.text("name").trim(),
            title => title,
        }
    }
}

/// The day that a text of [`Draft::keep`] is about, as far as one is typed.
pub fn kept_about(text: &str, in_view: InView) -> Option<NaiveDate> {
    let wire = serde_json::from_str::<Wire>(text).ok()?;
    read_day(wire.texts.get(common::DATE)?, in_view).ok()
}
