//! When the ledger that stands here was last exported, and whether it has changed since.
//!
//! Kept beside the ledger and tied to it: to its generation, because an edit stays in it and a
//! whole other ledger (清空, 载入示例, 导入) begins a new one; and to the digest of what was
//! exported, because the same entries brought back are the same ledger.

use super::contents::Contents;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt;

/// What is known of a ledger's last backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastBackup {
    /// This ledger has not been exported here.
    Never,
    /// It has, and holds what it held then.
    Current(NaiveDate),
    /// It has, and has changed since.
    Outdated(NaiveDate),
}

impl fmt::Display for LastBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = |day: &NaiveDate| day.format("%Y年%-m月%-d日").to_string();
        match self {
            Self::Never => write!(f, "从未备份"),
            Self::Current(day) => write!(f, "上次备份：{}，此后没有改动", written(day)),
            Self::Outdated(day) => write!(f, "上次备份：{}，此后有改动", written(day)),
        }
    }
}

/// Whether a text under the backup's key can be read.
pub(super) fn is_whole(text: &str) -> bool {
    Made::read(text).is_some()
}

/// A backup that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    on: NaiveDate,
    /// The generation whose ledger it is a backup of.
    generation: u64,
    /// Of what was exported.
    digest: u64,
}

impl Made {
    /// Reads what [`Made::written`] wrote. `None` if it is damaged: the page then reminds once too
    /// often.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let made = Self {
            on: parts.next()?.parse().ok()?,
            generation: parts.next()?.parse().ok()?,
            digest: u64::from_str_radix(parts.next()?, 16).ok()?,
        };
        parts.next().is_none().then_some(made)
    }

    fn written(&self) -> String {
        format!("{} {} {:016x}", self.on, self.generation, self.digest)
    }
}

/// The backups known of.
#[derive(Debug, Default)]
pub(super) struct Exported {
    last: Option<Made>,
    /// For 撤销 of a whole-ledger change: the backup of what stood there, by its digest.
    earlier: BTreeMap<u64, Made>,
}

impl Exported {
    /// What a text under the backup's key says.
    pub fn read(text: Option<&str>) -> Self {
        Self { last: text.and_then(Made::read), earlier: BTreeMap::new() }
    }

    /// What can be said of `contents`.
    pub fn of(&self, contents: &Contents) -> LastBackup {
        match self.last {
            Some(made) if made.digest == contents.digest() => LastBackup::Current(made.on),
            Some(made) if made.generation == contents.generation => LastBackup::Outdated(made.on),
            _ => LastBackup::Never,
        }
    }

    /// Takes down that `contents` have been exported. The text to keep.
    pub fn made(&mut self, on: NaiveDate, contents: &Contents) -> String {
        let made = Made { on, generation: contents.generation, digest: contents.digest() };
        self.last = Some(made);
        made.written()
    }

    /// Follows from one ledger to another put in its place. The text to keep, if it is one whose
    /// backup is known.
    pub fn follow(&mut self, old: &Contents, new: &Contents) -> Option<String> {
        if let Some(made) = self.last.filter(|_| self.of(old) != LastBackup::Never) {
            self.earlier.insert(old.digest(), made);
            self.earlier.insert(made.digest, made);
        }
        let known = self.earlier.get(&new.digest())?;
        let made = Made { generation: new.generation, ..*known };
        self.last = Some(made);
        Some(made.written())
    }
}
