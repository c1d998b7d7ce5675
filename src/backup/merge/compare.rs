//! What differs between the ledger at hand and a backup, and on which side it changed.

use super::base::Base;
use super::{Known, Side};
use crate::archive::days_of;
use crate::backup::OtherBranch;
use crate::catalog::Catalog;
use crate::ledger::{Entry, EntryKey, InOrder, Ledger, Order, Record};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// How an entry differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Both have changed it, or nobody knows which.
    Both,
    /// Only the file has it.
    New,
    /// Only the file has it, because it was removed here.
    RemovedHere,
    /// Only the file has changed it.
    There,
    /// Only this ledger has changed it.
    Here,
    /// Only this ledger has it.
    OnlyHere,
    /// Only this ledger has it; the file had it once.
    RemovedThere,
}

impl Change {
    /// All, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Both,
        Self::There,
        Self::New,
        Self::RemovedHere,
        Self::Here,
        Self::RemovedThere,
        Self::OnlyHere,
    ];

    /// Which side stands where the person chooses none.
    pub fn usual(self) -> Side {
        match self {
            Self::New | Self::RemovedHere | Self::There => Side::There,
            Self::Both | Self::Here | Self::OnlyHere | Self::RemovedThere => Side::Here,
        }
    }

    /// What it is called on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "两边都改过",
            Self::New => "只在文件里",
            Self::RemovedHere => "这里删过，文件里还有",
            Self::There => "文件里改过",
            Self::Here => "这里改过",
            Self::OnlyHere => "只在这里",
            Self::RemovedThere => "只在这里，文件里已经没有",
        }
    }
}

/// An entry that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub key: EntryKey,
    /// How.
    pub change: Change,
    /// As a sentence speaks of it, e.g. 党员“张晓明”.
    pub described: String,
}

/// Entries of one name on either side that are not the same entry: perhaps entered twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesakes {
    /// The name, as a sentence speaks of it.
    pub described: String,
}

/// What merging meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The file's ledger, as it is compared.
    pub there: Ledger,
    /// How many entries are alike.
    pub same: usize,
    /// Those that are not, in the ledger's order.
    pub differences: Vec<Difference>,
    /// Whether it is known since when both have gone their own ways.
    pub has_base: bool,
    /// What either side may have entered for itself.
    pub namesakes: Vec<Namesakes>,
    /// Where the file is of a branch of another name.
    pub other_branch: Option<OtherBranch>,
    /// What was not compared because its year is archived, as sentences.
    pub aside: Vec<String>,
}

impl Comparison {
    /// The differences of one sort.
    pub fn of(&self, change: Change) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(move |one| one.change == change)
    }
}

/// Compares the ledger at hand with that of a file.
pub fn compare(here: &Ledger, there: Ledger, known: &Known<'_>) -> Comparison {
    let mut there = align(here, there);
    let aside = archived(here, &mut there);
    let base = Base::find(here, &there, known);
    let keys: BTreeSet<EntryKey> =
        here.entries().chain(there.entries()).map(|entry| entry.key()).in_order();
    let mut same = 0;
    let mut differences = Vec::new();
    for key in keys.into_iter().filter(|key| !aside.keys.contains(key)) {
        let change = match (here.get(&key), there.get(&key)) {
            (Some(ours), Some(theirs)) if ours.same_content(&theirs) => {
                same += 1;
                continue;
            }
            (Some(ours), Some(theirs)) => changed(&key, &ours, &theirs, base.as_ref(), known),
            (Some(ours), None) => match &base {
                Some(base) if ours.revision() <= base.at => Change::RemovedThere,
                _ => Change::OnlyHere,
            },
            (None, theirs) => {
                let since = base.as_ref().zip(theirs).is_some_and(|(b, e)| e.revision() <= b.at);
                match since || !(known.versions)(&key).is_empty() {
                    true => Change::RemovedHere,
                    false => Change::New,
                }
            }
        };
        let of = if here.has(&key) { here } else { &there };
        let described = of.described(&key);
        differences.push(Difference { key, change, described });
    }
    let namesakes = namesakes(here, &there);
    let other_branch = OtherBranch::of(here, &there);
    let has_base = base.is_some();
    let aside = aside.told;
    Comparison { there, same, differences, has_base, namesakes, other_branch, aside }
}

/// What is not compared because its year is archived on one of the two sides.
#[derive(Default)]
struct Aside {
    keys: BTreeSet<EntryKey>,
    told: Vec<String>,
}

