//! What a well-formed backup may still have wrong: records of kinds that nobody knows, fields that
//! do not suit, references to what is not there.
//!
//! Nothing of this is dropped on the way in. A branch that has lost one of its own kinds, or a
//! file another tool wrote, comes back whole, and the doubtful places are listed to be looked at.

use crate::catalog::{Catalog, validate, validate_member};
use crate::ledger::{EntryKey, Ledger, Order, quoted};
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
        match self.key {
            // The name says what it is.
            EntryKey::Text(_) | EntryKey::Archive(_) => {
                write!(f, "{}：{}", self.name, self.message)
            }
            _ => {
                write!(f, "{}{}：{}", self.key.register_name(), quoted(&self.name), self.message)
            }
        }
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
        let key = EntryKey::Record(record.id.clone());
        match validate(record.clone(), &catalog, ledger) {
            Ok(validated) => {
                validated.notices.into_iter().for_each(|notice| doubt(key.clone(), notice));
            }
            Err(_) if catalog.kind(&record.kind).is_none() => doubt(
                key,
                format!("没有“{}”这一记录种类，内容已原样保留，但不会计入数字。", record.kind),
            ),
            Err(problems) => {
                problems.iter().for_each(|problem| doubt(key.clone(), problem.to_string()));
            }
        }
    }
    for member in ledger.members.values() {
        let key = EntryKey::Member(member.id.clone());
        match validate_member(member.clone(), ledger) {
            Ok(checked) => checked.notices.into_iter().for_each(|n| doubt(key.clone(), n)),
            Err(problems) => problems.iter().for_each(|p| doubt(key.clone(), p.to_string())),
        }
    }
    // Records and members have been looked through above.
    let looked_through = |key: &EntryKey| matches!(key, EntryKey::Record(_) | EntryKey::Member(_));
    for (from, target) in ledger.dangling().into_iter().filter(|(from, _)| !looked_through(from)) {
        let message = format!("所填的{}不在台账里，请改选。", target.register_name());
        doubt(from, message);
    }
    doubts.order_by(|one, two| one.key.cmp(&two.key));
    doubts
}
