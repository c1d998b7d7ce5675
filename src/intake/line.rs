//! A row of a table as it will be, or what is wrong with it.

use super::fill::short;
use crate::ledger::{Record, RecordId};
use std::collections::BTreeMap;
use std::fmt;

/// Corrections of cells, by the row's number and the column.
pub type Edits = BTreeMap<(usize, usize), String>;

/// A row as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file.
    pub number: usize,
    /// What it is, as a person calls it.
    pub sort: String,
    /// The record, if nothing is wrong. Its identifier is not yet its own.
    pub record: Option<Record>,
    /// What stands in the cells of day and title, for rows without a record.
    pub stands: (String, String),
    /// What is wrong.
    pub errors: Vec<CellError>,
    /// What to look at.
    pub hints: Vec<String>,
    /// What has been recorded already.
    pub same: Option<Same>,
    /// Why it is no record.
    pub aside: Option<Aside>,
    /// Whether the row is hidden in the file.
    pub hidden: bool,
}

impl Line {
    /// Whether it is imported if nobody says otherwise.
    pub fn is_meant(&self) -> bool {
        self.record.is_some() && self.same.is_none() && !self.hidden
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    /// The column, if there is one for what is missing.
    pub column: Option<usize>,
    /// The cell as a spreadsheet program calls it, or the row.
    pub cell: String,
    /// What stands there.
    pub stands: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cell, stands, message, .. } = self;
        let quoted = format!("“{}”", short(stands));
        // What stands there may be quoted in the sentence already.
        if stands.is_empty() || message.starts_with(&quoted) {
            return write!(f, "{cell}：{message}");
        }
        write!(f, "{cell}{quoted}：{message}")
    }
}

/// The same kind, day and title elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// As a record of the ledger.
    Record(RecordId),
    /// As a row further up.
    Row(usize),
}

impl Same {
    /// What it repeats.
    pub fn told(&self) -> String {
        match self {
            Self::Record(_) => "台账里已经有了".to_owned(),
            Self::Row(number) => format!("与第{number}行相同"),
        }
    }
}

/// Why a row is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It sums up the others.
    Total,
    /// It repeats the headings.
    Heading,
    /// It says something about the table.
    Remark,
}

impl Aside {
    /// What it is, as a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Total => "是合计行，不导入。",
            Self::Heading => "重复了标题行，不导入。",
            Self::Remark => "各栏都空着，只有说明，不导入。",
        }
    }
}
