//! What a form holds while it is typed: raw texts and picked ids, whatever the kind.
//!
//! Nothing typed is lost or refused until the form is saved; then [`Draft::into_record`] reads it
//! all at once and names every problem by its field. Knows no widget and no framework.

mod copy;
mod given;
mod kept;
mod merge;
mod offers;
mod read;
mod write;

pub use copy::last_of;
pub use given::Given;
pub use kept::{KeptDraft, kept_about};
pub use offers::{offered_ids, offered_texts, offered_titles, usual_sets};

#[cfg(doc)]
use crate::ledger::read_day;
use crate::ledger::{Kind, KindId, Record, common};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A form being filled in: a new record, or a change of one.
///
/// Fields go by their identifiers, those of every record by [`common`]. A field's content is
/// - a text ([`Draft::text`]) for texts, days (`2019-03-05`, or as [`read_day`] takes
///   them), numbers, money (in 元) and flags
///   (`true`, `false` or empty), and, as the identifier chosen, for a choice, a member, a group, a
///   partner, a link and the campaign; tags are one text joined by 、;
/// - two texts ([`Draft::text`] and [`Draft::until`]) for a time span, each `14:30`;
/// - picked identifiers ([`Draft::is_picked`]) for several choices and several members.
///
/// ```
/// # use zhibu::{catalog::{Catalog, Draft}, ledger::{Ledger, common}};
/// let (catalog, ledger) = (Catalog::built_in(), Ledger::default());
/// let today = "2019-03-05".parse().unwrap();
/// let mut draft = Draft::new(catalog.kind(&"handout".into()).unwrap(), today);
/// draft.set_text(common::TITLE, "发放宣传册");
/// draft.set_text("copies", "120份");
/// let saved = draft.into_record("r1".into(), today, &catalog, &ledger).unwrap();
/// assert_eq!(saved.record.values.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    kind: KindId,
    /// The record being changed, for what the form does not show: when and how it was entered.
    base: Option<Record>,
    texts: BTreeMap<String, String>,
    untils: BTreeMap<String, String>,
    picked: BTreeMap<String, BTreeSet<String>>,
}

impl Draft {
    /// An empty form for a kind, dated today.
    pub fn new(kind: &Kind, today: NaiveDate) -> Self {
        let mut draft = Self::empty(kind.id.clone());
        draft.set_text(common::DATE, today.to_string());
        draft
    }

    /// The form of a record that is to be changed.
    pub fn of(record: &Record) -> Self {
        let mut draft = Self::empty(record.kind.clone());
        draft.write_common(record);
        draft.write_values(&record.values);
        draft.base = Some(record.clone());
        draft
    }

    pub(in crate::catalog) fn empty(kind: KindId) -> Self {
        Self {
            kind,
            base: None,
            texts: BTreeMap::new(),
            untils: BTreeMap::new(),
            picked: BTreeMap::new(),
        }
    }

    /// The kind of record it is for.
    pub fn kind(&self) -> &KindId {
        &self.kind
    }

    /// The text of a field; empty if nothing was typed.
    pub fn text(&self, field: &str) -> &str {
        self.texts.get(field).map_or("", String::as_str)
    }

    /// Takes what was typed into a field.
    pub fn set_text(&mut self, field: &str, text: impl Into<String>) {
        put(&mut self.texts, field, text.into());
    }

    /// The second text of a time span: when it ended.
    pub fn until(&self, field: &str) -> &str {
        self.untils.get(field).map_or("", String::as_str)
    }

    /// Takes the second text of a time span.
    pub fn set_until(&mut self, field: &str, text: impl Into<String>) {
        put(&mut self.untils, field, text.into());
    }

    /// Whether a flag is ticked.
    pub fn is_on(&self, field: &str) -> bool {
        self.text(field) == "true"
    }

    /// Ticks a flag, or unticks it: unticked, it says nothing.
    pub fn set_on(&mut self, field: &str, on: bool) {
        self.set_text(field, if on { "true" } else { "" });
    }

    /// Whether `id` is picked in a field of several choices or members.
    pub fn is_picked(&self, field: &str, id: &str) -> bool {
        self.picked.get(field).is_some_and(|ids| ids.contains(id))
    }

    /// What is picked in a field of several choices or members, in order of identifiers.
    pub fn picked(&self, field: &str) -> impl Iterator<Item = &str> {
        self.picked.get(field).into_iter().flatten().map(String::as_str)
    }

    /// Picks `id` in a field of several choices or members, or takes it back.
    pub fn pick(&mut self, field: &str, id: &str, on: bool) {
        let ids = self.picked.entry(field.to_owned()).or_default();
        if on {
            ids.insert(id.to_owned());
        } else {
            ids.remove(id);
        }
        if ids.is_empty() {
            self.picked.remove(field);
        }
    }
}

/// Nothing typed and nothing there are the same, so that two drafts compare by what they say.
fn put(texts: &mut BTreeMap<String, String>, field: &str, text: String) {
    if text.is_empty() {
        texts.remove(field);
    } else {
        texts.insert(field.to_owned(), text);
    }
}
