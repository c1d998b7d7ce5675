//! Reads the inside of a line: brackets, tokens, escapes.
//!
//! Nothing is lost: what cannot be read stays as text, and [`source`] gives the line back as typed.

use super::ask::Ask;
use super::finding::Notes;
use super::letter::{Letter, strength};
use super::node::Node;

/// How deep brackets may nest: far deeper than anyone can read, shallow enough for the stack.
const DEEPEST: usize = 16;

/// A token as typed, and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// With its braces.
    pub raw: String,
    /// What it asks for.
    pub ask: Ask,
    /// Whether it stands in a bracket `[!…]`, which only a declaration of none takes away.
    pub expected: bool,
}

/// Reads one line's text.
pub(super) fn read(text: &str, notes: &mut Notes) -> Vec<Node<Typed>> {
    let mut reader = Reader { stack: vec![Level::default()], too_deep: 0, letters: Vec::new() };
    let mut rest = text;
    let mut stray_close = 0;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '\\' => match after.chars().next() {
                Some(escaped) => {
                    reader.letters.push(Letter::new(escaped, true));
                    rest = after.get(escaped.len_utf8()..).unwrap_or_default();
                    continue;
                }
                None => reader.letters.push(Letter::new(c, false)),
            },
            '{' | '｛' => {
                let length = c.len_utf8() + token_length(after);
                let (raw, next) = rest.split_at_checked(length).unwrap_or((rest, ""));
                reader.token(raw, notes);
                rest = next;
                continue;
            }
            '}' | '｝' => {
                notes.syntax("有一个“}”前面没有“{”，请补上，或写成“\\}”。");
                reader.letters.push(Letter::new(c, false));
            }
            '[' if reader.stack.len() > DEEPEST => {
                reader.too_deep += 1;
                reader.letters.push(Letter::new(c, false));
            }
            '[' => {
                let mark = after.chars().next().filter(|c| EXPECTED.contains(c));
                reader.open(mark);
                rest = after.get(mark.map_or(0, char::len_utf8)..).unwrap_or_default();
                continue;
            }
            ']' if reader.too_deep > 0 => {
                reader.too_deep -= 1;
                reader.letters.push(Letter::new(c, false));
                notes.syntax("方括号套得太深，里面的按文字处理，请拆开写。");
            }
            ']' if reader.stack.len() > 1 => reader.close(notes),
            ']' => {
                stray_close += 1;
                reader.letters.push(Letter::new(c, false));
            }
            c => reader.letters.push(Letter::new(c, false)),
        }
        rest = after;
    }
    if stray_close > 0 {
        notes.syntax("有“]”前面没有“[”，请补上，或写成“\\]”。");
    }
    reader.finish(notes)
}

/// How many bytes of `after`, what follows an opening brace, belong to the token: up to its closing
/// brace. Where that is missing, up to the first mark, space or bracket, so that the rest of the
/// line is still read.
fn token_length(after: &str) -> usize {
    let mut escaped = false;
    let mut name_ends = None;
    for (at, c) in after.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '}' | '｝' => return at + c.len_utf8(),
            '{' | '｛' => return name_ends.unwrap_or(at),
            _ => {}
        }
        let ends = strength(c).is_some() && c != '：' || "[] \u{3000}\\".contains(c);
        if ends && name_ends.is_none() {
            name_ends = Some(at);
        }
    }
    name_ends.unwrap_or(after.len())
}

/// What stands right behind `[` where something is expected to be on record.
const EXPECTED: [char; 2] = ['!', '！'];

/// A bracket being read.
#[derive(Default)]
struct Level {
    nodes: Vec<Node<Typed>>,
    /// The mark of what is expected, as typed.
    mark: Option<char>,
}

struct Reader {
    /// The open levels, the outermost first; never empty.
    stack: Vec<Level>,
    too_deep: usize,
    letters: Vec<Letter>,
}

