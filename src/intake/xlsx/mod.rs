//! Workbooks (.xlsx, ISO/IEC 29500): the cells as they are shown, as texts.
//!
//! Only what a table needs is read; formulas are known by the value saved with them. Everything
//! that a file says of its own size is ignored: bytes, rows, cells and texts are counted while they
//! are read. What must stay out: what a table means.
//!
//! | file | holds |
//! |---|---|
//! | `package` | the parts of the archive, inflated within bounds |
//! | `xml` | elements, attributes and texts, nothing expanded |
//! | `workbook` | which sheets there are, and where |
//! | `strings`, `styles` | the shared texts; which cells are days |
//! | `sheet` | the cells |
//! | `number` | numbers, days and times as texts |

mod number;
mod package;
mod sheet;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod workbook;
mod xml;

use super::problem::IntakeError;
use super::table::Table;
use package::Package;

/// Reads a workbook: its sheets that hold anything, in their order.
///
/// # Errors
/// An [`IntakeError`] that says what the file is instead, or what is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, IntakeError> {
    let mut package = Package::open(bytes)?;
    let book = workbook::read(&mut package)?;
    let strings = match &book.strings {
        Some(part) => strings::read(&package.needed(part)?)?,
        None => Vec::new(),
    };
    let shapes = match &book.styles {
        Some(part) => styles::read(&package.needed(part)?)?,
        None => Vec::new(),
    };
    let mut tables = Vec::new();
    let mut budget = sheet::Budget::default();
    for one in &book.sheets {
        let cells = package.needed(&one.part)?;
        let given = sheet::Given { strings: &strings, shapes: &shapes, from_1904: book.from_1904 };
        let mut table = sheet::read(&cells, &given, &mut budget)?;
        if !table.rows.is_empty() {
            table.name.clone_from(&one.name);
            table.hidden = one.hidden;
            tables.push(table);
        }
    }
    if tables.is_empty() { Err(IntakeError::NoRows) } else { Ok(tables) }
}
