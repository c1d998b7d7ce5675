//! What a well-formed backup may still have wrong: records of kinds that nobody knows, fields that
//! do not suit, references to what is not there.
//!
//! Nothing of this is dropped on the way in. A branch that has lost one of its own kinds, or a
//! file another tool wrote, comes back whole, and the doubtful places are listed to be looked at.

use crate::catalog::Catalog;
use crate::ledger::{EntryKey, Ledger};
use std::fmt;

/// One doubtful place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The entry.
    pub key: EntryKey,
    /// Its name on screen.
    pub name: String,
    /// What is doubtful and what to do, as a sentence.
    pub message: String,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}“{}”：{}", self.key.register_name(), self.name, self.message)
    }
}

/// Everything doubtful in `ledger`, in the order of its entries.
pub fn doubts(ledger: &Ledger) -> Vec<Doubt> {
    let catalog = Catalog::of(ledger);
    let mut doubts = Vec::new();
    let mut doubt = |key: EntryKey, message: String| {
        let name = ledger.name_of(&key);
        doubts.push(Doubt { key, name, message });
    };
    for record in ledger.records.values() {
        let key = || EntryKey::Record(record.id.clone());
        let Some(kind) = catalog.kind(&record.kind) else {
            doubt(
                key(),
                format!("种类“{}”不在本台账里，内容已原样保留，但不会计入数字。", record.kind),
            );
            continue;
        };
        for field in record.values.keys() {
            if kind.field(field.as_str()).is_none() {
                doubt(key(), format!("“{}”里没有“{field}”这一栏，内容已原样保留。", kind.name));
            }
        }
    }
    for (from, target) in ledger.dangling() {
        doubt(from, format!("所填的{}“{target}”不在台账里，请改选。", target.register_name()));
    }
    doubts.sort_by(|one, two| one.key.cmp(&two.key));
    doubts
}
