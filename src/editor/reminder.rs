//! 备份提醒: when a ledger should be exported again, by the days and the changes since it was.
//!
//! A month with any change, or fifty changes, whichever comes first; never where nothing has
//! changed. Changes are counted by revisions, so that a wrong clock takes only the days out of it.

use super::Editor;
use crate::ledger::Ledger;
use crate::store::{LastBackup, Shelf};
use chrono::NaiveDate;

/// After how many days a change asks for a backup.
pub const DAYS: i64 = 30;

/// After how many changes.
pub const CHANGES: usize = 50;

/// Longer than this a ledger is not left alone: the clock is wrong.
const LONGEST: i64 = 3650;

/// How a ledger stands with a file that held it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The day of that file; without one, of the first change since. `None` where that is not known.
    pub day: Option<NaiveDate>,
    /// The changes since.
    pub changes: usize,
}

impl Since {
    /// The days since, where they can be believed.
    fn days(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.day?).num_days();
        (0..=LONGEST).contains(&days).then_some(days)
    }

    /// Whether it is time for another file.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.changes >= CHANGES
            || (self.changes > 0 && self.days(today).is_some_and(|days| days >= DAYS))
    }
}

impl<S: Shelf> Editor<S> {
    /// The reminder that is due, as a sentence. `copied` is the last copy that the program wrote
    /// into a folder by itself: it is as good as an export.
    pub fn reminder(&self, today: NaiveDate, copied: Option<Since>) -> Option<String> {
        let last = self.last_backup();
        let changed = self.changed_since_backup();
        let day = match last {
            LastBackup::Current(_) => return None,
            LastBackup::Outdated(on) => Some(on),
            LastBackup::Never => {
                first_entered(&self.ledger, self.store.met().last().copied().unwrap_or(0))
            }
        };
        let since = Since { day, changes: changed.unwrap_or(self.ledger.len()) };
        if !since.is_late(today) || copied.is_some_and(|copied| !copied.is_late(today)) {
            return None;
        }
        let changes = since.changes;
        Some(match (last, since.days(today), changed) {
            (LastBackup::Outdated(on), Some(days), _) => {
                let on = on.format("%Y年%-m月%-d日");
                let days = if days == 0 { String::new() } else { format!("，已经{days}天") };
                format!("上次备份是{on}{days}，此后改动{changes}处。")
            }
            (LastBackup::Outdated(_), None, _) => format!("上次备份以后改动了{changes}处。"),
            (_, _, Some(_)) => format!("读进这本台账以后改动了{changes}处，还没有导出过备份。"),
            _ => format!("这本台账有{changes}项内容，还没有导出过备份。"),
        })
    }
}

/// The first day on which something was entered after the revision `at`. An old record that was
/// only changed since does not count: its day says nothing of that.
fn first_entered(ledger: &Ledger, at: u64) -> Option<NaiveDate> {
    let days = |later: bool| {
        let records = ledger.records.values().filter(move |one| (one.revision > at) == later);
        records.map(|record| record.entered_on)
    };
    let before = days(false).max();
    days(true).filter(|day| before.is_none_or(|before| *day > before)).min()
}
