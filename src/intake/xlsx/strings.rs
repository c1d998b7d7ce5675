//! The texts that cells share.

use super::xml::{Node, Nodes};
use crate::intake::problem::{IntakeError, Measure};
use crate::intake::table::{LONGEST_CELL, MOST_CELLS};

/// A text in pieces: of several fonts, with the sounds of its letters beside, which are left out.
#[derive(Default)]
pub(super) struct Pieces {
    text: String,
    in_text: bool,
    in_sounds: bool,
}

impl Pieces {
    /// Takes what stands within `si` or `is`.
    pub fn take(&mut self, node: &Node) -> Result<(), IntakeError> {
        match node {
            Node::Start(element, empty) => match element.name.as_str() {
                "t" => self.in_text = !empty,
                "rPh" => self.in_sounds = !empty,
                _ => {}
            },
            Node::End(name) => match name.as_str() {
                "t" => self.in_text = false,
                "rPh" => self.in_sounds = false,
                _ => {}
            },
            Node::Text(text) if self.in_text && !self.in_sounds => {
                self.text.push_str(text);
                // A letter has at most four bytes.
                if self.text.len() > LONGEST_CELL * 4 {
                    return Err(IntakeError::TooLarge(Measure::Text));
                }
            }
            Node::Text(_) => {}
        }
        Ok(())
    }

    /// The whole text; a line break may be written as `_x000D_`.
    pub fn end(&mut self) -> String {
        self.in_text = false;
        self.in_sounds = false;
        let text = std::mem::take(&mut self.text);
        if text.contains("_x000") {
            return text.replace("_x000D_", "").replace("_x000d_", "").replace("_x000A_", "\n");
        }
        text
    }
}

/// Reads the shared texts in their order.
pub(super) fn read(part: &[u8]) -> Result<Vec<String>, IntakeError> {
    let mut nodes = Nodes::of(part);
    let mut strings = Vec::new();
    let mut pieces = Pieces::default();
    while let Some(node) = nodes.next()? {
        pieces.take(&node)?;
        let ends = match &node {
            Node::Start(element, true) => element.name == "si",
            Node::End(name) => name == "si",
            _ => false,
        };
        if ends {
            strings.push(pieces.end());
            if strings.len() > MOST_CELLS {
                return Err(IntakeError::TooLarge(Measure::Cells));
            }
        }
    }
    Ok(strings)
}
