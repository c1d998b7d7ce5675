//! What a file is, by its first bytes and not by its name, and the tables it holds.

use super::problem::{IntakeError, Measure, Sort};
use super::table::Table;
use super::{text, xlsx};

/// The largest file that is read.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Beginnings of files that hold no table.
const BEGINNINGS: &[(&[u8], Sort)] = &[
    (b"\x89PNG", Sort::Picture),
    (b"\xFF\xD8\xFF", Sort::Picture),
    (b"GIF8", Sort::Picture),
    (b"BM", Sort::Picture),
    (b"II*\0", Sort::Picture),
    (b"MM\0*", Sort::Picture),
    (b"%PDF", Sort::Pdf),
    (b"{\\rtf", Sort::OldDocument),
    (b"Rar!", Sort::Archive),
    (b"7z\xBC\xAF", Sort::Archive),
    (b"\x1F\x8B", Sort::Archive),
];

/// Beginnings of texts that hold a table only for a browser or an office program.
const MARKUP: &[&str] =
    &["<?xml", "<!doctype", "<html", "<table", "<meta", "mime-version:", "<head"];

/// Opens a file as the tables it holds; at least one. `gb18030` decodes that encoding, or answers
/// `None` where the bytes are not of it.
///
/// # Errors
/// An [`IntakeError`] that says what the file is and what to do.
pub fn open(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Option<String>,
) -> Result<Vec<Table>, IntakeError> {
    if bytes.len() > MOST_BYTES {
        return Err(IntakeError::TooLarge(Measure::Bytes));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IntakeError::Empty);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(old_office(bytes));
    }
    if bytes.starts_with(b"PK") {
        return xlsx::read(bytes);
    }
    if let Some((_, sort)) = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
        // BM may begin a text too.
        if *sort != Sort::Picture || bytes.contains(&0) {
            return Err(IntakeError::Other(*sort));
        }
    }
    let decoded = text::decode(bytes, gb18030)?;
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    if decoded.chars().filter(|c| control(*c)).count() > decoded.chars().count() / 100 {
        return Err(IntakeError::Other(Sort::Binary));
    }
    paste(&decoded)
}

/// Reads what was pasted: cells between tabs as a spreadsheet program copies them, or commas.
///
/// # Errors
/// An [`IntakeError`].
pub fn paste(text: &str) -> Result<Vec<Table>, IntakeError> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() {
        return Err(IntakeError::Empty);
    }
    let head: String = start.chars().take(200).collect::<String>().to_ascii_lowercase();
    if MARKUP.iter().any(|mark| head.starts_with(mark)) {
        return Err(IntakeError::Other(Sort::Markup));
    }
    if head.starts_with('{') && head.contains("\"format\"") {
        return Err(IntakeError::Other(Sort::Backup));
    }
    Ok(vec![text::read(text.trim_start_matches('\u{feff}'))?])
}

/// What a file of the old office programs is, by the names of the streams in it.
fn old_office(bytes: &[u8]) -> IntakeError {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if holds("EncryptedPackage") {
        IntakeError::Encrypted
    } else if holds("Workbook") || holds("Book") {
        IntakeError::Other(Sort::OldWorkbook)
    } else if holds("WordDocument") {
        IntakeError::Other(Sort::OldDocument)
    } else {
        IntakeError::Other(Sort::OldOffice)
    }
}
