//! Leaves out what has no records: brackets, clauses, and the joints between them.
//!
//! - A bracket goes when one of its own tokens has no record or is declared none, or when all its
//!   inner brackets went. In a bracket of what is expected (`[!…]`) a token without a record stays
//!   as a gap; one that is declared none goes all the same.
//! - A clause, up to ； or 。, goes whole when all its brackets went, with whatever else it says. A
//!   heading is no clause.
//! - Of brackets in a row (`[…]、[…]和[…]`) the joints follow the ones that stay.
//!
//! Marks that meet where something went are `seam`'s.

use super::fill::Filled;
use super::letter::Letter;
use super::node::Node;
use super::seam;

/// A part of a line that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A character of the author's.
    Letter(Letter),
    /// A token.
    Filled(Filled),
    /// A token that cannot be read.
    Broken(String),
    /// Something went here.
    Seam,
}

/// A line after dropping.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// What stays; no seams are left in it.
    pub pieces: Vec<Piece>,
    /// What went.
    pub lost: Vec<Lost>,
}

/// Something that went.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// How it would have read.
    pub fragment: String,
    /// Its tokens without a record.
    pub gaps: Vec<Filled>,
    /// Its tokens that had a record and went along.
    pub along: Vec<Filled>,
}

/// How a line is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Text: brackets and clauses go.
    Clauses,
    /// A heading or title: brackets go, clauses do not.
    Brackets,
    /// Nothing goes; every gap is shown.
    KeepGaps,
}

/// What stays of a line.
pub(super) fn keep(nodes: &[Node<Filled>], mode: Mode) -> Kept {
    let mut kept = Kept::default();
    level(nodes, mode, &mut kept);
    kept.pieces = seam::close(std::mem::take(&mut kept.pieces));
    kept
}

