//! Other people's tables into records: an old ledger comes in without being typed again.
//!
//! A file or a text becomes a [`Table`] of texts; a [`Plan`] says what its rows and columns are,
//! suggested from the usual words and corrected on the page; each row becomes a [`Line`], a record
//! or what is wrong with it, cell by cell. What must stay out: markup, the platform's decoders
//! (handed in), and putting anything into the ledger (`editor`).
//!
//! | file | holds |
//! |---|---|
//! | `open` | what a file is, and its tables |
//! | `text`, `xlsx/` | tables as text; workbooks |
//! | `table` | a table, and how large one may be |
//! | `heading` | where the headings stand |
//! | `sort`, `target`, `words` | what a row is, what a column holds, by the usual words |
//! | `plan` | both, suggested and corrected |
//! | `reading`, `row` | the rows, read by a plan; one of them |
//! | `days`, `names`, `none`, `fill` | a cell into a field |
//! | `line` | a row as it will be |
//! | `left` | the rows left out of an import |
//! | `problem` | why a file holds no table, as a sentence |

mod days;
mod fill;
mod heading;
mod left;
mod line;
mod names;
mod none;
mod open;
mod plan;
mod problem;
mod reading;
mod row;
mod sort;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod xlsx;

pub use heading::{Heading, headings};
pub use left::{LeftOut, LeftRow, left_out};
pub use line::{Aside, CellError, Edits, Line, Same};
pub use open::{MOST_BYTES, open, paste};
pub use plan::Plan;
pub use problem::{IntakeError, Measure, Sort as FileSort};
pub use reading::{Given, Reading};
pub use sort::{Sort, Words};
pub use table::{Cell, CellFault, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Table, column_name};
pub use target::{Target, offered_targets, target_name};
