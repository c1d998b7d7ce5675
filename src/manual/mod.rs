//! The manual (`docs/使用手册.md`), so that each page can show the part that is about it.
//!
//! The build reads the file into constants (`build.rs`): it is written once, and the page carries
//! no Markdown reader. What must stay out: any text of its own.

#[cfg(test)]
mod tests;

/// A section of the manual: what is said about one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its heading, by which pages name it, e.g. 台账.
    pub title: &'static str,
    /// What it says.
    pub blocks: &'static [Block],
}

/// A part of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A smaller heading.
    Heading(&'static str),
    /// A paragraph.
    Paragraph(&'static [Run]),
    /// A list.
    List {
        /// Whether its items are steps, one after the other.
        numbered: bool,
        /// Its items.
        items: &'static [&'static [Run]],
    },
}

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Plain.
    Text(&'static str),
    /// Strong: names on the screen.
    Strong(&'static str),
    /// What is typed: keys, tokens.
    Typed(&'static str),
}

/// Every section, in the manual's order.
pub const SECTIONS: &[Section] = include!(concat!(env!("OUT_DIR"), "/manual.rs"));

/// The section called `title`.
///
/// ```
/// # use zhibu::manual;
/// assert!(manual::section("台账").is_some());
/// ```
pub fn section(title: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.title == title)
}
