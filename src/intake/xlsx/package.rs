//! The parts of the archive (PKWARE's APPNOTE 6.3.3), found by its directory.

use crate::intake::problem::{IntakeError, Measure, Sort};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::collections::BTreeMap;

/// How large one part may be when inflated.
const MOST_PART: usize = 32 * 1024 * 1024;

/// How large all parts that are read may be together.
const MOST_WHOLE: usize = 64 * 1024 * 1024;

/// How many parts an archive may have.
const MOST_PARTS: usize = 4000;

/// An archive whose parts can be read.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
    /// How many bytes may still be inflated.
    left: usize,
}

/// Where a part lies.
struct Entry {
    flags: u16,
    method: u16,
    packed: usize,
    size: usize,
    offset: usize,
}

impl<'a> Package<'a> {
    /// Reads the directory, and says what else than a workbook it is.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IntakeError> {
        let package = Self { bytes, entries: directory(bytes)?, left: MOST_WHOLE };
        let under = |folder: &str| package.entries.keys().any(|name| name.starts_with(folder));
        let sort = if under("word/") {
            Sort::Document
        } else if under("ppt/") {
            Sort::Slides
        } else if under("xl/workbook.bin") {
            Sort::BinaryWorkbook
        } else if package.has("mimetype") && package.has("content.xml") {
            Sort::OpenDocument
        } else if package.has("[Content_Types].xml") || package.has("_rels/.rels") {
            return Ok(package);
        } else {
            Sort::Archive
        };
        Err(IntakeError::Other(sort))
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// A part that must be there.
    pub fn needed(&mut self, name: &str) -> Result<Vec<u8>, IntakeError> {
        let entry = self.entries.get(name).ok_or(IntakeError::Damaged)?;
        if entry.flags & 1 != 0 {
            return Err(IntakeError::Encrypted);
        }
        let header = self.bytes.get(entry.offset..).ok_or(IntakeError::Damaged)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(IntakeError::Damaged);
        }
        // The name and an extra field stand between.
        let start = 30 + usize::from(short(header, 26)?) + usize::from(short(header, 28)?);
        let end = start.checked_add(entry.packed).ok_or(IntakeError::Damaged)?;
        let packed = header.get(start..end).ok_or(IntakeError::Damaged)?;
        let most = MOST_PART.min(self.left);
        let part = match entry.method {
            0 if packed.len() > most => return Err(IntakeError::TooLarge(Measure::Bytes)),
            0 => packed.to_vec(),
            8 => {
                decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
                    TINFLStatus::HasMoreOutput => IntakeError::TooLarge(Measure::Bytes),
                    _ => IntakeError::Damaged,
                })?
            }
            _ => return Err(IntakeError::Damaged),
        };
        if part.len() != entry.size {
            return Err(IntakeError::Damaged);
        }
        self.left = self.left.saturating_sub(part.len());
        Ok(part)
    }
}

/// The parts by name, as the directory at the end lists them.
fn directory(bytes: &[u8]) -> Result<BTreeMap<String, Entry>, IntakeError> {
    // A comment of at most 65,535 bytes may follow the end of the directory.
    let tail = bytes.len().saturating_sub(22 + 0xFFFF);
    let ends = bytes.get(tail..).unwrap_or_default();
    let end =
        ends.windows(4).rposition(|part| part == b"PK\x05\x06").ok_or(IntakeError::Damaged)?;
    let end = ends.get(end..).ok_or(IntakeError::Damaged)?;
    let count = usize::from(short(end, 10)?);
    if count > MOST_PARTS {
        return Err(IntakeError::TooLarge(Measure::Bytes));
    }
    let mut at = long(end, 16)?;
    let mut entries = BTreeMap::new();
    for _ in 0..count {
        let header = bytes.get(at..).filter(|header| header.starts_with(b"PK\x01\x02"));
        let header = header.ok_or(IntakeError::Damaged)?;
        let name_length = usize::from(short(header, 28)?);
        let name = header.get(46..46 + name_length).ok_or(IntakeError::Damaged)?;
        let name = String::from_utf8_lossy(name).replace('\\', "/");
        let entry = Entry {
            flags: short(header, 8)?,
            method: short(header, 10)?,
            packed: long(header, 20)?,
            size: long(header, 24)?,
            offset: long(header, 42)?,
        };
        entries.insert(name.trim_start_matches('/').to_owned(), entry);
        let behind = usize::from(short(header, 30)?) + usize::from(short(header, 32)?);
        at += 46 + name_length + behind;
    }
    Ok(entries)
}

fn short(bytes: &[u8], at: usize) -> Result<u16, IntakeError> {
    let two = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<2>());
    two.map(|two| u16::from_le_bytes(*two)).ok_or(IntakeError::Damaged)
}

fn long(bytes: &[u8], at: usize) -> Result<usize, IntakeError> {
    let four = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<4>());
    let four = four.map(|four| u32::from_le_bytes(*four)).ok_or(IntakeError::Damaged)?;
    usize::try_from(four).map_err(|_| IntakeError::Damaged)
}
