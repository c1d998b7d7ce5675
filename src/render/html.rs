//! A standalone page that prints like the Word file.

use crate::document::Document;
use crate::ledger::FontSet;

/// Writes a document as a whole page.
pub fn html(document: &Document, _fonts: FontSet) -> String {
    super::text(document)
}