/// Takes what belongs to years archived here out of the file's ledger; of a year archived there
/// alone, whose records stand here, the archive.
fn archived(here: &Ledger, there: &mut Ledger) -> Aside {
    let mut aside = Aside::default();
    if here.archives.is_empty() && there.archives.is_empty() {
        return aside;
    }
    let catalog = Catalog::of(here);
    let days = |record: &Record| days_of(record, here, &catalog);
    let mut lost: BTreeMap<i32, usize> = BTreeMap::new();
    for entry in here.entries().chain(there.entries()) {
        if let Some(year) = here.archived_year_of(&entry, days) {
            let key = entry.key();
            let theirs = there.get(&key);
            let same = here.get(&key).zip(theirs.as_ref()).is_some_and(|(a, b)| a.same_content(b));
            let new = aside.keys.insert(key);
            if new && !same && theirs.is_some() {
                *lost.entry(year).or_default() += 1;
            }
        }
    }
    aside.told.extend(lost.into_iter().map(|(year, count)| {
        format!("{year}年在这里已经归档，文件里这一年的{count}项没有合并；需要的，请先取回归档，再合并一次。")
    }));
    for archive in here.archives.values().chain(there.archives.values()) {
        let began = |record: &Record| record.date.year() == archive.year;
        let own = here.archive(archive.year).is_some();
        if own || here.records.values().any(began) {
            let new = aside.keys.insert(EntryKey::Archive(archive.id.clone()));
            aside.told.extend((new && !own).then(|| {
                format!(
                    "文件里{}年已经归档，这里还有这一年的记录，照这里的，没有归档。",
                    archive.year
                )
            }));
        }
    }
    for key in &aside.keys {
        there.take(key);
    }
    aside
}

/// On which side an entry changed that both have and that differs.
fn changed(
    key: &EntryKey,
    here: &Entry,
    there: &Entry,
    base: Option<&Base<'_>>,
    known: &Known<'_>,
) -> Change {
    let then = base.and_then(|base| base.entry(key));
    match (base, then) {
        (Some(_), Some(then)) => match (then.same_content(here), then.same_content(there)) {
            (true, _) => Change::There,
            (false, true) => Change::Here,
            (false, false) => Change::Both,
        },
        (Some(base), None) if there.revision() <= base.at => Change::Here,
        _ => {
            let behind = (known.versions)(key).iter().any(|(old, _)| old.same_content(there));
            if behind { Change::Here } else { Change::Both }
        }
    }
}

/// The file's ledger with its declarations and overrides under the identifiers that this ledger has
/// given to the same places.
fn align(here: &Ledger, mut there: Ledger) -> Ledger {
    let declared: BTreeMap<_, _> = here
        .declarations
        .values()
        .map(|one| ((told(&one.select), one.period.from, one.period.to), &one.id))
        .in_order();
    there.declarations = std::mem::take(&mut there.declarations)
        .into_values()
        .map(|mut one| {
            let place = (told(&one.select), one.period.from, one.period.to);
            if let Some(id) =
                declared.get(&place).filter(|_| !here.declarations.contains_key(&one.id))
            {
                one.id = (*id).clone();
            }
            (one.id.clone(), one)
        })
        .in_order();
    let overridden: BTreeMap<_, _> = here
        .overrides
        .values()
        .map(|one| ((&one.figure, one.period.from, one.period.to), &one.id))
        .in_order();
    there.overrides = std::mem::take(&mut there.overrides)
        .into_values()
        .map(|mut one| {
            let place = (&one.figure, one.period.from, one.period.to);
            if let Some(id) =
                overridden.get(&place).filter(|_| !here.overrides.contains_key(&one.id))
            {
                one.id = (*id).clone();
            }
            (one.id.clone(), one)
        })
        .in_order();
    there
}

/// A selection whatever order its conditions stand in.
fn told(select: &crate::ledger::Selection) -> (String, Vec<crate::ledger::Condition>) {
    let mut conditions = select.conditions.clone();
    conditions.order();
    conditions.dedup();
    (select.kind.to_string(), conditions)
}

/// What goes by one name on either side under different identifiers.
fn namesakes(here: &Ledger, there: &Ledger) -> Vec<Namesakes> {
    let named = |ledger: &Ledger, key: &EntryKey| match key {
        EntryKey::Branch
        | EntryKey::Declaration(_)
        | EntryKey::Override(_)
        | EntryKey::Text(_)
        | EntryKey::Archive(_) => None,
        _ => Some(ledger.described(key)),
    };
    let only = |ledger: &Ledger, other: &Ledger| -> BTreeSet<String> {
        let keys = ledger.entries().map(|entry| entry.key());
        keys.filter(|key| !other.has(key)).filter_map(|key| named(ledger, &key)).collect()
    };
    let ours = only(here, there);
    let both = only(there, here).into_iter().filter(|name| ours.contains(name));
    both.map(|described| Namesakes { described }).collect()
}
