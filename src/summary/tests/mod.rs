//! Tests of the summary, phase by phase and as a whole.

mod dropping;
mod findings;
mod numbering;
mod reading;
mod title;
mod typed;
mod whole;
mod wording;

use super::ask::Ask;
use super::drop::{Kept, Mode, Piece, keep};
use super::fill::Filled;
use super::finding::Notes;
use super::inline::{self, Typed};
use super::letter::annotate;
use super::node::Node;

/// A line, read and annotated, without its findings.
fn read_line(text: &str) -> Vec<Node<Typed>> {
    let mut nodes = inline::read(text, &mut Notes::default());
    annotate(&mut nodes);
    nodes
}

/// Fills tokens by their names: `无…` is a gap, every other writes itself.
fn filled(nodes: &[Node<Typed>]) -> Vec<Node<Filled>> {
    let token = |typed: &Typed| {
        let name = match &typed.ask {
            Ask::Value { name, .. } => name.clone(),
            _ => typed.raw.clone(),
        };
        let text = (!name.starts_with('无')).then_some(name);
        let keeps = typed.expected && text.is_none();
        Filled { token: Some(0), text, yields: false, keeps }
    };
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(letters) => Node::Text(letters.clone()),
            Node::Token(typed) => Node::Token(token(typed)),
            Node::Broken(raw) => Node::Broken(raw.clone()),
            Node::Bracket(inner) => Node::Bracket(filled(inner)),
        })
        .collect()
}

/// What stays of a line, and what went.
fn kept(text: &str, mode: Mode) -> Kept {
    keep(&filled(&read_line(text)), mode)
}

/// What is printed of a line.
fn printed(kept: &Kept) -> String {
    let mut text = String::new();
    for piece in &kept.pieces {
        match piece {
            Piece::Letter(letter) => text.push(letter.c),
            Piece::Filled(filled) => text.push_str(filled.text.as_deref().unwrap_or("X")),
            Piece::Broken(raw) => text.push_str(raw),
            Piece::Seam => text.push('¦'),
        }
    }
    text
}
