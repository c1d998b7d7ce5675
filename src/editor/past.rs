//! Earlier versions of entries: back to one of them, and what was removed (回收站).

use super::entries::{called, name_of};
use super::{Editor, EditorError};
use crate::ledger::{Command, Entry, EntryKey, Ledger};
use crate::store::{Earlier, LeftOut, Shelf, ShelfError, StoreError};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An entry that was removed and can be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its key.
    pub key: EntryKey,
    /// What it is: a record's kind, else its register.
    pub what: String,
    /// What it is called.
    pub title: String,
    /// A record's day.
    pub date: Option<NaiveDate>,
    /// The step that removed it, and when.
    pub version: Earlier,
    /// How many days it still stands here.
    pub days_left: i64,
}

/// What putting removed entries back came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Restored {
    /// The step, as a sentence goes on after 已: `恢复记录“…”`; empty if nothing was left to put
    /// back.
    pub step: String,
    /// What came back with them because they point at it, each by name.
    pub along: Vec<String>,
    /// What they point at and is gone for good.
    pub missing: Option<Missing>,
}

/// What restored entries point at that is neither in the ledger nor in 回收站.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// How many of each register, by the register's name.
    pub counts: BTreeMap<&'static str, usize>,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts.iter().map(|(what, count)| {
            let measure = match *what {
                "党员" => "名",
                "记录" => "条",
                _ => "个",
            };
            format!("{count}{measure}{what}")
        });
        write!(
            f,
            "恢复的内容里提到的{}已经不在台账和回收站里，请点“编辑”换成别的或者清空。",
            counts.collect::<Vec<_>>().join("、")
        )
    }
}

impl<S: Shelf> Editor<S> {
    /// The earlier versions of an entry, the latest first.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn versions_of(&self, key: &EntryKey) -> Result<Vec<Earlier>, ShelfError> {
        self.store.versions_of(key)
    }

    /// Puts an entry back as it was in an earlier version, as a step that can be undone.
    ///
    /// # Errors
    /// As [`Editor::restore_removed`].
    pub fn back_to(&mut self, version: &Earlier) -> Result<Restored, EditorError> {
        let entry = version.entry.clone();
        let key = entry.key();
        if self.ledger.get(&key).is_some_and(|now| now.same_content(&entry)) {
            return Ok(Restored::default());
        }
        let name = called(&key, &name_of(&entry));
        let step = format!("把{name}恢复到{}以前的一版", version.at.format("%-m月%-d日"));
        let there = self.in_bin()?;
        self.bring_back(vec![entry], there, step)
    }

    /// What stands in 回收站, removed last first.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn removed(&self) -> Result<Vec<Removed>, ShelfError> {
        let removed = self.store.removed()?.into_iter().filter_map(|version| {
            let key = version.entry.key();
            let (what, date) = match &version.entry {
                Entry::Record(record) => {
                    let kind = self.catalog.kind(&record.kind).map(|kind| kind.name.clone());
                    (kind.unwrap_or_else(|| key.register_name().to_owned()), Some(record.date))
                }
                _ => (key.register_name().to_owned(), None),
            };
            let title = name_of(&version.entry);
            let days_left = self.store.days_left(&version, self.today);
            let one = Removed { key, what, title, date, version, days_left };
            (days_left > 0).then_some(one)
        });
        Ok(removed.collect())
    }

    /// Puts removed entries back as one step, with what they point at where that was removed too.
    /// What is no longer in 回收站 is passed over.
    ///
    /// # Errors
    /// As [`Editor::dispatch`], or where 回收站 cannot be read.
    pub fn restore_removed(&mut self, keys: &BTreeSet<EntryKey>) -> Result<Restored, EditorError> {
        let mut there = self.in_bin()?;
        let back: Vec<Entry> = keys.iter().filter_map(|key| there.remove(key)).collect();
        let step = match back.as_slice() {
            [] => return Ok(Restored::default()),
            [one] => format!("恢复{}", called(&one.key(), &name_of(one))),
            all if all.iter().all(|one| matches!(one, Entry::Record(_))) => {
                format!("恢复{}条记录", all.len())
            }
            all => format!("恢复{}项", all.len()),
        };
        self.bring_back(back, there, step)
    }

    /// What was removed and can be put back, as it was.
    fn in_bin(&self) -> Result<BTreeMap<EntryKey, Entry>, EditorError> {
        let removed = self.store.removed().map_err(StoreError::Shelf)?;
        Ok(removed.into_iter().map(|one| (one.entry.key(), one.entry)).collect())
    }

    /// Puts entries back as one step, with what they point at as far as it is `there`.
    fn bring_back(
        &mut self,
        mut back: Vec<Entry>,
        mut there: BTreeMap<EntryKey, Entry>,
        step: String,
    ) -> Result<Restored, EditorError> {
        let asked = back.len();
        let mut gone = BTreeSet::new();
        let mut at = 0;
        // What comes along may itself point at what was removed.
        while let Some(entry) = back.get(at) {
            for target in Ledger::targets_of(entry) {
                if let Some(found) = there.remove(&target) {
                    back.push(found);
                } else if !self.knows(&target) && !back.iter().any(|one| one.key() == target) {
                    gone.insert(target);
                }
            }
            at += 1;
        }
        let along = back.iter().skip(asked).map(|one| called(&one.key(), &name_of(one))).collect();
        let mut counts = BTreeMap::new();
        for key in gone {
            *counts.entry(key.register_name()).or_insert(0) += 1;
        }
        let missing = (!counts.is_empty()).then_some(Missing { counts });
        let puts = back.into_iter().map(Command::put).collect();
        self.dispatch(Command::All(puts), step.clone())?;
        Ok(Restored { step, along, missing })
    }

    /// Removes entries from 回收站 for good.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn forget(&mut self, keys: &BTreeSet<EntryKey>) -> Result<(), StoreError> {
        self.store.forget(keys)
    }

    /// Drops the earlier versions that belong to a year, in histories and in 回收站.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub fn forget_year(&mut self, year: i32) -> Result<(), StoreError> {
        self.store.forget_year(year)
    }

    /// What is to be said where the last step removed something that 回收站 did not take: of how
    /// many of the `removed` entries, and why. `None` where it took everything.
    pub fn not_in_bin(&self, removed: usize) -> Option<String> {
        let left_out = self.store.left_out();
        let records = left_out.keys().all(|key| matches!(key, EntryKey::Record(_)));
        let measure = if records { "条" } else { "项" };
        let told = |why: LeftOut, text: &str| match left_out.values().filter(|w| **w == why).count()
        {
            0 => None,
            _ if removed == 1 => Some(text.to_owned()),
            count => Some(format!("{count}{measure}{text}")),
        };
        let told = [told(LeftOut::TooLarge, "内容太长"), told(LeftOut::NoRoom, "空间不足")];
        let told: Vec<String> = told.into_iter().flatten().collect();
        (!told.is_empty()).then(|| {
            let among = if removed == 1 { "" } else { "其中" };
            format!(
                "{among}{}，未能放进回收站：关闭本页以后就找不回来了，需要留底的请先撤销，导出备份以后再删除。",
                told.join("、")
            )
        })
    }

    /// Whether an entry is in the ledger or built in.
    fn knows(&self, key: &EntryKey) -> bool {
        match key {
            EntryKey::Kind(id) => self.catalog.kind(id).is_some(),
            EntryKey::Figure(id) => self.catalog.figure(id).is_some(),
            _ => self.ledger.has(key),
        }
    }
}
