//! Whether a file that was picked again holds what was exported: looked at, not believed.
//!
//! A download may end elsewhere than the person thinks, be cut short, or be another day's. What
//! was read from the file is compared with the ledger it should be, entry by entry.

use super::{OtherBranch, preview};
use crate::ledger::Ledger;
use std::fmt;

/// Why a file does not stand for a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It is of another branch.
    OtherBranch(OtherBranch),
    /// It holds other entries.
    Different {
        /// How many the ledger has and the file has not.
        missing: usize,
        /// How many both have with different content.
        changed: usize,
        /// How many the file has beyond the ledger.
        more: usize,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (missing, changed, more) = match self {
            Self::OtherBranch(OtherBranch { there, .. }) => {
                return write!(f, "这是另一个支部的备份（{there}），请选刚才导出的文件。");
            }
            Self::Different { missing, changed, more } => (missing, changed, more),
        };
        let parts = [(missing, "少"), (changed, "不同的有"), (more, "多")];
        let parts = parts.into_iter().filter(|(count, _)| **count > 0);
        let parts: Vec<_> = parts.map(|(count, how)| format!("{how}{count}项")).collect();
        write!(
            f,
            "文件里的与现在的台账不一样：{}。多半是选了以前的文件，或者导出以后又有改动；请选最近导出的文件，或者重新导出。",
            parts.join("，")
        )
    }
}

impl std::error::Error for Mismatch {}

/// Whether `file` holds just what `ledger` holds, revisions aside.
///
/// # Errors
/// [`Mismatch`]: what is different.
///
/// ```
/// # use zhibu::{backup, ledger::{Branch, Entry, Ledger}};
/// let mut ledger = Ledger::default();
/// ledger.put(Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部")));
/// assert!(backup::verify(&ledger, &ledger.clone()).is_ok());
/// assert!(backup::verify(&ledger, &Ledger::default()).is_err());
/// ```
pub fn verify(ledger: &Ledger, file: &Ledger) -> Result<(), Mismatch> {
    let found = preview(ledger, file);
    if found.is_same() {
        return Ok(());
    }
    Err(match found.other_branch {
        // A branch that has only changed its name still has something alike.
        Some(other) if found.same == 0 => Mismatch::OtherBranch(other),
        _ => Mismatch::Different {
            missing: found.only_here,
            changed: found.changed,
            more: found.new,
        },
    })
}
