//! The ledger being worked on: every edit goes through here, is written at once, and can be undone.
//!
//! An edit that the storage refuses is taken back whole and said so; nothing is pretended. What
//! must stay out: any framework, the clock, randomness and the web platform, which all come in
//! from outside.
//!
//! | file | holds |
//! |---|---|
//! | `desk` | [`Editor`]: dispatch, undo, redo, whole-ledger changes |
//! | `views` | what the pages ask for: figures, the summary, texts, the year in view |
//! | `entries` | new identifiers, and putting and removing one entry |
//! | `batch` | the same edit of several records |
//! | `history` | the steps that can be undone |
//! | `problem` | why an edit did not happen, as a sentence |

mod batch;
mod desk;
mod entries;
mod history;
mod problem;
#[cfg(test)]
mod tests;
mod views;

pub use batch::Batch;
pub use desk::{Editor, Saved};
pub use problem::EditorError;
