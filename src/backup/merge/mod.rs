//! 合并: a backup taken into the ledger at hand entry by entry, so that two computers on which the
//! same branch was recorded become one ledger again.
//!
//! # On which side something changed
//!
//! Entries are the same where their identifiers are: those are random, and travel with a backup.
//! Two that hold the same, revisions aside, are alike. Where they differ, one side or both have
//! changed it since both held the same, and only what is known says which:
//!
//! 1. **A base is known**: at one of the ledger's meeting points (its revision at an export, or
//!    that of a backup it was replaced by) a file held just what stood here, and the file at hand
//!    goes back to that one. That is so where the file's revision is not below the point's, every
//!    entry that it has not changed since (by its revision) holds what stood here then, and there
//!    are enough of these to be no accident. The latest such point is the base. An entry whose
//!    revision is above it has changed since, on its side; where what stood here then is still in
//!    修改历史, its content decides instead of the number. Changed on one side alone, that side's
//!    stands; changed on both, the person chooses.
//! 2. **No base, but a history**: the file holds what 修改历史 has as an earlier version here. Then
//!    the file is behind, and what stands here stays.
//! 3. **Nothing is known**: it counts as changed on both sides, and the person chooses.
//!
//! What only one side has is never dropped by itself: what is only here stays, also where the other
//! side seems to have removed it; what is only in the file comes, also where it was removed here
//! since (by the base, or because 回收站 has it). Both are told, and the person may choose
//! otherwise. What was not chosen stays as it is here and is named afterwards.
//!
//! Revisions of both sides count on from the same base and mean nothing to each other. So a merge
//! first raises the ledger's above the file's; an export after it is a base that holds for both.
//!
//! What belongs to a year that is archived here (归档) is left aside: the merge must not touch it.
//! Of a year archived on the other side alone, the records that stand here stay. Both are told. A
//! record that comes may so point at one that is in the archive.
//!
//! Declarations of none and overrides are of one place each: where both sides have made their own
//! for the same place, they are compared as if they were one.
//!
//! | file | holds |
//! |---|---|
//! | `base` | what stood here at a meeting point, and whether the file goes back to it |
//! | `compare` | what differs, and on which side it changed |
//! | `settle` | the choices as one command, with what belongs to what is taken |
//! | `kinds` | fields and choices of own kinds that records of the other side need |

mod base;
mod compare;
mod kinds;
mod settle;

pub use compare::{Change, Comparison, Difference, Namesakes, compare};
pub use settle::{Settled, settle};

use crate::ledger::{Entry, EntryKey};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// 用这里的: what stands in the ledger at hand.
    Here,
    /// 用文件里的: what the file holds.
    There,
}

/// What is known of earlier states of the ledger at hand.
pub struct Known<'a> {
    /// Revisions at which a file held just what stood here, in any order.
    pub met: &'a [u64],
    /// The earlier versions of an entry that are kept, each with the ledger's revision after the
    /// step that ended it, the latest first.
    pub versions: &'a dyn Fn(&EntryKey) -> Vec<(Entry, u64)>,
}

impl Known<'_> {
    /// Nothing is known.
    pub const NOTHING: Known<'static> = Known { met: &[], versions: &|_| Vec::new() };
}
