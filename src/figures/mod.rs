//! Evaluates figures over a ledger and a period, with their evidence, and writes them.
//!
//! A figure is data ([`FigureDef`](crate::ledger::FigureDef)); this module is the only place that
//! knows what its takes mean. It reads the ledger and the catalog and returns plain values: no
//! clock, no storage, no floating point, no wording of a document. What a document says when a
//! figure has no record is `summary`'s to decide.
//!
//! | file | holds |
//! |---|---|
//! | `query`, `value` | what is asked: a figure, narrowed, over a period; and what is answered |
//! | `plan` | a query made ready: definitions looked up, circles refused |
//! | `select`, `field`, `take` | which records count, what a field holds, what a record adds |
//! | `attendance` | whom a record's attendance leaves out, in words |
//! | `tally` | the running total, in and out |
//! | `roster`, `combine`, `declared` | members; figures made from figures; declarations of none |
//! | `archived` | what figures were whose records were taken out (归档) |
//! | `evaluate`, `book` | a figure from scratch; figures kept up to date edit by edit |
//! | `check` | figures that must lie inside others or share nothing with them |
//! | `form`, `round`, `numeral`, `listing`, `write` | how a number is written |
//! | `told`, `additions`, `explain` | evidence and definitions in words |
//! | `problem` | what can go wrong, as sentences |

mod additions;
mod archived;
mod attendance;
mod book;
mod check;
mod combine;
mod declarations;
mod declared;
mod evaluate;
mod explain;
mod field;
mod form;
mod listing;
mod missed;
mod numeral;
mod plan;
mod problem;
mod query;
mod roster;
mod round;
mod select;
mod take;
mod tally;
#[cfg(test)]
mod tests;
mod told;
mod value;
mod write;

pub use additions::Addition;
pub use archived::kept as archived;
pub use attendance::leave_out;
pub use book::Book;
pub use check::{Violation, check};
pub use declarations::{Declared, declarations, declarations_of};
pub use evaluate::evaluate;
pub use explain::{explain, explain_narrowed, select_told};
pub use form::{Form, parse_form};
pub use missed::{Missed, missed};
pub use plan::kind_of;
pub use problem::{FigureError, FormError};
pub use query::Query;
pub use value::{Contribution, Figure, Item, Note, Number, Part, Share, State};
pub use write::{unit, write, write_naturally, write_with_unit};
