//! Arithmetic of the rules of branch work: membership on a day, attendance, hours.
//!
//! Plain functions over a ledger, shared by whoever counts, lists or prints. What is *required*
//! (how often, how many hours) belongs to `duties`; nothing here judges a person.
//!
//! | file | holds |
//! |---|---|
//! | `roster` | who belonged to the branch on a day, and as what; which groups there were |
//! | `attendance` | present, due, guests, person-times and person-hours of one record |

mod attendance;
mod roster;
#[cfg(test)]
mod tests;

pub use attendance::{Attendance, LeftOut, fields, hours, unaccounted};
pub use roster::{all_but, group_on, groups_on, members_on};
