//! Repeats a line for every record of a figure: `{每条:存在问题}`.
//!
//! The lines right below that speak of `{记录.…}` too are repeated with it, so that a heading and
//! its text come from one record.

use super::ask::Ask;
use super::drop::{Kept, Mode, keep};
use super::fill::{AtHand, Filled, Filler};
use super::finding::{Finding, FindingKind};
use super::inline::Typed;
use super::lines::{Line, Role};
use super::node::Node;
use crate::figures::{Figure, Query};
use crate::ledger::{RecordId, Source, Take};
use std::rc::Rc;

/// A line of the document to be: once for an ordinary line, once for each record of a repeated one.
#[derive(Debug)]
pub(super) struct Element {
    /// The line of the text.
    pub line: usize,
    /// Whether something stands right above.
    pub below: bool,
    /// What it is.
    pub role: Role,
    /// What stays of it.
    pub kept: Kept,
}

/// Fills every line, repeats those that are to be repeated, and leaves out what has no records.
pub(super) fn elements(lines: &[Line], filler: &mut Filler<'_>) -> Vec<Element> {
    let mut elements = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let Some(Ask::Each { kind, conditions }) = each_of(&line.nodes) else {
            elements.push(element(line, filler, AtHand::Nothing, false));
            rest = after;
            continue;
        };
        let along = after
            .iter()
            .take_while(|next| next.below && each_of(&next.nodes).is_none())
            .take_while(|next| speaks_of_record(&next.nodes))
            .count();
        let (along, after) = after.split_at_checked(along).unwrap_or((&[], after));
        rest = after;
        match look_up(kind, conditions, filler) {
            Ok((figure, ids)) if ids.is_empty() => {
                elements.push(element(line, filler, AtHand::NoRecord(&figure), false));
            }
            Ok((figure, ids)) => {
                let ledger = filler.ledger;
                let records = ids.iter().filter_map(|id| ledger.records.get(id));
                for (copy, record) in records.enumerate() {
                    let at_hand = AtHand::Record(&figure, record);
                    elements.push(element(line, filler, at_hand, copy > 0));
                    for line in along {
                        elements.push(element(line, filler, at_hand, false));
                    }
                }
            }
            Err(why) => {
                let number = line.number;
                let sentence = format!("第{number}行：“每条”写得不对：{why}");
                filler.findings.push(Finding::new(FindingKind::Syntax, number, sentence));
                let broken = vec![Node::Broken(format!("{{每条:{kind}}}"))];
                let kept = keep(&broken, Mode::KeepGaps);
                let role = line.role.clone();
                elements.push(Element { line: number, below: line.below, role, kept });
            }
        }
    }
    elements
}

fn element(line: &Line, filler: &mut Filler<'_>, at_hand: AtHand<'_>, copy: bool) -> Element {
    let nodes = match at_hand {
        AtHand::NoRecord(_) => without_record(&line.nodes),
        AtHand::Nothing | AtHand::Record(..) => line.nodes.clone(),
    };
    let filled: Vec<Node<Filled>> = filler.fill(&nodes, line.number, at_hand);
    let mode = match line.role {
        _ if filler.text.keep_gaps => Mode::KeepGaps,
        Role::Title | Role::Heading { .. } => Mode::Brackets,
        Role::Point | Role::Text => Mode::Clauses,
    };
    Element {
        line: line.number,
        // A later copy stands right below the one before it.
        below: line.below || copy,
        role: line.role.clone(),
        kept: keep(&filled, mode),
    }
}

/// The repetition a line asks for, wherever in the line it stands.
fn each_of(nodes: &[Node<Typed>]) -> Option<&Ask> {
    nodes.iter().find_map(|node| match node {
        Node::Token(Typed { ask: ask @ Ask::Each { .. }, .. }) => Some(ask),
        Node::Bracket(inner) => each_of(inner),
        _ => None,
    })
}

fn speaks_of_record(nodes: &[Node<Typed>]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Token(Typed { ask: Ask::Value { name, .. }, .. }) => {
            name.starts_with("记录.") || name.starts_with("记录．")
        }
        Node::Bracket(inner) => speaks_of_record(inner),
        _ => false,
    })
}

/// A repeated line of which there is no record: one gap, in a bracket if the line's was in one.
fn without_record(nodes: &[Node<Typed>]) -> Vec<Node<Typed>> {
    for node in nodes {
        match node {
            Node::Token(Typed { ask: Ask::Each { .. }, .. }) => return vec![node.clone()],
            Node::Bracket(inner) if each_of(inner).is_some() => {
                return vec![Node::Bracket(without_record(inner))];
            }
            _ => {}
        }
    }
    Vec::new()
}

/// The figure whose records a line is repeated for, and these records in order of date.
fn look_up(
    name: &str,
    conditions: &[(String, String)],
    filler: &mut Filler<'_>,
) -> Result<(Rc<Figure>, Vec<RecordId>), String> {
    let query = query(name, conditions, filler)?;
    let figure = (filler.figure)(&query).map_err(|problem| problem.to_string())?;
    let ids = figure.evidence.iter().filter_map(|part| part.record().cloned()).collect();
    Ok((figure, ids))
}

/// By the name of a figure of records, or of a kind that such a figure counts as a whole.
fn query(
    name: &str,
    conditions: &[(String, String)],
    filler: &Filler<'_>,
) -> Result<Query, String> {
    let catalog = filler.catalog;
    let kind = catalog.kinds().find(|kind| {
        kind.name == name
            || kind.former_names.iter().any(|former| former == name)
            || kind.id.as_str() == name
    });
    let counts_all = |source: &Source| match source {
        Source::Records { select, take: Take::Count } => {
            kind.is_some_and(|kind| kind.id == select.kind) && select.conditions.is_empty()
        }
        _ => false,
    };
    let named = match catalog.figure_named(name) {
        Some(def) => def.name.as_str(),
        None => match catalog.figures().find(|def| counts_all(&def.source)) {
            Some(def) => def.name.as_str(),
            None => name,
        },
    };
    let (query, _) = filler.query(named, conditions)?;
    let of_records = |def: &crate::ledger::FigureDef| matches!(def.source, Source::Records { .. });
    if catalog.figure(&query.figure).is_some_and(of_records) {
        Ok(query)
    } else {
        Err(format!("“{name}”不是由记录统计的数字，不能逐条写出，请改用由记录统计的数字。"))
    }
}
