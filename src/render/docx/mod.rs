//! A Word file laid out to GB/T 9704-2012.
//!
//! docx-rs writes the parts; one pass over them ([`pass`]) adds what it cannot say. Everything in
//! the file comes from the document: no clock, no random numbers, so the same document gives the
//! same bytes.

mod body;
mod layout;
mod order;
mod pass;
mod styles;
mod xml;

use super::fonts::Fonts;
use crate::document::Document;
use crate::ledger::FontSet;
use docx_rs::{DocGrid, DocGridType, Docx, Footer, PageMargin};
use std::fmt;
use std::io::Cursor;

/// Why no Word file could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// A part of the file could not be read back and completed.
    Part {
        /// Which part: `document`, `styles` …
        part: &'static str,
        /// What was wrong with it.
        detail: String,
    },
    /// The archive could not be put together.
    Archive {
        /// What the archiver said.
        detail: String,
    },
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, detail) = match self {
            Self::Part { part, detail } => (format!("排版“{part}”部分时出错"), detail),
            Self::Archive { detail } => ("打包时出错".to_owned(), detail),
        };
        write!(
            f,
            "没有生成 Word 文件：{what}（{detail}）。台账数据没有变动，可以先用“复制全文”或“打印”取得全文。"
        )
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
/// [`RenderError`], where a part cannot be written or the parts cannot be packed: no document
/// should bring that about.
pub fn docx(document: &Document, set: FontSet) -> Result<Vec<u8>, RenderError> {
    let fonts = Fonts::of(set);
    let margins = PageMargin {
        top: layout::TOP,
        right: layout::RIGHT,
        bottom: layout::BOTTOM,
        left: layout::LEFT,
        header: layout::HEADER,
        footer: layout::FOOTER,
        gutter: 0,
    };
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(usize::try_from(layout::LINE).unwrap_or_default());
    let docx = Docx::new()
        .styles(styles::styles(&fonts))
        .document(body::body(docx_rs::Document::new().doc_grid(grid), &document.blocks))
        .page_size(layout::PAGE.0, layout::PAGE.1)
        .page_margin(margins)
        .footer(Footer::new().add_paragraph(body::page_number(true)))
        .even_footer(Footer::new().add_paragraph(body::page_number(false)));
    let mut parts = docx.build();
    pass::pass(&mut parts, &fonts, &document.properties)?;
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(|error| RenderError::Archive { detail: error.to_string() })?;
    Ok(out.into_inner())
}
