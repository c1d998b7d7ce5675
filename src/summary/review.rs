//! What is said of the figures that stand in the document: incomplete sums, other values than the
//! records give, void declarations, figures that contradict one another.

use super::fill::Filler;
use super::finding::{Finding, FindingKind};
use super::token::Token;
use crate::document::{Block, Document, Inline};
use crate::figures::{Figure, Note, Query, check, leave_out};
use crate::ledger::{EntryKey, RecordId};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Reviews every figure once, however often it stands there.
pub(super) fn review(document: &Document, filler: &mut Filler<'_>) {
    let shown = shown(document);
    let mut figures: BTreeMap<Query, (Rc<Figure>, usize)> = BTreeMap::new();
    for token in &filler.tokens {
        if let Some(figure) = &token.figure
            && token.record.is_none()
            && shown.contains(&token.index)
        {
            figures.entry(figure.query.clone()).or_insert((figure.clone(), token.index));
        }
    }
    let mut checked = BTreeSet::new();
    for (figure, index) in figures.values() {
        let Some(token) = filler.tokens.get(*index).cloned() else { continue };
        of_itself(figure, &token, filler);
        // Narrowed tokens of one figure are checked once, as the figure is defined.
        if checked.insert(figure.def.id.clone()) {
            against_others(figure, &token, filler);
        }
    }
}

/// The tokens that stand in the document.
pub(super) fn shown(document: &Document) -> BTreeSet<usize> {
    let mut shown = BTreeSet::new();
    let mut add = |runs: &[Inline]| {
        shown.extend(runs.iter().filter_map(|run| match run {
            Inline::Figure { token, .. } | Inline::Gap { token } => Some(*token),
            Inline::Text(_) | Inline::Typed(_) => None,
        }));
    };
    for block in &document.blocks {
        match block {
            Block::Title(lines) => lines.iter().for_each(|line| add(line)),
            Block::Heading { text, .. } => add(text),
            Block::Paragraph { lead, text } => {
                if let Some(lead) = lead {
                    add(&lead.text);
                }
                add(text);
            }
            Block::Table(_) | Block::Signature { .. } => {}
        }
    }
    shown
}

fn of_itself(figure: &Figure, token: &Token, filler: &mut Filler<'_>) {
    let (name, line) = (&token.name, token.line);
    let left_out = leave_out(figure, filler.ledger);
    let mut add = |kind, sentence: String, records: Vec<RecordId>| {
        let mut finding = Finding::new(kind, line, format!("第{line}行：{sentence}"));
        finding.token = Some(token.index);
        finding.records = records;
        filler.findings.push(finding);
    };
    // A list of the values of a field says nothing of the records that have none.
    if figure.is_incomplete() && figure.query.field.is_none() {
        let (all, lacking) = (figure.evidence.len(), figure.lacking);
        let records = figure.evidence.iter().filter(|one| one.part.lacks());
        let records = records.filter_map(|one| match &one.key {
            EntryKey::Record(id) => Some(id.clone()),
            _ => None,
        });
        add(
            FindingKind::Incomplete,
            format!(
                "“{name}”的{all}条记录中有{lacking}条没有填写要统计的内容，数字不完整；请补填。"
            ),
            records.collect(),
        );
    }
    if !left_out.is_empty() {
        let count = left_out.len();
        add(
            FindingKind::Incomplete,
            format!(
                "“{name}”有{count}条记录漏登了党员，当天在册而没有登记出席或缺席的不计入应到；\
                 请打开记录补登。"
            ),
            left_out,
        );
    }
    if let Some(other) = &figure.overridden {
        let (written, reason) = (&other.written, &other.reason);
        add(
            FindingKind::Overridden,
            format!("“{name}”没有按记录写，已改写为“{written}”，理由：{reason}。"),
            Vec::new(),
        );
    }
    if !figure.voided.is_empty() {
        add(
            FindingKind::Voided,
            format!("“{name}”曾声明无此项，后来又有了记录，声明已失效；请核对。"),
            Vec::new(),
        );
    }
    for note in &figure.notes {
        let sentence = match note {
            Note::DividedByZero { figure } => {
                format!("“{name}”要以“{figure}”作除数，而它是零，算不出结果；请核对有关记录。")
            }
            Note::AboveWhole => format!("“{name}”超过了100%，请核对有关记录。"),
            // Where it is a gap, that is told as such.
            Note::Archived { .. } => continue,
        };
        add(FindingKind::Overlap, sentence, Vec::new());
    }
}

/// Figures that its definition says it lies inside, or shares nothing with.
fn against_others(figure: &Figure, token: &Token, filler: &mut Filler<'_>) {
    let checked = check(&figure.def, figure.query.period, filler.figure);
    let line = token.line;
    let sentences: Vec<String> = match checked {
        Ok(violations) => violations.iter().map(ToString::to_string).collect(),
        Err(problem) => vec![format!("“{}”无法与有关数字核对：{problem}", figure.def.name)],
    };
    for sentence in sentences {
        let mut finding =
            Finding::new(FindingKind::Overlap, line, format!("第{line}行：{sentence}"));
        finding.token = Some(token.index);
        filler.findings.push(finding);
    }
}
