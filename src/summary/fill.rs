//! Fills the tokens of a line: figures, what the branch's profile says, fields of the record at
//! hand.
//!
//! A token that names nothing there is stays visible as it was typed, with a finding.

use super::ask::Ask;
use super::behind;
use super::finding::{Finding, FindingKind};
use super::inline::Typed;
use super::node::Node;
use super::record_text::record_text;
use super::token::Token;
use crate::catalog::Catalog;
use crate::figures::{Figure, FigureError, Form, Query, parse_form};
use crate::ledger::{KindId, Ledger, Period, Record, RecordId, YearText, quoted};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A token that has been looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// Its index among the tokens, unless it is plain text such as the branch's name.
    pub token: Option<usize>,
    /// What is written; `None` for a gap.
    pub text: Option<String>,
    /// Whether a mark at its end yields to one that follows: a sentence from a record.
    pub yields: bool,
    /// Whether it keeps its bracket though it is a gap: what is expected, and not declared none.
    pub keeps: bool,
}

impl Filled {
    /// Whether there is nothing to write.
    pub fn is_gap(&self) -> bool {
        self.text.is_none()
    }

    pub fn plain(text: String) -> Self {
        Self { token: None, text: Some(text), yields: false, keeps: false }
    }
}

/// Why a token is a gap.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    /// The reason, e.g. `“集中学习”没有记录`.
    pub why: String,
    /// What to do.
    pub remedy: String,
    /// Whether nothing need be done once it is left out: someone declared that there was none.
    pub settled: bool,
    /// The kind of record to enter.
    pub kind: Option<KindId>,
    /// The records to fill in, where that would help.
    pub records: Vec<RecordId>,
}

/// The record that `{记录.…}` means.
#[derive(Debug, Clone, Copy)]
pub(super) enum AtHand<'a> {
    /// None: the line is not repeated.
    Nothing,
    /// The line's own figure, which has no record.
    NoRecord(&'a Rc<Figure>),
    /// This record of this figure.
    Record(&'a Rc<Figure>, &'a Record),
}

/// How figures are asked for.
pub(super) type Ask4Figure<'a> = dyn FnMut(&Query) -> Result<Rc<Figure>, FigureError> + 'a;

/// Fills tokens and remembers them.
pub(super) struct Filler<'a> {
    pub text: &'a YearText,
    pub ledger: &'a Ledger,
    pub catalog: &'a Catalog,
    pub period: Period,
    pub figure: &'a mut Ask4Figure<'a>,
    /// The tokens so far; the place is the index.
    pub tokens: Vec<Token>,
    /// Beside each token, why it is a gap if it is one.
    pub reasons: Vec<Option<Reason>>,
    pub findings: Vec<Finding>,
    /// How many records of each kind the period has.
    pub recorded: BTreeMap<KindId, usize>,
}

