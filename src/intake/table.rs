//! A table as its file holds it: rows of cells, each as text.

use std::collections::BTreeSet;

/// How many rows with content a table may have: many years of a branch.
pub const MOST_ROWS: usize = 20_000;

/// How many columns a table may have.
pub const MOST_COLUMNS: usize = 200;

/// How many cells with content a table may have.
pub const MOST_CELLS: usize = 500_000;

/// How many characters a cell may have; a spreadsheet program allows no more either.
pub const LONGEST_CELL: usize = 32_767;

/// A table: a sheet of a workbook, a CSV file, what was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name; empty for a text.
    pub name: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// The rows that hold anything, in their order.
    pub rows: Vec<Row>,
    /// The columns that are hidden, from 0.
    pub hidden_columns: BTreeSet<usize>,
    /// Whether days are counted from 1904 rather than 1900.
    pub from_1904: bool,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number in the file, from 1, as a spreadsheet program shows it.
    pub number: usize,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its cells from the first column; those behind the last may be missing.
    pub cells: Vec<Cell>,
}

/// What stands in a cell: days as `2019-03-05` or `2019-03-05 14:30`, times as `14:30`, numbers in
/// plain digits, 是 or 否.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text; empty where there is nothing.
    pub text: String,
    /// Why its content cannot be used.
    pub fault: Option<CellFault>,
    /// Whether the text is that of the merged area it lies in, whose first cell is another.
    pub spread: bool,
}

/// Why the content of a cell cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFault {
    /// A formula whose value was not saved with it.
    NoValue,
    /// An error such as `#REF!`.
    Error,
    /// A number shown as a day that is none.
    NoDay,
}

impl CellFault {
    /// What is wrong and what to do, as a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoValue => {
                "是公式，文件里没有存它的结果。请用 WPS 或 Excel 打开原表，保存一次再导入，或在这里直接填写。"
            }
            Self::Error => "是出错的公式。请在原表里改好再导入，或在这里直接填写。",
            Self::NoDay => "按日期显示，但不是哪一天。请在原表里改好再导入，或在这里直接填写。",
        }
    }
}

impl Cell {
    /// A cell with a text.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// What stands in the cell itself, without the blanks around it.
    pub fn own(&self) -> &str {
        if self.spread { "" } else { self.text.trim() }
    }

    /// What stands in it or in the merged area it lies in.
    pub fn filled(&self) -> &str {
        self.text.trim()
    }

    /// Whether there is nothing of its own in it.
    pub fn is_blank(&self) -> bool {
        self.own().is_empty() && self.fault.is_none()
    }
}

impl Row {
    /// The cell in a column; an empty one behind the last.
    pub fn cell(&self, column: usize) -> &Cell {
        const NONE: &Cell = &Cell { text: String::new(), fault: None, spread: false };
        self.cells.get(column).unwrap_or(NONE)
    }

    /// Whether no cell holds anything of its own.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Table {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}

/// The letters of a column: `A` for 0, `AA` for 26.
///
/// ```
/// # use zhibu::intake::column_name;
/// assert_eq!((column_name(2), column_name(27)), ("C".to_owned(), "AB".to_owned()));
/// ```
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}
