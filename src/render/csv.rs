//! A sheet as CSV, as Excel and WPS open it rightly: UTF-8 with a byte order mark (without it they
//! take the file for GBK), lines ended by CR LF, a cell in quotation marks where it has to be
//! (RFC 4180).
//!
//! **No formulas.** Both programs run a cell that begins with `=`, `+`, `-` or `@` (some also in
//! full width, or behind a tab or line break) as a formula, and a formula can send what stands
//! beside it elsewhere. A *text* that begins so, or with an apostrophe, is given an apostrophe in
//! front; who reads the file takes away one apostrophe from the front of every cell that has one,
//! and has the text as it was. Numbers and days are written as they are: a negative amount stays a
//! number.

use crate::document::{Cell, Sheet};

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Writes a sheet as the bytes of a CSV file.
///
/// ```
/// use zhibu::document::{Cell, Sheet};
/// let row = vec![Cell::text("=1+1"), Cell::Number("-2".to_owned())];
/// let sheet = Sheet { heads: vec!["标题".to_owned(), "份数（份）".to_owned()], rows: vec![row] };
/// let text = String::from_utf8(zhibu::render::csv(&sheet)).unwrap();
/// assert_eq!(text, "\u{FEFF}标题,份数（份）\r\n'=1+1,-2\r\n");
/// ```
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = BYTE_ORDER_MARK.to_owned();
    line(&mut text, sheet.heads.iter().map(|head| guarded(head)));
    for row in &sheet.rows {
        line(&mut text, row.iter().map(cell));
    }
    text.into_bytes()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let plain = !cell.contains([',', '"', '\r', '\n']) && cell.trim() == cell;
        // A line of one empty cell would be read as no line at all.
        if plain && !(cell.is_empty() && at == 0) {
            text.push_str(&cell);
        } else {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
    }
    text.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.clone(),
        Cell::Day(day) => day.to_string(),
    }
}

/// A text that no program takes for a formula.
fn guarded(text: &str) -> String {
    let risky =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\'']);
    if risky { format!("'{text}") } else { text.to_owned() }
}
