//! What stands in a browser, exported as it is by the page that is shown when the program cannot
//! run, brought in again.
//!
//! The file holds the texts of both stores under their keys. They are opened as at a start: the
//! newer whole one heals the other, what cannot be read is told and left out. Nothing of the file
//! is trusted further than a browser's storage is.
//!
//! ```text
//! {"format": "zhibu-raw", "version": 1, "exported_at": "2026-11-23T08:00:00.000Z",
//!  "shelf": {"zhibu/1/head": "…", …}, "journal": {…}}      null: could not be read
//! ```

use super::heal::Image;
use super::problem::described;
use super::wire::{DRAFT, Key, ROOT, sort};
use super::{Journal, JournalError, MemoryShelf, Store, StoreError, StoreFinding};
use crate::ledger::Ledger;
use serde::Deserialize;
use std::fmt;

/// What the head of every such file says it is.
pub const RAW_FORMAT: &str = "zhibu-raw";

/// The version that is read.
const VERSION: u64 = 1;

/// The largest file read, in bytes: both stores full of text, with earlier versions in the journal.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The ledger in a file of raw texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// The ledger, as a start would have opened it.
    pub ledger: Ledger,
    /// What was found on the way, in order.
    pub findings: Vec<StoreFinding>,
    /// What stays behind in the file.
    pub left: Left,
}

/// What a file of raw texts holds beside the ledger, and what is not taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// Other ledgers that the journal holds.
    pub others: usize,
    /// Things that could not be read.
    pub asides: usize,
    /// Half-filled forms.
    pub drafts: usize,
}

impl Raw {
    /// What the person should know, a sentence each.
    pub fn told(&self) -> Vec<String> {
        // What the sentence of a start says to do with it, cannot be done in a file.
        let sentence = |finding: &StoreFinding| match finding {
            StoreFinding::SetAside { key, .. } => format!(
                "{}读不出来，不会导入，原文在这个文件里；请留好这个文件，并从备份中找回。",
                described(key)
            ),
            finding => finding.to_string(),
        };
        let mut told: Vec<String> = self.findings.iter().map(sentence).collect();
        let Left { others, asides, drafts } = self.left;
        for (count, what) in
            [(others, "份另外的台账"), (asides, "项读不出来的内容"), (drafts, "张没填完的表")]
        {
            if count > 0 {
                told.push(format!("文件里还有{count}{what}，不会导入；请留好这个文件。"));
            }
        }
        told
    }
}

/// Why a file of raw texts gives no ledger. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawError {
    /// Not such a file: another program's, or a backup.
    Foreign,
    /// Larger than any browser's storage.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Such a file, but broken off or changed.
    Broken {
        /// The line that is wrong, from 1.
        line: usize,
        /// The column in it.
        column: usize,
    },
    /// It, or the texts in it, were written by a newer program.
    Newer {
        /// The version they have.
        version: u64,
    },
    /// No ledger in it.
    Empty,
    /// The texts in it cannot be opened.
    Store(StoreError),
}

impl fmt::Display for RawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(
                f,
                "这个文件不是支部台账的备份，也不是它导出的原始数据；请检查是否选错了文件。"
            ),
            Self::TooLarge { bytes } => write!(
                f,
                "这个文件有{}MB，超过了{}MB的上限，不像是支部台账导出的原始数据；请检查是否选错了文件。",
                bytes.div_ceil(1024 * 1024),
                MOST_BYTES / (1024 * 1024)
            ),
            Self::Broken { line, column } => write!(
                f,
                "这份原始数据不完整或者被改动过（第{line}行第{column}个字符处读不下去）；请重新复制一次，或者改用备份文件。"
            ),
            Self::Newer { version } => write!(
                f,
                "这份原始数据由更新的程序写成（第{version}版，本程序只认得到第{VERSION}版），没有做任何改动；请换用新版程序再导入。"
            ),
            Self::Empty => write!(
                f,
                "这份原始数据里没有台账，没有做任何改动；请改用备份文件，或者换一份原始数据。"
            ),
            Self::Store(error) => write!(f, "没有做任何改动：{error}"),
        }
    }
}

impl std::error::Error for RawError {}

#[derive(Deserialize)]
struct Head {
    format: Option<serde_json::Value>,
    version: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct File {
    shelf: Option<Image>,
    journal: Option<Image>,
}

/// Opens the texts in a file as a start would, without writing anywhere.
///
/// # Errors
/// A [`RawError`]; [`RawError::Foreign`] for whatever else a file may be.
pub fn read_raw(bytes: &[u8]) -> Result<Raw, RawError> {
    // What is no text is no file of ours either.
    let text = std::str::from_utf8(bytes).map_err(|_| RawError::Foreign)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // It says what it is at once; other files are not read through.
    if !text.chars().take(80).collect::<String>().contains(RAW_FORMAT) {
        return Err(RawError::Foreign);
    }
    if bytes.len() > MOST_BYTES {
        return Err(RawError::TooLarge { bytes: bytes.len() });
    }
    let broken =
        |error: serde_json::Error| RawError::Broken { line: error.line(), column: error.column() };
    let head: Head = serde_json::from_str(text).map_err(broken)?;
    if head.format.as_ref().and_then(serde_json::Value::as_str) != Some(RAW_FORMAT) {
        return Err(RawError::Foreign);
    }
    match head.version.as_ref().and_then(serde_json::Value::as_u64) {
        Some(version) if version > VERSION => return Err(RawError::Newer { version }),
        _ => {}
    }
    let file: File = serde_json::from_str(text).map_err(broken)?;
    open(file)
}

fn open(file: File) -> Result<Raw, RawError> {
    let mut shelf = file.shelf.unwrap_or_default();
    shelf.retain(|key, _| key.starts_with(ROOT));
    let drafts = shelf.keys().filter(|key| key.starts_with(DRAFT)).count();
    let journal = match file.journal {
        Some(texts) => Journal::Read(texts),
        None => Journal::Away(JournalError::Refused),
    };
    let (store, opening) = Store::open(MemoryShelf::of(shelf), journal);
    if let Some(error) = store.closed() {
        return Err(match error {
            StoreError::Newer { format, .. } => RawError::Newer { version: *format },
            error => RawError::Store(error.clone()),
        });
    }
    if opening.first_run {
        return Err(RawError::Empty);
    }
    let texts = store.shelf().texts();
    let asides = texts.keys().filter(|key| matches!(sort(key), Key::Aside(_))).count();
    let left = Left { others: store.others().len(), asides, drafts };
    Ok(Raw { ledger: opening.ledger, findings: opening.findings, left })
}
