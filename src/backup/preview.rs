//! What restoring a backup would change, before it is done.

use crate::ledger::{EntryKey, InOrder, Ledger};
use std::collections::BTreeSet;
use std::fmt;

/// What would change, in all and register by register. Revisions do not count as a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Entries that only the backup has.
    pub new: usize,
    /// Entries that both have with different content: the backup's would stand.
    pub changed: usize,
    /// Entries that both have alike.
    pub same: usize,
    /// Entries that only the ledger at hand has: they would go.
    pub only_here: usize,
    /// The registers that hold anything, in the ledger's order.
    pub registers: Vec<RegisterPreview>,
    /// Where the backup is of a branch of another name: that name, and the one at hand.
    pub other_branch: Option<OtherBranch>,
}

/// A backup of a branch that goes by another name than the one at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherBranch {
    /// The full name in the backup.
    pub there: String,
    /// The full name in the ledger at hand.
    pub here: String,
}

impl OtherBranch {
    pub(super) fn of(current: &Ledger, new: &Ledger) -> Option<Self> {
        let here = current.branch.as_ref()?.full_name.trim().to_owned();
        let there = new.branch.as_ref()?.full_name.trim().to_owned();
        (here != there).then_some(Self { there, here })
    }
}

impl fmt::Display for OtherBranch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { there, here } = self;
        write!(
            f,
            "这是另一个支部的备份：{there}（现在的是{here}）。支部只是改过名称的，可以照常导入。"
        )
    }
}

/// What would change in one register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterPreview {
    /// The register's name on screen, e.g. 党员.
    pub name: &'static str,
    /// Names of the entries that only the backup has.
    pub new: Vec<String>,
    /// Names, as the backup has them, of the entries that differ.
    pub changed: Vec<String>,
    /// How many are alike.
    pub same: usize,
    /// Names of the entries that only the ledger at hand has.
    pub only_here: Vec<String>,
}

/// Compares the ledger at hand with the one in a backup.
pub fn preview(current: &Ledger, new: &Ledger) -> Preview {
    // Keys sort by register, in the ledger's order.
    let keys: BTreeSet<EntryKey> =
        current.entries().chain(new.entries()).map(|entry| entry.key()).in_order();
    let mut preview = Preview::default();
    let mut registers: Vec<RegisterPreview> = Vec::new();
    for key in keys {
        let mut register = match registers.pop() {
            Some(last) if last.name == key.register_name() => last,
            other => {
                registers.extend(other);
                RegisterPreview::new(key.register_name())
            }
        };
        match (current.get(&key), new.get(&key)) {
            (None, _) => {
                preview.new += 1;
                register.new.push(new.name_of(&key));
            }
            (Some(_), None) => {
                preview.only_here += 1;
                register.only_here.push(current.name_of(&key));
            }
            (Some(here), Some(there)) if here.same_content(&there) => {
                preview.same += 1;
                register.same += 1;
            }
            (Some(_), Some(_)) => {
                preview.changed += 1;
                register.changed.push(new.name_of(&key));
            }
        }
        registers.push(register);
    }
    preview.registers = registers;
    preview.other_branch = OtherBranch::of(current, new);
    preview
}

impl RegisterPreview {
    fn new(name: &'static str) -> Self {
        Self { name, new: Vec::new(), changed: Vec::new(), same: 0, only_here: Vec::new() }
    }
}

impl Preview {
    /// Whether both ledgers hold the same.
    pub fn is_same(&self) -> bool {
        self.new + self.changed + self.only_here == 0
    }
}
