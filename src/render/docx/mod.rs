//! A Word file laid out to GB/T 9704-2012.
//!
//! The file is written element by element, because the layout needs what libraries for Word files
//! cannot say: the rules of Chinese typesetting, repeated headings, names to fall back on for
//! fonts. Elements stand in the schema's order (ISO/IEC 29500-1, annex A), or Word refuses the
//! file. Everything in it comes from the document: no clock, no random numbers, so the same
//! document gives the same bytes.
//!
//! | file | holds |
//! |---|---|
//! | `layout` | the measures of the standard |
//! | `styles` | the styles that carry them |
//! | `body` | blocks as paragraphs and tables, the footers |
//! | `parts` | settings, fonts, properties |
//! | `package` | which parts there are and how they belong together |
//! | `xml`, `archive` | elements to bytes, files to an archive |

mod archive;
mod body;
mod layout;
mod package;
mod parts;
mod styles;
mod xml;

use super::fonts::Fonts;
use crate::document::Document;
use crate::ledger::FontSet;
use package::Part;
use std::fmt;

/// Why no Word file could be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderError {
    /// It would be larger than such a file can be (4 GB).
    TooLarge,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str(
                "没有生成 Word 文件：全文超过了 Word 文件 4 GB 的上限。台账数据没有变动，可以先用“复制全文”或“打印”取得全文。",
            ),
        }
    }
}

impl std::error::Error for RenderError {}

/// Writes a document as a Word file (docx).
///
/// A4, 22 lines of 28 characters on a page, the fonts of the standard with names to fall back on,
/// page numbers outside, the signature without a seal. A gap is printed as X on yellow.
///
/// ```
/// # use zhibu::{document::{Block, Document, Inline}, ledger::FontSet, render};
/// let text = vec![Inline::Text("全年开展集中学习12次。".into())];
/// let document =
///     Document { blocks: vec![Block::Paragraph { lead: None, text }], ..Document::default() };
/// let bytes = render::docx(&document, FontSet::Official)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), render::RenderError>(())
/// ```
///
/// # Errors
/// [`RenderError::TooLarge`].
pub fn docx(document: &Document, set: FontSet) -> Result<Vec<u8>, RenderError> {
    let fonts = Fonts::of(set);
    let word = |name, media, root| Part { name, media, root };
    let parts = [
        word("docProps/app.xml", "officedocument.extended-properties", parts::app()),
        word("docProps/core.xml", "package.core-properties", parts::core(&document.properties)),
        word(
            "word/document.xml",
            "officedocument.wordprocessingml.document.main",
            body::document(&document.blocks),
        ),
        word("word/styles.xml", "officedocument.wordprocessingml.styles", styles::styles(&fonts)),
        word("word/settings.xml", "officedocument.wordprocessingml.settings", parts::settings()),
        word(
            "word/fontTable.xml",
            "officedocument.wordprocessingml.fontTable",
            parts::fonts(&fonts),
        ),
        word("word/footer1.xml", "officedocument.wordprocessingml.footer", body::footer(true)),
        word("word/footer2.xml", "officedocument.wordprocessingml.footer", body::footer(false)),
    ];
    let relations = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        (body::FOOTER_ODD, "footer", "footer1.xml"),
        (body::FOOTER_EVEN, "footer", "footer2.xml"),
    ];
    package::pack(&parts, &relations).map_err(|archive::TooLarge| RenderError::TooLarge)
}
