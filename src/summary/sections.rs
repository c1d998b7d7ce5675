//! The sections of a text, for a record's form to choose from (入总结用语 goes into one of them).

use super::finding::Notes;
use super::inline::Typed;
use super::lines::{self, Role};
use super::node::Node;
use crate::ledger::YearText;

/// A text field called so holds the id of a section, in whatever kind of record: where in the text
/// a document is listed.
pub const SECTION_FIELD: &str = "section";

/// A heading with an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its stable id.
    pub id: String,
    /// 1 for 一、, 2 for （一） …
    pub level: u8,
    /// Its text as typed, without number and id.
    pub name: String,
}

/// The headings of a text that have an id, in order; none of a text that is too long to be one.
///
/// ```
/// let sections = zhibu::summary::sections("## 工作开展情况 {#work}");
/// assert_eq!((sections[0].id.as_str(), sections[0].name.as_str()), ("work", "工作开展情况"));
/// ```
pub fn sections(body: &str) -> Vec<Section> {
    if body.chars().nth(YearText::LONGEST).is_some() {
        return Vec::new();
    }
    let lines = lines::read(body, &mut Notes::default());
    lines
        .into_iter()
        .filter_map(|line| match line.role {
            Role::Heading { level, id: Some(id) } => {
                Some(Section { id, level, name: plain(&line.nodes) })
            }
            _ => None,
        })
        .collect()
}

fn plain(nodes: &[Node<Typed>]) -> String {
    let text = |node: &Node<Typed>| match node {
        Node::Text(letters) => letters.iter().map(|letter| letter.c).collect(),
        Node::Token(typed) => typed.raw.clone(),
        Node::Broken(raw) => raw.clone(),
        Node::Bracket(inner) => plain(inner),
    };
    nodes.iter().map(text).collect()
}
