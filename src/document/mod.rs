//! A document as its writers need it: blocks of runs, with the role each plays in the layout.
//!
//! It knows nothing of records: a figure in it is the index of its token, and whoever shows the
//! document asks `summary` what that token stands for. All numbering and all marks are in the text
//! already, so that every writer (screen, html, text, docx) prints the same characters.

mod pages;
mod sheet;
#[cfg(test)]
mod tests;

pub use pages::{Measured, Slice, paginate};
pub use sheet::{Cell, Sheet};

/// A document (公文): title, body, signature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The blocks in order, the title first and the signature last.
    pub blocks: Vec<Block>,
    /// What the file says about itself.
    pub properties: Properties,
}

/// What a file says about itself. Dates come from the ledger, never from a clock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// The title in one line.
    pub title: String,
    /// The name behind it: the branch.
    pub author: String,
    /// Its date, ISO 8601 (`2019-12-31`), if known.
    pub date: Option<String>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title, centred; one entry a line, as broken by the summary.
    Title(Vec<Vec<Inline>>),
    /// A heading that stands alone in its paragraph. Its text begins with its number (一、).
    Heading {
        /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
        level: u8,
        /// Its stable id, if the template gives one.
        id: Option<String>,
        /// Number and text.
        text: Vec<Inline>,
    },
    /// A paragraph of the body, perhaps with a heading that shares it (two runs in two fonts).
    Paragraph {
        /// The heading in front, with its number and closing mark: level, id, text.
        lead: Option<Lead>,
        /// The text.
        text: Vec<Inline>,
    },
    /// A table.
    Table(Table),
    /// The signature: who, and when (`2019年12月31日`).
    Signature {
        /// The name.
        name: String,
        /// The date as written.
        date: String,
    },
}

/// A heading that shares its paragraph with text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// See [`Block::Heading`].
    pub level: u8,
    /// Its stable id, if the template gives one.
    pub id: Option<String>,
    /// Number, text and closing mark.
    pub text: Vec<Inline>,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A figure: the index of its token, and what is written.
    Figure {
        /// Which token.
        token: usize,
        /// The number or list as written, without the author's unit.
        text: String,
    },
    /// A gap: the index of its token. It is written as X.
    Gap {
        /// Which token.
        token: usize,
    },
    /// A number typed by hand, without evidence (无出处).
    Typed(String),
}

impl Inline {
    /// The characters it prints.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Figure { text, .. } | Self::Typed(text) => text,
            Self::Gap { .. } => "X",
        }
    }
}

/// A table of text cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns' headings.
    pub head: Vec<String>,
    /// The rows; each has as many cells as `head`.
    pub rows: Vec<Vec<String>>,
}
