//! A sheet: rows of values, as spreadsheets take them.

use chrono::NaiveDate;

/// A table of values with a head, for a file that is opened as a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The names of the columns, with the unit of their numbers: 金额（元）.
    pub heads: Vec<String>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, perhaps of several lines.
    Text(String),
    /// A number in decimal digits, exact: `-2.5`, `20000.00`.
    Number(String),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }
}
