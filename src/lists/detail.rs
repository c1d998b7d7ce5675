//! One record or member in full, line by line.

use super::{kind_name, name_apart};
use crate::catalog::member_form::{member_kind, member_values};
use crate::catalog::{Catalog, common_name, display, display_bare};
use crate::ledger::{EntryKey, Field, FieldId, Ledger, Member, Origin, Record, Value, common};

/// One line of a record in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What it is, e.g. 出席党员.
    pub label: String,
    /// The field it is of: the kind's own or one of [`common`].
    pub field: Option<FieldId>,
    /// What it says; a long text has line breaks.
    pub text: String,
    /// What it points at, each by name: members, groups, partners, records, the campaign.
    pub links: Vec<(String, EntryKey)>,
}

/// A record in full: kind, the fields filled in, in the order of the form, then how it came into
/// the ledger. Fields the kind no longer knows come by their identifier, so that nothing kept is
/// hidden.
pub fn detail(record: &Record, catalog: &Catalog, ledger: &Ledger) -> Vec<Detail> {
    let mut lines = Lines { lines: Vec::new(), ledger };
    lines.plain("种类", kind_name(&record.kind, catalog));
    lines.common(common::DATE, record.date.to_string());
    lines.common(common::END, record.end.map(|end| end.to_string()).unwrap_or_default());
    lines.common(common::TITLE, record.title.clone());
    if let Some(id) = &record.campaign {
        lines.linked(common_name(common::CAMPAIGN), vec![EntryKey::Campaign(id.clone())]);
    }
    let kind = catalog.kind(&record.kind);
    for field in kind.iter().flat_map(|kind| &kind.fields) {
        if let Some(value) = record.values.get(&field.id) {
            lines.field(field, value);
        }
    }
    for (id, value) in &record.values {
        if kind.is_none_or(|kind| kind.field(id.as_str()).is_none()) {
            lines.plain(id.as_str(), display_bare(value, ledger));
        }
    }
    lines.common(common::TAG, record.tags.iter().cloned().collect::<Vec<_>>().join("、"));
    lines.common(common::NOTE, record.note.clone());
    lines.common(common::KEPT_AT, record.kept_at.clone());
    if let Some(phrase) = &record.phrase {
        lines.common(common::PHRASE, phrase.text.clone());
        lines.common(common::PHRASE_SECTION, phrase.section.clone());
    }
    lines.plain("录入", entered(record));
    lines.lines
}

/// A member in full: the fields filled in, in the order of the form.
pub fn member_detail(member: &Member, ledger: &Ledger) -> Vec<Detail> {
    let mut lines = Lines { lines: Vec::new(), ledger };
    let values = member_values(member);
    for field in &member_kind().fields {
        if let Some(value) = values.get(&field.id) {
            lines.field(field, value);
        }
    }
    lines.lines
}

struct Lines<'a> {
    lines: Vec<Detail>,
    ledger: &'a Ledger,
}

impl Lines<'_> {
    fn plain(&mut self, label: &str, text: String) {
        if !text.is_empty() {
            self.lines.push(Detail {
                label: label.to_owned(),
                field: None,
                text,
                links: Vec::new(),
            });
        }
    }

    fn common(&mut self, id: &'static str, text: String) {
        if !text.is_empty() {
            let (label, field) = (common_name(id).to_owned(), Some(id.into()));
            self.lines.push(Detail { label, field, text, links: Vec::new() });
        }
    }

    fn field(&mut self, field: &Field, value: &Value) {
        let links = self.named(pointed_at(value));
        let text = display(value, field, self.ledger);
        let (label, field) = (field.name.clone(), Some(field.id.clone()));
        self.lines.push(Detail { label, field, text, links });
    }

    fn linked(&mut self, label: &str, keys: Vec<EntryKey>) {
        let links = self.named(keys);
        let names: Vec<&str> = links.iter().map(|(name, _)| name.as_str()).collect();
        let text = names.join("、");
        self.lines.push(Detail { label: label.to_owned(), field: None, text, links });
    }

    fn named(&self, keys: Vec<EntryKey>) -> Vec<(String, EntryKey)> {
        let name = |key: &EntryKey| match key {
            EntryKey::Member(id) => {
                self.ledger.members.get(id).map(|member| name_apart(member, self.ledger))
            }
            _ => None,
        };
        let named = |key| (name(&key).unwrap_or_else(|| self.ledger.name_of(&key)), key);
        keys.into_iter().map(named).collect()
    }
}

/// The entries a value points at.
fn pointed_at(value: &Value) -> Vec<EntryKey> {
    match value {
        Value::Member(id) => vec![EntryKey::Member(id.clone())],
        Value::Members(ids) => ids.iter().cloned().map(EntryKey::Member).collect(),
        Value::Group(id) => vec![EntryKey::Group(id.clone())],
        Value::Partner(id) => vec![EntryKey::Partner(id.clone())],
        Value::Link(id) => vec![EntryKey::Record(id.clone())],
        _ => Vec::new(),
    }
}

fn entered(record: &Record) -> String {
    let late = if record.is_late() { "，补录" } else { "" };
    let imported = if record.origin == Origin::Imported { "，导入" } else { "" };
    format!("{}{late}{imported}", record.entered_on)
}
