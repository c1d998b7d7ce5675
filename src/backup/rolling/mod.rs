//! Copies that the program itself writes into a folder: when the next is due, what it is called,
//! and which older ones go.
//!
//! Only files are ever removed whose names this program made for this branch, and never the last
//! ones: an hour of mistakes, copied faithfully, must not push out the month before. What must stay
//! out: the folder itself and the clock.

#[cfg(test)]
mod tests;

use crate::ledger::Order;
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::collections::BTreeSet;

/// How many of the newest copies stay.
pub const NEWEST: usize = 10;

/// After how many changes another copy is due on the same day.
pub const CHANGES: u64 = 10;

/// How many minutes lie between two copies at least.
pub const MINUTES: i64 = 3;

/// What a copy is called while it is written; what is left of one goes with the next.
pub const UNFINISHED: &str = "支部台账副本-正在写入.part";

const STEM: &str = "支部台账副本";
const MOMENT: &str = "%Y%m%d-%H%M%S";
const ENDING: &str = ".json";

/// The copy written last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// When.
    pub at: NaiveDateTime,
    /// The ledger's revision in it.
    pub revision: u64,
}

impl Last {
    /// As it is kept beside the folder, e.g. `20191231-170500 42`.
    pub fn written(&self) -> String {
        format!("{} {}", self.at.format(MOMENT), self.revision)
    }

    /// Reads what [`Last::written`] wrote. `None` if it is anything else: a copy is then due.
    pub fn read(text: &str) -> Option<Self> {
        let (at, revision) = text.split_once(' ')?;
        Some(Self { at: moment(at)?, revision: revision.parse().ok()? })
    }

    /// How many changes the ledger has seen since.
    pub fn changes(&self, revision: u64) -> u64 {
        revision.abs_diff(self.revision)
    }
}

/// When a copy is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Not before there are more changes, or another day.
    Later,
    /// In so many seconds.
    In(u32),
    /// Now.
    Now,
}

/// Whether a copy of the ledger at `revision` is due: the first change of a day, and again after
/// [`CHANGES`] more, but not within [`MINUTES`] of the last. A clock that was set back makes one due.
pub fn due(last: Option<Last>, revision: u64, now: NaiveDateTime) -> Due {
    let Some(last) = last else { return Due::Now };
    let changes = last.changes(revision);
    let same_day = last.at.date() == now.date();
    if changes == 0 || (same_day && changes < CHANGES) {
        return Due::Later;
    }
    let left = TimeDelta::minutes(MINUTES) - (now - last.at);
    match u32::try_from(left.num_seconds()) {
        Ok(seconds) if seconds > 0 && last.at <= now => Due::In(seconds),
        _ => Due::Now,
    }
}

/// What a copy made at `at` is called.
pub fn name(branch: &str, at: NaiveDateTime) -> String {
    format!("{}{}{ENDING}", stem(branch), at.format(MOMENT))
}

/// The moment that a copy made at `at` is called by: the first second from then on whose name is not
/// among `names`, so that of two copies within one second neither takes the other's place.
pub fn free(branch: &str, names: &[String], at: NaiveDateTime) -> NaiveDateTime {
    let next = |at: &NaiveDateTime| at.checked_add_signed(TimeDelta::seconds(1));
    let mut seconds = std::iter::successors(Some(at), next);
    seconds.find(|at| !names.contains(&name(branch, *at))).unwrap_or(at)
}

/// The files among `names` that go: copies of this branch that are neither of the [`NEWEST`] nor
/// the last of their month. Whatever this program has not named so is never among them, nor is the
/// one just `written`. Those of a day still to come, made while the clock was wrong, are counted by
/// themselves: else they would push out every one made since.
pub fn outdated(branch: &str, names: &[String], written: &str) -> Vec<String> {
    let mut copies: Vec<(NaiveDateTime, &String)> =
        names.iter().filter_map(|name| Some((made(branch, name)?, name))).collect();
    copies.order();
    let now = made(branch, written);
    let mut months = BTreeSet::new();
    let (mut ahead, mut others) = (0, 0);
    let goes = copies.into_iter().rev().filter(|(at, _)| {
        let last_of_month = months.insert((at.year(), at.month()));
        let rank = if now.is_some_and(|now| *at > now) { &mut ahead } else { &mut others };
        *rank += 1;
        *rank > NEWEST && !last_of_month
    });
    goes.map(|(_, name)| name.clone()).filter(|name| name != written).collect()
}

/// When a copy of this branch was made, if the name is one that [`name`] gives.
fn made(branch: &str, file: &str) -> Option<NaiveDateTime> {
    let at = moment(file.strip_prefix(&stem(branch))?.strip_suffix(ENDING)?)?;
    (name(branch, at) == file).then_some(at)
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, MOMENT).ok()
}

/// The branch's name without what a file's name may not hold.
fn stem(branch: &str) -> String {
    let refused = |c: char| c.is_control() || "\\/:*?\"<>|.".contains(c);
    let branch: String = branch.trim().chars().filter(|c| !refused(*c)).take(40).collect();
    format!("{STEM}-{}-", branch.trim())
}