impl Filler<'_> {
    /// Fills one line.
    pub fn fill(
        &mut self,
        nodes: &[Node<Typed>],
        line: usize,
        at_hand: AtHand<'_>,
    ) -> Vec<Node<Filled>> {
        self.fill_before(nodes, &[], line, at_hand)
    }

    /// Fills nodes behind which `after` stands.
    fn fill_before(
        &mut self,
        nodes: &[Node<Typed>],
        after: &[char],
        line: usize,
        at_hand: AtHand<'_>,
    ) -> Vec<Node<Filled>> {
        let mut filled = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let behind = || behind::behind(nodes.get(at + 1..).unwrap_or_default(), after);
            let node = match node {
                Node::Text(letters) => Node::Text(letters.clone()),
                Node::Broken(raw) => Node::Broken(raw.clone()),
                Node::Bracket(inner) => {
                    Node::Bracket(self.fill_before(inner, &behind(), line, at_hand))
                }
                Node::Token(typed) => match self.token(&typed.ask, &behind(), line, at_hand) {
                    Ok(Some(mut token)) => {
                        token.keeps = typed.expected && token.is_gap() && !self.is_settled(&token);
                        Node::Token(token)
                    }
                    Ok(None) => continue,
                    Err(why) => {
                        let sentence = format!("第{line}行：“{}”写得不对：{why}", typed.raw);
                        self.findings.push(Finding::new(FindingKind::Syntax, line, sentence));
                        Node::Broken(typed.raw.clone())
                    }
                },
            };
            filled.push(node);
        }
        filled
    }

    /// Whether someone declared that there was none.
    fn is_settled(&self, filled: &Filled) -> bool {
        let reason = filled.token.and_then(|index| self.reasons.get(index));
        reason.and_then(Option::as_ref).is_some_and(|reason| reason.settled)
    }

    fn token(
        &mut self,
        ask: &Ask,
        behind: &[char],
        line: usize,
        at_hand: AtHand<'_>,
    ) -> Result<Option<Filled>, String> {
        let Ask::Value { name, form, conditions } = ask else {
            return match (ask, at_hand) {
                // The figure behind a repeated line without records is the line's gap.
                (Ask::Each { .. }, AtHand::NoRecord(figure)) => {
                    Ok(Some(self.figure_token(figure.clone(), None, Form::default(), line)?))
                }
                _ => Ok(None),
            };
        };
        if let Some(field) = name.strip_prefix("记录.").or_else(|| name.strip_prefix("记录．"))
        {
            return self.record_token(field.trim(), line, at_hand).map(Some);
        }
        if let Some(known) = self.reserved(name) {
            if !form.is_empty() || !conditions.is_empty() {
                return Err(format!("“{name}”不能加写法或条件，请删去。"));
            }
            return Ok(Some(self.reserved_token(name, known, line)));
        }
        let form = parse_form(form).map_err(|problem| problem.to_string())?;
        let (query, field_name) = self.query(name, conditions)?;
        let mut figure = (self.figure)(&query).map_err(|problem| problem.to_string())?;
        if let Some(titles) = self.titles(&figure, &form) {
            figure = titles;
        }
        behind::suits(&figure, &form, behind)?;
        self.figure_token(figure, field_name, form, line).map(Some)
    }

    fn record_token(
        &mut self,
        field: &str,
        line: usize,
        at_hand: AtHand<'_>,
    ) -> Result<Filled, String> {
        let (figure, record) = match at_hand {
            AtHand::Record(figure, record) => (figure, record),
            AtHand::NoRecord(_) | AtHand::Nothing => {
                return Err(
                    "“记录”只能用在写了“每条”的行和紧接着的行里，请移到那里，或者删去。".to_owned()
                );
            }
        };
        let (id, name) = self.field(&record.kind, field)?;
        let written = record_text(record, &id, self.catalog, self.ledger);
        let title = quoted(&record.title);
        let reason = written.is_none().then(|| Reason {
            why: format!("记录{title}没有填写“{name}”"),
            remedy: "请打开这条记录补填".to_owned(),
            settled: false,
            kind: None,
            records: Vec::new(),
        });
        let token = Token {
            index: 0,
            name: format!("{}的{name}", figure.def.name),
            figure: Some(figure.clone()),
            record: Some(record.id.clone()),
            written: written.clone(),
            form: Form::default(),
            line,
            unit: String::new(),
        };
        Ok(Filled {
            token: Some(self.remember(token, reason)),
            text: written,
            yields: true,
            keeps: false,
        })
    }

    /// A record's own sentence as a token.
    pub fn sentence_token(&mut self, record: &Record, sentence: String) -> Filled {
        let token = Token {
            index: 0,
            name: "入总结用语".to_owned(),
            figure: None,
            record: Some(record.id.clone()),
            written: Some(sentence.clone()),
            form: Form::default(),
            line: 0,
            unit: String::new(),
        };
        Filled {
            token: Some(self.remember(token, None)),
            text: Some(sentence),
            yields: false,
            keeps: false,
        }
    }

    pub fn remember(&mut self, mut token: Token, reason: Option<Reason>) -> usize {
        let index = self.tokens.len();
        token.index = index;
        self.tokens.push(token);
        self.reasons.push(reason);
        index
    }
}
