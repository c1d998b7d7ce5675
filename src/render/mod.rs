//! Dumb writers of a document: text, html, docx; and of a sheet: csv. And the
//! names of the files they become.
//!
//! Every writer prints the same characters in the same order; numbering and marks are in the
//! document already. No writer looks at records, at a clock or at the machine's fonts: the same
//! document gives the same bytes.

mod csv;
mod docx;
mod fonts;
mod html;
mod name;
mod signature;
mod text;

use crate::ledger::is_printable;

pub use csv::csv;
pub use docx::{RenderError, docx};
pub use html::html;
pub use name::file_name;
pub use signature::{Indents, indents};
pub use text::text;

/// What the writers print of a text: without the characters that no document can carry.
///
/// The ledger takes them out when a record is entered; this is for a document that came another
/// way. A line break or tab inside a run becomes a space, because a run is part of one line.
fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            c => is_printable(c).then_some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests;
