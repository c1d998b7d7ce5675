//! Tables as text: decoding, and rows of cells between tabs, commas or semicolons (RFC 4180, with
//! the liberties that spreadsheet programs take).
//!
//! A blank line is a row too, so that a cell is called what a spreadsheet program calls it.

use super::problem::{IntakeError, Measure};
use super::table::{Cell, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Table};

/// The text of a file: UTF-8 with or without its mark, UTF-16 with its mark, else GB18030, which
/// `gb18030` decodes (the browser's decoder, or a library's).
///
/// # Errors
/// [`IntakeError::Encoding`].
pub(super) fn decode(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Option<String>,
) -> Result<String, IntakeError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8(rest.to_vec()).map_err(|_| IntakeError::Encoding);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf_16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf_16(rest, u16::from_be_bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => gb18030(bytes).ok_or(IntakeError::Encoding),
    }
}

fn utf_16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, IntakeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(IntakeError::Encoding);
    }
    let units = pairs.iter().map(|pair| read(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| IntakeError::Encoding)
}

/// Reads a text as a table.
///
/// # Errors
/// [`IntakeError`] where there is nothing in it, too much, or a quotation mark does not close.
pub(super) fn read(text: &str) -> Result<Table, IntakeError> {
    let separator = separator(text);
    let mut reader = Reader { text: text.chars().peekable(), separator, row: 0, cells: 0 };
    let mut table = Table::default();
    while let Some(row) = reader.row()? {
        if row.is_blank() {
            continue;
        }
        table.rows.push(row);
        if table.rows.len() > MOST_ROWS {
            return Err(IntakeError::TooLarge(Measure::Rows));
        }
    }
    if table.rows.is_empty() { Err(IntakeError::NoRows) } else { Ok(table) }
}

/// What stands between the cells: a tab where there is one, as in what is pasted; else the mark
/// that occurs more often outside quotation marks.
fn separator(text: &str) -> char {
    let mut quoted = false;
    let (mut tabs, mut commas, mut semicolons) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().take(20_000) {
        match c {
            '"' => quoted = !quoted,
            '\t' if !quoted => tabs += 1,
            ',' if !quoted => commas += 1,
            ';' if !quoted => semicolons += 1,
            _ => {}
        }
    }
    match (tabs, semicolons > commas) {
        (1.., _) => '\t',
        (0, true) => ';',
        (0, false) => ',',
    }
}

struct Reader<'a> {
    text: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    /// How many rows have been read.
    row: usize,
    /// How many cells with content have been read.
    cells: usize,
}

/// What ended a cell.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
}

impl Reader<'_> {
    /// The next row, blank or not.
    fn row(&mut self) -> Result<Option<Row>, IntakeError> {
        if self.text.peek().is_none() {
            return Ok(None);
        }
        self.row += 1;
        let mut row = Row { number: self.row, ..Row::default() };
        let mut column = 0_usize;
        loop {
            let (text, end) = self.cell()?;
            // Empty cells at the end of a row are none.
            if !text.trim().is_empty() {
                if column >= MOST_COLUMNS {
                    return Err(IntakeError::TooLarge(Measure::Columns));
                }
                self.cells += 1;
                if self.cells > MOST_CELLS {
                    return Err(IntakeError::TooLarge(Measure::Cells));
                }
                row.cells.resize(column, Cell::default());
                row.cells.push(Cell::of(text));
            }
            column += 1;
            if end == End::Row {
                return Ok(Some(row));
            }
        }
    }

    fn cell(&mut self) -> Result<(String, End), IntakeError> {
        let mut cell = String::new();
        let mut letters = 0_usize;
        // A quotation mark within a text is one like any other.
        let mut quoted = self.text.next_if_eq(&'"').is_some();
        while let Some(c) = self.text.next() {
            match c {
                '"' if quoted => match self.text.next_if_eq(&'"') {
                    Some(quote) => cell.push(quote),
                    None => quoted = false,
                },
                c if quoted => cell.push(c),
                c if c == self.separator => return Ok((cell, End::Cell)),
                '\n' => return Ok((cell, End::Row)),
                '\r' => {
                    if self.text.next_if_eq(&'\n').is_some() || self.text.peek().is_some() {
                        return Ok((cell, End::Row));
                    }
                }
                c => cell.push(c),
            }
            letters += 1;
            if letters > LONGEST_CELL {
                let open = IntakeError::OpenQuote { row: self.row };
                return Err(if quoted { open } else { IntakeError::TooLarge(Measure::Text) });
            }
        }
        if quoted {
            return Err(IntakeError::OpenQuote { row: self.row });
        }
        Ok((cell, End::Row))
    }
}
