//! From the bytes of a file to a ledger, or to the one sentence that says why not.

use super::envelope::Envelope;
use super::place::path_at;
use super::{BackupError, FORMAT, MOST_BYTES, VERSION, migrations, sealed};
use crate::ledger::Ledger;
use serde::Deserialize;
use serde_json::error::Category;

/// Reads the bytes of a file that a person picked.
///
/// # Errors
/// As [`read`], [`BackupError::NotText`] for anything but UTF-8, and [`BackupError::Sealed`] for a
/// file that [`sealed`] opens with its passphrase.
pub fn read_bytes(bytes: &[u8]) -> Result<Ledger, BackupError> {
    check_size(bytes.len())?;
    if sealed::is_sealed(bytes) {
        return Err(BackupError::Sealed);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| BackupError::NotText)?;
    read(text)
}

/// Reads the text of a backup: parse, migrate, build. Whether its records suit their kinds is
/// told by [`super::doubts`], because such a record is kept.
///
/// # Errors
/// A [`BackupError`] for every way in which the text is not a whole backup of a known version.
pub fn read(text: &str) -> Result<Ledger, BackupError> {
    check_size(text.len())?;
    // Windows editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(BackupError::Empty);
    }
    let version = version_of(text)?;
    let envelope = if version == VERSION {
        envelope(text)?
    } else {
        let value = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
        let value = migrations::to_current(migrations::STEPS, value, version, VERSION)?;
        // As text again: one reader of the ledger's types is enough.
        envelope(&value.to_string())?
    };
    envelope.into_ledger()
}

fn check_size(bytes: usize) -> Result<(), BackupError> {
    if bytes > MOST_BYTES { Err(BackupError::TooLarge { bytes }) } else { Ok(()) }
}

/// The head of the file alone. Reading it walks the whole text, so what is no JSON fails here.
#[derive(Deserialize)]
struct Head {
    format: Option<serde_json::Value>,
    version: Option<serde_json::Value>,
}

fn version_of(text: &str) -> Result<u64, BackupError> {
    let head: Head = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    if head.format.as_ref().and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(BackupError::Foreign);
    }
    match head.version.as_ref().and_then(serde_json::Value::as_u64) {
        Some(version) if version > VERSION => Err(BackupError::Newer { version }),
        Some(version) if version > 0 => Ok(version),
        _ => Err(BackupError::NoVersion),
    }
}

/// An error of the parser before the shape is looked at.
fn not_json(text: &str, error: &serde_json::Error) -> BackupError {
    match error.classify() {
        Category::Eof => BackupError::Truncated { line: last_line(text) },
        Category::Syntax => BackupError::NotJson { line: error.line(), column: error.column() },
        // JSON, but no object with one head: some other program's file.
        Category::Data | Category::Io => BackupError::Foreign,
    }
}

/// The last line that holds anything: the parser counts the one that a line break begins.
fn last_line(text: &str) -> usize {
    text.trim_end().lines().count().max(1)
}

/// The file's content. What is wrong with its shape is named by its path.
fn envelope(text: &str) -> Result<Envelope, BackupError> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => BackupError::Shape {
            path: path_at(text, error.line(), error.column()),
            detail: error.to_string(),
        },
        _ => not_json(text, &error),
    })
}
