//! Plain text: the document's characters, one paragraph a line, for 复制全文 and for comparison.

use super::printable;
use crate::document::{Block, Document, Inline};

/// The indent of a paragraph: two characters wide.
const INDENT: &str = "\u{3000}\u{3000}";

/// Writes a document as plain text.
///
/// One paragraph a line, its first line indented by two full-width spaces; title and signature
/// stand alone between blank lines; cells of a table are separated by tabs. Always ends with one
/// line break, unless the document is empty.
pub fn text(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(title) => {
                lines.extend(title.iter().map(|line| run(line)));
                lines.push(String::new());
            }
            Block::Heading { text, .. } => lines.push(format!("{INDENT}{}", run(text))),
            Block::Paragraph { lead, text } => {
                let lead = lead.as_ref().map(|lead| run(&lead.text)).unwrap_or_default();
                lines.push(format!("{INDENT}{lead}{}", run(text)));
            }
            Block::Table(table) => {
                lines.extend(std::iter::once(&table.head).chain(&table.rows).map(|row| cells(row)));
            }
            Block::Signature { name, date } => {
                lines.push(String::new());
                lines.push(format!("{INDENT}{}", printable(name)));
                lines.push(format!("{INDENT}{}", printable(date)));
            }
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn run(inlines: &[Inline]) -> String {
    inlines.iter().map(|inline| printable(inline.text())).collect()
}

fn cells(row: &[String]) -> String {
    row.iter().map(|cell| printable(cell)).collect::<Vec<_>>().join("\t")
}
