//! Reads the text line by line: what each line is, and what stands in it.

use super::ask::Ask;
use super::finding::Notes;
use super::inline::{self, Typed};
use super::letter::annotate;
use super::node::Node;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// `#`: a line of the title.
    Title,
    /// `##` and deeper.
    Heading {
        /// 1 for `##`, 2 for `###` …
        level: u8,
        /// Its stable id.
        id: Option<String>,
    },
    /// `-`: a point.
    Point,
    /// Anything else: a paragraph.
    Text,
}

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub number: usize,
    /// Whether a line that is not blank stands right above.
    pub below: bool,
    /// What it is.
    pub role: Role,
    /// What stands in it.
    pub nodes: Vec<Node<Typed>>,
}

/// The deepest heading, `#####`.
const DEEPEST: usize = 5;

/// Reads a whole text.
pub(super) fn read(body: &str, notes: &mut Notes) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut below = false;
    for (at, text) in body.lines().enumerate() {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        notes.at(at + 1);
        if !text.is_empty() {
            lines.push(read_line(at + 1, below, text, notes));
        }
        below = !text.is_empty();
    }
    report_repeated_ids(&lines, notes);
    lines
}

fn read_line(number: usize, below: bool, text: &str, notes: &mut Notes) -> Line {
    let (mut role, rest) = role_of(text, notes);
    let mut nodes = inline::read(rest, notes);
    let ids = take_ids(&mut nodes);
    match (&mut role, ids.as_slice()) {
        (_, []) => {}
        (Role::Heading { id, .. }, [only]) => *id = Some(only.clone()),
        (Role::Heading { .. }, _) => notes.syntax("一个标题只能有一个章节编号，请只留一个。"),
        _ => notes.syntax("章节编号只能写在标题行，请移到标题末尾。"),
    }
    if annotate(&mut nodes).unpaired.iter().any(|c| "《》“”".contains(*c)) {
        notes.syntax("书名号或引号不成对，请补全。");
    }
    report_typed_number(&role, &nodes, notes);
    Line { number, below, role, nodes }
}

/// What the line is, and the text behind its marker.
fn role_of<'a>(text: &'a str, notes: &mut Notes) -> (Role, &'a str) {
    let hashes = text.bytes().take_while(|&b| b == b'#').count();
    if hashes > DEEPEST {
        notes.syntax("标题最多五个“#”，这一行按文字处理。");
    } else if hashes > 0 {
        let rest = text.get(hashes..).unwrap_or_default().trim_start();
        let level = u8::try_from(hashes - 1).unwrap_or(1);
        let role = if hashes == 1 { Role::Title } else { Role::Heading { level, id: None } };
        return (role, rest);
    }
    match text.strip_prefix('-') {
        Some(rest) if !rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
            (Role::Point, rest.trim_start())
        }
        _ => (Role::Text, text),
    }
}

/// Takes the stable ids out of a line, with the space in front of them.
fn take_ids(nodes: &mut Vec<Node<Typed>>) -> Vec<String> {
    let mut ids = Vec::new();
    nodes.retain(|node| match node {
        Node::Token(Typed { ask: Ask::Id(id), .. }) => {
            ids.push(id.clone());
            false
        }
        _ => true,
    });
    if !ids.is_empty()
        && let Some(Node::Text(letters)) = nodes.last_mut()
    {
        while letters.last().is_some_and(|letter| letter.c.is_whitespace()) {
            letters.pop();
        }
    }
    ids
}

/// Numbering is never typed: 一、 in front of a heading would stand there twice.
fn report_typed_number(role: &Role, nodes: &[Node<Typed>], notes: &mut Notes) {
    let Some(Node::Text(letters)) = nodes.first() else { return };
    let start: String = letters.iter().take(6).map(|letter| letter.c).collect();
    let inner = start.trim_start_matches(['（', '(']);
    let rest = inner
        .trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let numbered = rest.len() < inner.len();
    let typed = match role {
        Role::Heading { .. } => {
            numbered && rest.starts_with(['、', '.', '．', '）', ')']) && !rest.starts_with(".0")
        }
        Role::Point => numbered && rest.starts_with('是') && inner.len() == start.len(),
        Role::Title | Role::Text => false,
    };
    if typed {
        notes.syntax("序号由程序自动编写，请删去手写的序号。");
    }
}

fn report_repeated_ids(lines: &[Line], notes: &mut Notes) {
    let mut seen = std::collections::BTreeSet::new();
    for line in lines {
        if let Role::Heading { id: Some(id), .. } = &line.role
            && !seen.insert(id)
        {
            notes.at(line.number);
            notes.syntax(&format!("章节编号“{id}”前面已经用过，请换一个。"));
        }
    }
}