/// A clause is cut from these.
enum Unit<'a> {
    Letter(&'a Letter),
    Filled(&'a Filled),
    Broken(&'a str),
    Bracket { inner: &'a [Node<Filled>], gone: bool },
}

/// Whether the bracket around `inner` goes.
fn is_gone(inner: &[Node<Filled>]) -> bool {
    let mut brackets = 0;
    let mut gone = 0;
    for node in inner {
        match node {
            Node::Token(filled) if filled.is_gap() && !filled.keeps => return true,
            Node::Bracket(deeper) => {
                brackets += 1;
                gone += usize::from(is_gone(deeper));
            }
            Node::Token(_) | Node::Text(_) | Node::Broken(_) => {}
        }
    }
    brackets > 0 && gone == brackets
}

fn level(nodes: &[Node<Filled>], mode: Mode, kept: &mut Kept) {
    let mut clause: Vec<Unit<'_>> = Vec::new();
    for node in nodes {
        match node {
            Node::Text(letters) => {
                for letter in letters {
                    clause.push(Unit::Letter(letter));
                    if letter.ends_clause() {
                        end_clause(&mut clause, mode, kept);
                    }
                }
            }
            Node::Token(filled) => clause.push(Unit::Filled(filled)),
            Node::Broken(raw) => clause.push(Unit::Broken(raw)),
            Node::Bracket(inner) => {
                let gone = mode != Mode::KeepGaps && is_gone(inner);
                clause.push(Unit::Bracket { inner, gone });
                if last_letter(inner).is_some_and(Letter::ends_clause) {
                    end_clause(&mut clause, mode, kept);
                }
            }
        }
    }
    end_clause(&mut clause, mode, kept);
}

/// The letter a bracket ends with, if it ends with one.
fn last_letter(inner: &[Node<Filled>]) -> Option<&Letter> {
    match inner.last()? {
        Node::Text(letters) => letters.last(),
        Node::Bracket(deeper) => last_letter(deeper),
        Node::Token(_) | Node::Broken(_) => None,
    }
}

fn end_clause(clause: &mut Vec<Unit<'_>>, mode: Mode, kept: &mut Kept) {
    let units = std::mem::take(clause);
    let mut brackets = units.iter().filter_map(|unit| match unit {
        Unit::Bracket { gone, .. } => Some(*gone),
        _ => None,
    });
    // `all` of no brackets is true: a clause without any stays.
    let has_brackets = brackets.clone().next().is_some();
    if mode == Mode::Clauses && has_brackets && brackets.all(|gone| gone) {
        let end = match units.last() {
            Some(Unit::Letter(letter)) if letter.ends_clause() => Some(**letter),
            Some(Unit::Bracket { inner, .. }) => {
                last_letter(inner).copied().filter(Letter::ends_clause)
            }
            _ => None,
        };
        kept.lost.push(lost(&units));
        kept.pieces.push(Piece::Seam);
        kept.pieces.extend(end.map(Piece::Letter));
        kept.pieces.push(Piece::Seam);
        return;
    }
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        match unit {
            Unit::Letter(letter) => kept.pieces.push(Piece::Letter(**letter)),
            Unit::Filled(filled) => kept.pieces.push(Piece::Filled((*filled).clone())),
            Unit::Broken(raw) => kept.pieces.push(Piece::Broken((*raw).to_owned())),
            Unit::Bracket { .. } => {
                at = row(&units, at, mode, kept);
                continue;
            }
        }
        at += 1;
    }
}

/// What joins brackets in a row, the weaker first: where one between two others goes, the stronger
/// of its two joints stays.
const JOINTS: [&str; 11] =
    ["", "、", "和", "与", "及", "以及", "并", "，", "，以及", "，并", "，并且"];

/// Writes the row of brackets that begins at `from`; returns where it ends.
fn row(units: &[Unit<'_>], from: usize, mode: Mode, kept: &mut Kept) -> usize {
    let mut at = from;
    // The joints since the last bracket that stayed: the strongest so far.
    let mut joint: Option<(usize, &[Unit<'_>])> = None;
    let (mut stayed, mut cut) = (false, false);
    while let Some(Unit::Bracket { inner, gone }) = units.get(at) {
        if *gone {
            let whole = units.get(at..=at).unwrap_or_default();
            kept.lost.push(lost(whole));
            kept.pieces.push(Piece::Seam);
            cut = true;
        } else {
            if stayed && let Some((_, letters)) = joint {
                push_letters(letters, kept);
                if cut {
                    kept.pieces.push(Piece::Seam);
                }
            }
            level(inner, mode, kept);
            (stayed, cut, joint) = (true, false, None);
        }
        at += 1;
        let Some(length) = joint_length(units, at) else { return at };
        let next = units.get(at..at + length).unwrap_or_default();
        let rank = rank(next);
        if joint.is_none_or(|(best, _)| rank > best) {
            joint = Some((rank, next));
        }
        at += length;
    }
    at
}

/// How many letters join the bracket before `at` to the next one; `None` if another text or none
/// follows.
fn joint_length(units: &[Unit<'_>], at: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let rest = units.get(at..)?;
    let length = rest.iter().take(LONGEST + 1).position(|u| matches!(u, Unit::Bracket { .. }))?;
    JOINTS.contains(&text_of(rest.get(..length)?)?.as_str()).then_some(length)
}

fn rank(letters: &[Unit<'_>]) -> usize {
    let text = text_of(letters).unwrap_or_default();
    JOINTS.iter().position(|joint| *joint == text).unwrap_or(0)
}

fn text_of(units: &[Unit<'_>]) -> Option<String> {
    let letter = |unit: &Unit<'_>| match unit {
        Unit::Letter(letter) if !letter.quoted => Some(letter.c),
        _ => None,
    };
    units.iter().map(letter).collect()
}

fn push_letters(units: &[Unit<'_>], kept: &mut Kept) {
    for unit in units {
        if let Unit::Letter(letter) = unit {
            kept.pieces.push(Piece::Letter(**letter));
        }
    }
}

fn lost(units: &[Unit<'_>]) -> Lost {
    let mut lost = Lost { fragment: String::new(), gaps: Vec::new(), along: Vec::new() };
    for unit in units {
        match unit {
            Unit::Letter(letter) => lost.fragment.push(letter.c),
            Unit::Filled(filled) => lost.token(filled),
            Unit::Broken(raw) => lost.fragment.push_str(raw),
            Unit::Bracket { inner, .. } => lost.nodes(inner),
        }
    }
    lost
}

impl Lost {
    fn nodes(&mut self, nodes: &[Node<Filled>]) {
        for node in nodes {
            match node {
                Node::Text(letters) => self.fragment.extend(letters.iter().map(|l| l.c)),
                Node::Token(filled) => self.token(filled),
                Node::Broken(raw) => self.fragment.push_str(raw),
                Node::Bracket(inner) => self.nodes(inner),
            }
        }
    }

    fn token(&mut self, filled: &Filled) {
        self.fragment.push_str(filled.text.as_deref().unwrap_or("X"));
        match (filled.is_gap(), filled.token) {
            (true, _) => self.gaps.push(filled.clone()),
            (false, Some(_)) => self.along.push(filled.clone()),
            (false, None) => {}
        }
    }
}
