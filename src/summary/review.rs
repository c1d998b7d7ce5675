//! What is said of the figures that stand in the document: incomplete sums, other values than the
//! records give, void declarations, figures that contradict one another.

use super::fill::Filler;
use super::finding::{Finding, FindingKind};
use super::token::Token;
use crate::document::{Block, Document, Inline};
use crate::figures::{Figure, Note, Number, Query};
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
    let mut reported = BTreeSet::new();
    for (figure, index) in figures.values() {
        let Some(token) = filler.tokens.get(*index).cloned() else { continue };
        of_itself(figure, &token, filler);
        against_others(figure, &token, filler, &mut reported);
    }
}

/// The tokens that stand in the document.
fn shown(document: &Document) -> BTreeSet<usize> {
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
    let mut add = |kind, sentence: String| {
        let mut finding = Finding::new(kind, line, format!("第{line}行：{sentence}"));
        finding.token = Some(token.index);
        filler.findings.push(finding);
    };
    if figure.is_incomplete() {
        let (all, lacking) = (figure.evidence.len(), figure.lacking);
        add(
            FindingKind::Incomplete,
            format!(
                "“{name}”的{all}条记录中有{lacking}条没有填写要统计的内容，数字不完整；请补填。"
            ),
        );
    }
    if let Some(other) = &figure.overridden {
        let (written, reason) = (&other.written, &other.reason);
        add(
            FindingKind::Overridden,
            format!("“{name}”没有按记录写，已改写为“{written}”，理由：{reason}。"),
        );
    }
    if !figure.voided.is_empty() {
        add(
            FindingKind::Voided,
            format!("“{name}”曾声明无此项，后来又有了记录，声明已失效；请核对。"),
        );
    }
    for note in &figure.notes {
        let sentence = match note {
            Note::DividedByZero { figure } => {
                format!("“{name}”要用“{figure}”去除，而它是零，算不出结果。")
            }
            Note::AboveWhole => format!("“{name}”超过了100%，请核对有关记录。"),
        };
        add(FindingKind::Overlap, sentence);
    }
}

/// `within` and `disjoint_from`: over the same days, as the definitions say, whatever narrows the
/// token.
fn against_others(
    figure: &Figure,
    token: &Token,
    filler: &mut Filler<'_>,
    reported: &mut BTreeSet<(String, String)>,
) {
    let ask = |id: &crate::ledger::FigureId, filler: &mut Filler<'_>| {
        let query = Query::new(id.clone(), figure.query.period)
            .narrowed(figure.query.narrowed.iter().cloned());
        (filler.figure)(&query).map_or_else(
            |problem| {
                let (name, line) = (&figure.def.name, token.line);
                let sentence = format!("第{line}行：“{name}”无法与有关数字核对：{problem}");
                filler.findings.push(Finding::new(FindingKind::Overlap, line, sentence));
                None
            },
            Some,
        )
    };
    let mut add = |other: &Figure, sentence: String, filler: &mut Filler<'_>| {
        let mut pair = [figure.def.id.to_string(), other.def.id.to_string()];
        pair.sort();
        let [first, second] = pair;
        if reported.insert((first, second)) {
            let mut finding = Finding::new(FindingKind::Overlap, token.line, sentence);
            finding.token = Some(token.index);
            filler.findings.push(finding);
        }
    };
    let (name, line) = (&figure.def.name, token.line);
    if let Some(outer) = &figure.def.within
        && figure.query.field.is_none()
        && let Some(outer) = ask(outer, filler)
        && exceeds(figure.number(), outer.number())
    {
        let whole = &outer.def.name;
        let sentence =
            format!("第{line}行：“{name}”应当包含在“{whole}”之内，现在却比它大；请核对记录。");
        add(&outer, sentence, filler);
    }
    for other in &figure.def.disjoint_from {
        let Some(other) = ask(other, filler) else { continue };
        let theirs: BTreeSet<_> = other.evidence.iter().map(|part| &part.key).collect();
        let common: Vec<_> =
            figure.evidence.iter().filter(|part| theirs.contains(&part.key)).collect();
        if let Some(first) = common.first() {
            let (count, title, their_name) = (common.len(), &first.title, &other.def.name);
            let sentence = format!(
                "第{line}行：“{name}”和“{their_name}”不应重复计算，现有{count}条记录同时计入两者\
                 （如“{title}”）；请核对。"
            );
            add(&other, sentence, filler);
        }
    }
}

/// Whether a part is larger than its whole. Numbers of different natures are not compared.
fn exceeds(part: Option<&Number>, whole: Option<&Number>) -> bool {
    match (part, whole) {
        (Some(Number::Count(part)), Some(Number::Count(whole))) => part > whole,
        (Some(Number::Quantity(part)), Some(Number::Quantity(whole))) => part > whole,
        (Some(Number::Money(part)), Some(Number::Money(whole))) => part > whole,
        _ => false,
    }
}
