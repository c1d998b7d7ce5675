//! Evaluates figures over a ledger and a period, with their evidence, and writes them.
//!
//! A figure is data ([`FigureDef`](crate::ledger::FigureDef)); this module is the only place that
//! knows what its takes mean. It reads the ledger and the catalog and returns plain values: no
//! clock, no storage, no floating point, no wording of a document. What a document says when a
//! figure has no record is `summary`'s to decide.
//!
//! | file | holds |
//! |---|---|
//! | `query` | what is asked: a figure, narrowed, over a period |
//! | `value` | what is answered: number, state, evidence |
//! | `problem` | what can go wrong, as sentences |

mod book;
mod combine;
mod declared;
mod evaluate;
mod explain;
mod field;
mod form;
mod plan;
mod problem;
mod query;
mod roster;
mod select;
mod take;
mod tally;
mod value;

pub use book::Book;
pub use evaluate::evaluate;
pub use explain::{explain, explain_narrowed};
pub use form::{Form, parse_form, write};
pub use plan::kind_of;
pub use problem::{FigureError, FormError};
pub use query::Query;
pub use value::{Contribution, Figure, Item, Note, Number, Part, Share, State};
