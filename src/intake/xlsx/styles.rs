//! Which cells hold days and times: a number says so by its format alone.

use super::xml::{Node, Nodes};
use crate::intake::problem::{IntakeError, Measure};
use std::collections::BTreeMap;

/// How many formats a workbook may have; a spreadsheet program allows 65,490.
const MOST_FORMATS: usize = 70_000;

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// A number.
    #[default]
    Number,
    /// A day, perhaps with a time.
    Day,
    /// A time alone.
    Time,
}

/// The shape of each cell format, in their order.
pub(super) fn read(part: &[u8]) -> Result<Vec<Shape>, IntakeError> {
    let mut nodes = Nodes::of(part);
    let mut own: BTreeMap<u32, Shape> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut in_cells = false;
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(element, empty) => match element.name.as_str() {
                "cellXfs" => in_cells = !empty,
                "numFmt" => {
                    let id = element.get("numFmtId").and_then(|id| id.parse().ok());
                    if let Some((id, code)) = id.zip(element.get("formatCode")) {
                        own.insert(id, shape_of(code));
                    }
                }
                "xf" if in_cells => {
                    let id = element.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    shapes.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Node::End(name) if name == "cellXfs" => in_cells = false,
            Node::End(_) | Node::Text(_) => {}
        }
        if own.len() > MOST_FORMATS || shapes.len() > MOST_FORMATS {
            return Err(IntakeError::TooLarge(Measure::Cells));
        }
    }
    Ok(shapes)
}

/// The formats that have a number only (ISO/IEC 29500-1, 18.8.30), those of Chinese among them.
fn built_in(id: u32) -> Shape {
    match id {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shape::Day,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Shape::Time,
        _ => Shape::Number,
    }
}

/// What a format code shows: letters for years and days outside quotation marks and brackets.
pub(super) fn shape_of(code: &str) -> Shape {
    // What is shown of positive numbers.
    let code = code.split(';').next().unwrap_or_default();
    let (mut years, mut months, mut hours) = (false, false, false);
    let mut letters = code.chars();
    while let Some(c) = letters.next() {
        match c.to_ascii_lowercase() {
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            // The next letter is shown as it is, or leaves its room.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|c| *c != ']').collect();
                hours |=
                    matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s");
            }
            'y' | 'd' => years = true,
            'm' => months = true,
            'h' | 's' => hours = true,
            // General, and E of 1.0E+00.
            'g' | 'e' if !years && !months => return Shape::Number,
            _ => {}
        }
    }
    match (years, months, hours) {
        (true, ..) | (false, true, false) => Shape::Day,
        (false, _, true) => Shape::Time,
        _ => Shape::Number,
    }
}
