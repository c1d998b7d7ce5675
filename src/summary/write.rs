//! From a year's text to the document: the phases in order.

use super::fill::{Ask4Figure, Filler};
use super::finding::{Finding, FindingKind, Notes};
use super::groups::{Outline, gather};
use super::{
    Token, archived, blocks, dated, each, lines, phrases, review, roster, title, unused, wording,
};
use crate::catalog::Catalog;
use crate::document::{Block, Document, Inline, Properties};
use crate::figures::{Figure, FigureError, Query};
use crate::ledger::{KindId, Ledger, Order, Period, YearText};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A written summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The document.
    pub document: Document,
    /// The tokens that the document's runs and the findings point at by index.
    pub tokens: Vec<Token>,
    /// What a reader should know, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many characters the document has, white space aside (字数).
    pub characters: usize,
}

/// Writes the document of a year's text. Never fails: what is wrong with the text is a finding with
/// its line. Of an archived year it is the one that was kept.
///
/// `figure` answers what a figure is, e.g. by [`crate::figures::evaluate`] or from a
/// [`crate::figures::Book`].
pub fn write(
    text: &YearText,
    ledger: &Ledger,
    catalog: &Catalog,
    figure: &mut dyn FnMut(&Query) -> Result<Rc<Figure>, FigureError>,
) -> Summary {
    if let Some(archive) = archived::of(text, ledger) {
        return archived::read(archive, ledger);
    }
    let mut notes = Notes::default();
    let lines = match text.too_long() {
        Some(_) => Vec::new(),
        None => lines::read(&text.body, &mut notes),
    };
    let mut findings = notes.into_found();
    if let Some(length) = text.too_long() {
        let most = YearText::LONGEST;
        let sentence = format!("正文有{length}字，最多{most}字，没有排出；请删去误贴的内容。");
        findings.push(Finding::new(FindingKind::Syntax, 0, sentence));
    }
    wording::review(&lines, text.year, &mut findings);
    let period = text.period.resolve(ledger, text.as_of).unwrap_or_else(|problem| {
        findings.push(Finding::new(FindingKind::Syntax, 0, problem.to_string()));
        Period::year(text.year)
    });
    let figure: &mut Ask4Figure<'_> = figure;
    let mut filler = Filler {
        text,
        ledger,
        catalog,
        period,
        figure,
        tokens: Vec::new(),
        reasons: Vec::new(),
        findings,
        recorded: recorded(ledger, period),
    };
    let elements = each::elements(&lines, &mut filler);
    let mut outline = gather(elements, &mut filler);
    phrases::flow(&mut outline, &mut filler);
    outline.leave_out_empty_sections(&mut filler);
    let document = lay_out(outline, &mut filler);
    review::review(&document, &mut filler);
    dated::review(&mut filler);
    let mut of_records = roster::missing(&filler);
    of_records.extend(unused::unused(&document, &filler));
    let Filler { tokens, mut findings, .. } = filler;
    findings.order_by_key(|finding| finding.line);
    findings.extend(of_records);
    let findings = shortened(findings);
    let characters = count_characters(&document);
    Summary { document, tokens, findings, characters }
}

/// So many findings of a kind are told one by one; nobody works through more.
const MOST_OF_A_KIND: usize = 500;

/// The findings, those beyond the most of a kind as one.
fn shortened(findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: BTreeMap<FindingKind, usize> = BTreeMap::new();
    let mut told: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let count = counts.entry(finding.kind).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            told.push(finding);
        }
    }
    for (kind, count) in counts.into_iter().filter(|(_, count)| *count > MOST_OF_A_KIND) {
        let (rest, kind_name) = (count - MOST_OF_A_KIND, kind.name());
        let sentence = format!("另有{rest}处“{kind_name}”没有逐一列出，请先处理已经列出的。");
        told.push(Finding::new(kind, 0, sentence));
    }
    told
}

/// How many records of each kind the period has.
fn recorded(ledger: &Ledger, period: Period) -> BTreeMap<KindId, usize> {
    let mut counts: BTreeMap<KindId, usize> = BTreeMap::new();
    for record in ledger.records.values().filter(|record| period.contains(record.date)) {
        match counts.get_mut(&record.kind) {
            Some(count) => *count += 1,
            None => {
                counts.insert(record.kind.clone(), 1);
            }
        }
    }
    counts
}

fn lay_out(mut outline: Outline, filler: &mut Filler<'_>) -> Document {
    let branch = filler.ledger.branch.as_ref();
    let name = branch.map(|b| b.full_name.trim().to_owned()).unwrap_or_default();
    let dated = filler.text.dated.unwrap_or(filler.period.to);
    let title = title::lines(std::mem::take(&mut outline.title));
    let in_one_line = title.iter().flatten().map(Inline::text).collect();
    let mut blocks = Vec::new();
    if title.is_empty() && filler.text.too_long().is_none() {
        let sentence = "正文没有标题，请在开头加一行以“#”开头的标题。".to_owned();
        filler.findings.push(Finding::new(FindingKind::Syntax, 0, sentence));
    }
    if !title.is_empty() {
        blocks.push(Block::Title(title));
    }
    blocks.extend(blocks::blocks(outline));
    if name.is_empty() {
        let sentence = "支部信息里没有填写“支部全称”，落款处写作X；请在设置中填写。".to_owned();
        let mut finding = Finding::new(FindingKind::Gap, 0, sentence);
        finding.why = "支部信息里没有填写“支部全称”".to_owned();
        filler.findings.push(finding);
    }
    let signed = if name.is_empty() { "X".to_owned() } else { name.clone() };
    blocks.push(Block::Signature { name: signed, date: super::years::written(dated) });
    let properties = Properties { title: in_one_line, author: name, date: Some(dated.to_string()) };
    Document { blocks, properties }
}

pub(super) fn count_characters(document: &Document) -> usize {
    let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let of_runs = |runs: &[Inline]| runs.iter().map(|run| visible(run.text())).sum::<usize>();
    let of_block = |block: &Block| match block {
        Block::Title(lines) => lines.iter().map(|line| of_runs(line)).sum(),
        Block::Heading { text, .. } => of_runs(text),
        Block::Paragraph { lead, text } => {
            lead.as_ref().map_or(0, |lead| of_runs(&lead.text)) + of_runs(text)
        }
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).map(|cell| visible(cell)).sum()
        }
        Block::Signature { name, date } => visible(name) + visible(date),
    };
    document.blocks.iter().map(of_block).sum()
}