impl Reader {
    fn push(&mut self, node: Node<Typed>) {
        self.flush();
        if let Some(level) = self.stack.last_mut() {
            level.nodes.push(node);
        }
    }

    /// Ends the run of letters.
    fn flush(&mut self) {
        if !self.letters.is_empty() {
            let letters = std::mem::take(&mut self.letters);
            if let Some(level) = self.stack.last_mut() {
                match level.nodes.last_mut() {
                    Some(Node::Text(before)) => before.extend(letters),
                    _ => level.nodes.push(Node::Text(letters)),
                }
            }
        }
    }

    fn token(&mut self, raw: &str, notes: &mut Notes) {
        match Ask::read(raw) {
            Ok(ask) => {
                let expected = self.stack.last().is_some_and(|level| level.mark.is_some());
                self.push(Node::Token(Typed { raw: raw.to_owned(), ask, expected }));
            }
            Err(why) => {
                notes.syntax(&format!("“{raw}”写得不对：{why}"));
                self.push(Node::Broken(raw.to_owned()));
            }
        }
    }

    fn open(&mut self, mark: Option<char>) {
        self.flush();
        self.stack.push(Level { nodes: Vec::new(), mark });
    }

    fn close(&mut self, notes: &mut Notes) {
        self.flush();
        let mut inner = self.stack.pop().unwrap_or_default();
        if holds_token(&inner.nodes) {
            if let Some(mark) = inner.mark
                && !inner.nodes.iter().any(|node| matches!(node, Node::Token(_)))
            {
                notes.syntax("“[!”只管直接写在这个方括号里的数字，请把“!”移到里层的方括号。");
                inner.nodes.insert(0, Node::Text(vec![Letter::new(mark, false)]));
            }
            self.push(Node::Bracket(inner.nodes));
        } else {
            notes.syntax("有一处方括号里没有数字，按文字处理；请放进数字，或在方括号前加“\\”。");
            self.unwrap(inner, true);
        }
    }

    /// Puts a level that is no bracket back into the text around it.
    fn unwrap(&mut self, inner: Level, closed: bool) {
        self.letters.push(Letter::new('[', false));
        self.letters.extend(inner.mark.map(|mark| Letter::new(mark, false)));
        for node in inner.nodes {
            match node {
                Node::Text(letters) => self.letters.extend(letters),
                node => self.push(node),
            }
        }
        if closed {
            self.letters.push(Letter::new(']', false));
        }
    }

    fn finish(mut self, notes: &mut Notes) -> Vec<Node<Typed>> {
        self.flush();
        if self.stack.len() > 1 || self.too_deep > 0 {
            notes.syntax("有“[”后面没有“]”，请补上，或写成“\\[”。");
        }
        while self.stack.len() > 1 {
            self.flush();
            let inner = self.stack.pop().unwrap_or_default();
            self.unwrap(inner, false);
        }
        self.flush();
        self.stack.pop().unwrap_or_default().nodes
    }
}

/// Whether a bracket holds a token, its own or an inner bracket's. One that cannot be read counts:
/// it is reported on its own.
fn holds_token(nodes: &[Node<Typed>]) -> bool {
    nodes.iter().any(|node| !matches!(node, Node::Text(_)))
}

/// The line as it was typed.
#[cfg(test)]
pub(super) fn source(nodes: &[Node<Typed>]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(letters) => {
                for letter in letters {
                    if letter.escaped {
                        text.push('\\');
                    }
                    text.push(letter.c);
                }
            }
            Node::Token(typed) => text.push_str(&typed.raw),
            Node::Broken(raw) => text.push_str(raw),
            Node::Bracket(inner) => {
                text.push('[');
                let expected = |n: &Node<Typed>| matches!(n, Node::Token(t) if t.expected);
                if inner.iter().any(expected) {
                    text.push('!');
                }
                text.push_str(&source(inner));
                text.push(']');
            }
        }
    }
    text
}
