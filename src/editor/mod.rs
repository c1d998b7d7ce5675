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
//! | `checkup` | 数据体检: putting right, putting back, days that make no sense |
//! | `counted` | which figures an entry counts toward, and where the summary has them |
//! | `entries` | new identifiers, and putting and removing one entry |
//! | `archive` | 归档 of a past year, 取回归档, and what archived years refuse |
//! | `batch` | the same edit of several records |
//! | `imported` | records from another table, as one step |
//! | `kinds` | the branch's own kinds and figures |
//! | `past` | earlier versions: back to one of them, 回收站 |
//! | `reminder` | 备份提醒: when it is due |
//! | `history` | the steps that can be undone |
//! | `problem` | why an edit did not happen, as a sentence |

mod archive;
mod batch;
mod checkup;
mod counted;
mod declare;
mod desk;
mod entries;
mod history;
mod imported;
mod kinds;
mod past;
mod problem;
mod reminder;
#[cfg(test)]
mod tests;
mod views;

pub use batch::Batch;
pub use counted::{Counted, CountedFigure};
pub use desk::{Editor, Saved};
pub use past::{Missing, Removed, Restored};
pub use problem::EditorError;
pub use reminder::Since;
