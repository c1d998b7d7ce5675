//! The person's choices as one command, with what belongs to what is taken.

use super::{Change, Comparison, Side, kinds};
use crate::ledger::{Command, Entry, EntryKey, InOrder, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// What a merge comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// The edit; `None` where there is nothing to do. It may only raise the revision.
    pub command: Option<Command>,
    /// How many entries come, change, and go.
    pub counts: [usize; 3],
    /// What changed on both sides, was not chosen, and stays as it is here.
    pub undecided: Vec<String>,
    /// What comes or stays although the choice was another, because something points at it.
    pub along: Vec<String>,
    /// Fields and choices of own kinds that came because records need them.
    pub fields: Vec<String>,
}

/// Carries the choices out on `here`; where there is none, what is usual.
pub fn settle(
    here: &Ledger,
    comparison: &Comparison,
    choices: &BTreeMap<EntryKey, Side>,
) -> Settled {
    let there = &comparison.there;
    let mut settled = Settled::default();
    let mut merged = here.clone();
    let mut changed = BTreeSet::new();
    for one in &comparison.differences {
        let chosen = choices.get(&one.key).copied();
        if chosen.is_none() && one.change == Change::Both {
            settled.undecided.push(one.described.clone());
        }
        if chosen.unwrap_or(one.change.usual()) == Side::There {
            turn(&mut merged, &one.key, there.get(&one.key));
            changed.insert(one.key.clone());
        }
    }
    for key in pull(&mut merged, here, there, &changed) {
        settled.along.push(merged.described(&key));
        changed.insert(key);
    }
    for (kind, names) in kinds::complete(&mut merged, here, there) {
        settled.fields.extend(names);
        changed.insert(EntryKey::Kind(kind));
    }
    let mut edits = Vec::new();
    let [new, other, gone] = &mut settled.counts;
    for key in changed {
        match (here.get(&key), merged.get(&key)) {
            (Some(ours), Some(now)) if ours.same_content(&now) => {}
            (ours, Some(now)) => {
                *(if ours.is_some() { &mut *other } else { &mut *new }) += 1;
                edits.push(Command::put(now));
            }
            (Some(_), None) => {
                *gone += 1;
                edits.push(Command::Withdraw(key));
            }
            (None, None) => {}
        }
    }
    // Also where both hold the same: what is changed from now on is later than the file on either
    // side.
    if !edits.is_empty() || there.revision > here.revision {
        edits.insert(0, Command::Raise(there.revision));
        settled.command = Some(Command::All(edits));
    }
    settled
}

/// Puts an entry as it is to stand, or takes it away.
fn turn(merged: &mut Ledger, key: &EntryKey, wanted: Option<Entry>) {
    match wanted {
        Some(entry) => {
            merged.put(entry);
        }
        None => {
            merged.take(key);
        }
    }
}

/// Brings what something in `merged` points at, is not there, and one of the sides has: what the
/// person would not have, or would have gone. What pointed at nothing before may go on to. The keys.
fn pull(
    merged: &mut Ledger,
    here: &Ledger,
    there: &Ledger,
    changed: &BTreeSet<EntryKey>,
) -> Vec<EntryKey> {
    let sides = here.entries().chain(there.entries()).map(|entry| entry.key());
    let own = |key: &EntryKey| matches!(key, EntryKey::Kind(_) | EntryKey::Figure(_));
    let defined: BTreeSet<EntryKey> = sides.filter(own).in_order();
    let before: BTreeSet<_> = lacking(here, &defined).chain(lacking(there, &defined)).in_order();
    let mut pulled = Vec::new();
    loop {
        let wanted = lacking(merged, &defined).filter(|pair| !before.contains(pair));
        let wanted: BTreeSet<EntryKey> = wanted.map(|(_, target)| target).in_order();
        // What this ledger had stays as it was; what it never had comes from the file.
        let found: Vec<Entry> = wanted
            .iter()
            .filter_map(|key| if changed.contains(key) { here.get(key) } else { there.get(key) })
            .collect();
        if found.is_empty() {
            return pulled;
        }
        for entry in found {
            pulled.push(entry.key());
            merged.put(entry);
        }
    }
}

/// Who points at what is not there. Kinds and figures may be built in: of them those that one of the
/// sides has defined.
fn lacking(
    ledger: &Ledger,
    defined: &BTreeSet<EntryKey>,
) -> impl Iterator<Item = (EntryKey, EntryKey)> {
    let gone = defined.iter().filter(|key| !ledger.has(key));
    let users = gone.flat_map(|key| {
        ledger.users_of(key).into_iter().map(|user| (user, key.clone())).collect::<Vec<_>>()
    });
    let users: Vec<_> = users.collect();
    ledger.dangling().into_iter().chain(users)
}
