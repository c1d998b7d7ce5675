//! What changed from one version of an entry to the next, field by field.

use super::{Detail, detail, member_detail};
use crate::catalog::Catalog;
use crate::ledger::{Entry, EntryKey, Ledger};

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub label: String,
    /// What it said; empty where it was not filled in.
    pub old: String,
    /// What it says; empty where it no longer is.
    pub new: String,
}

/// An entry in full, whether it is in the ledger or was: a record's or a member's fields; of another
/// what it is and its name.
pub fn lines(entry: &Entry, catalog: &Catalog, ledger: &Ledger) -> Vec<Detail> {
    let one = |label: &str, text: String| Detail {
        label: label.to_owned(),
        field: None,
        text,
        links: Vec::new(),
    };
    match entry {
        Entry::Record(record) => detail(record, catalog, ledger),
        Entry::Member(member) => member_detail(member, ledger),
        _ => {
            let key = entry.key();
            let mut alone = Ledger::default();
            alone.put(entry.clone());
            let mut lines = vec![one(key.register_name(), alone.name_of(&key))];
            if let (Entry::Text(text), EntryKey::Text(_)) = (entry, key) {
                lines.push(one("正文", text.body.clone()));
            }
            lines
        }
    }
}

/// The fields in which two versions of an entry differ, in the order of `new`, then those only
/// `old` has.
pub fn changes(old: &[Detail], new: &[Detail]) -> Vec<Change> {
    let said = |lines: &[Detail], label: &str| {
        let found = lines.iter().find(|line| line.label == label);
        found.map(|line| line.text.clone()).unwrap_or_default()
    };
    let only_old = old.iter().filter(|line| !new.iter().any(|one| one.label == line.label));
    let changes = new.iter().chain(only_old).map(|line| Change {
        label: line.label.clone(),
        old: said(old, &line.label),
        new: said(new, &line.label),
    });
    changes.filter(|change| change.old != change.new).collect()
}
