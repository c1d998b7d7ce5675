//! Fills the tokens of a line: figures, what the branch's profile says, fields of the record at
//! hand.
//!
//! A token that names nothing there is stays visible as it was typed, with a finding.

use super::ask::Ask;
use super::finding::{Finding, FindingKind};
use super::inline::Typed;
use super::node::Node;
use super::record_text::record_text;
use super::token::Token;
use crate::catalog::{Catalog, common_name};
use crate::figures::{Figure, FigureError, Form, Query, State, parse_form, write};
use crate::ledger::{FieldId, FigureDef, KindId, Ledger, Period, Record, Source, YearText, common};
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
}

impl Filled {
    /// Whether there is nothing to write.
    pub fn is_gap(&self) -> bool {
        self.text.is_none()
    }

    fn plain(text: String) -> Self {
        Self { token: None, text: Some(text), yields: false }
    }
}

/// Why a token is a gap.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    /// The reason, e.g. `“集中学习”没有记录`.
    pub why: String,
    /// What to do.
    pub remedy: String,
    /// The kind of record to enter.
    pub kind: Option<KindId>,
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
}

impl Filler<'_> {
    /// Fills one line.
    pub fn fill(
        &mut self,
        nodes: &[Node<Typed>],
        line: usize,
        at_hand: AtHand<'_>,
    ) -> Vec<Node<Filled>> {
        let mut filled = Vec::with_capacity(nodes.len());
        for node in nodes {
            let node = match node {
                Node::Text(letters) => Node::Text(letters.clone()),
                Node::Broken(raw) => Node::Broken(raw.clone()),
                Node::Bracket(inner) => Node::Bracket(self.fill(inner, line, at_hand)),
                Node::Token(typed) => match self.token(&typed.ask, line, at_hand) {
                    Ok(Some(token)) => Node::Token(token),
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

    fn token(
        &mut self,
        ask: &Ask,
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
        let figure = (self.figure)(&query).map_err(|problem| problem.to_string())?;
        self.figure_token(figure, field_name, form, line).map(Some)
    }

    /// What a name with conditions asks of the ledger, and the name of the field it lists.
    pub fn query(
        &self,
        name: &str,
        conditions: &[(String, String)],
    ) -> Result<(Query, Option<String>), String> {
        let (def, field) = self.definition(name)?;
        let mut query = Query::new(def.id.clone(), self.period);
        let kind = self.kind_of(def, 0);
        let mut listed = None;
        if let Some(field) = field {
            let kind = kind.as_ref().ok_or_else(|| {
                format!("“{}”没有可以列举的字段，请改用由记录统计的数字。", def.name)
            })?;
            let (id, name) = self.field(kind, field)?;
            query = query.listing(id);
            listed = Some(name);
        }
        let mut narrowed = Vec::new();
        for (field, value) in conditions {
            let kind = kind
                .as_ref()
                .ok_or_else(|| format!("“{}”不由某一种记录统计，不能加条件。", def.name))?;
            let condition = self.catalog.condition(self.ledger, kind, field, value);
            narrowed.push(condition.map_err(|problem| problem.to_string())?);
        }
        Ok((query.narrowed(narrowed), listed))
    }

    /// The figure a name means, and the field behind a full stop if there is one.
    fn definition<'n>(&self, name: &'n str) -> Result<(&FigureDef, Option<&'n str>), String> {
        if let Some(def) = self.catalog.figure_named(name) {
            return Ok((def, None));
        }
        let parts = name.split_once(['.', '．']);
        if let Some((figure, field)) = parts
            && let Some(def) = self.catalog.figure_named(figure.trim())
        {
            return Ok((def, Some(field.trim())));
        }
        let figure = parts.map_or(name, |(figure, _)| figure.trim());
        let near = self.catalog.figures().map(|def| def.name.as_str());
        let hint = super::near::nearest(figure, near)
            .map(|name| format!("，是不是“{name}”"))
            .unwrap_or_default();
        Err(format!("没有叫“{figure}”的数字{hint}？请核对名称，或在设置中新建这个数字。"))
    }

    /// The kind whose records a figure counts; of one made from others, its first operand's.
    pub fn kind_of(&self, def: &FigureDef, depth: usize) -> Option<KindId> {
        let of = match &def.source {
            Source::Records { select, .. } => return Some(select.kind.clone()),
            Source::Roster(_) => return None,
            Source::Share { part, .. } => part,
            Source::Mean { total, .. } => total,
            Source::Change { of, .. } => of,
        };
        const DEEPEST: usize = 4;
        let operand = self.catalog.figure(of).filter(|_| depth < DEEPEST)?;
        self.kind_of(operand, depth + 1)
    }

    /// A field of a kind by name, with its name on screen; the title of a record too.
    fn field(&self, kind: &KindId, name: &str) -> Result<(FieldId, String), String> {
        if let Some(field) = self.catalog.field_named(kind, name) {
            return Ok((field.id.clone(), field.name.clone()));
        }
        if is_title(name) {
            return Ok((common::TITLE.into(), "题名".to_owned()));
        }
        // A campaign is listed by its name, so that no text has to spell the campaigns of a year.
        if [common_name(common::CAMPAIGN), common::CAMPAIGN].contains(&name) {
            return Ok((common::CAMPAIGN.into(), common_name(common::CAMPAIGN).to_owned()));
        }
        let kind = self.catalog.kind(kind);
        let known: Vec<_> = kind.iter().flat_map(|k| &k.fields).map(|f| f.name.as_str()).collect();
        let kind = kind.map_or("", |kind| kind.name.as_str());
        Err(format!("“{kind}”没有“{name}”这一栏，可用的有：题名、专题、{}。", known.join("、")))
    }

    fn figure_token(
        &mut self,
        figure: Rc<Figure>,
        field: Option<String>,
        form: Form,
        line: usize,
    ) -> Result<Filled, String> {
        let name = match field {
            Some(field) => format!("{}.{field}", figure.def.name),
            None => figure.def.name.clone(),
        };
        let written = if figure.is_written() {
            Some(write(&figure, &form).map_err(|problem| problem.to_string())?)
        } else {
            None
        };
        let reason = written.is_none().then(|| self.reason(&name, &figure));
        let unit = super::unit::unit_of(&figure, &form);
        let (text, yields) = (written.clone(), false);
        let token =
            Token { index: 0, name, figure: Some(figure), record: None, written, form, line, unit };
        Ok(Filled { token: Some(self.remember(token, reason)), text, yields })
    }

    fn reason(&self, name: &str, figure: &Figure) -> Reason {
        let kind = self.kind_of(&figure.def, 0);
        let kind_name = kind.as_ref().and_then(|id| self.catalog.kind(id)).map(|k| &k.name);
        match &figure.state {
            State::DeclaredNone(_) => Reason {
                why: format!("“{name}”已声明无此项"),
                remedy: "不必写的，请删去这处文字或放进方括号".to_owned(),
                kind: None,
            },
            _ if !figure.evidence.is_empty() => Reason {
                why: format!("“{name}”的记录都没有填写要统计的内容"),
                remedy: "请在数字出处里打开这些记录补填".to_owned(),
                kind: None,
            },
            _ => Reason {
                why: format!("“{name}”没有记录"),
                remedy: match kind_name {
                    Some(kind) => format!("请补录“{kind}”，确实没有的声明无此项"),
                    None => "请先录入有关记录".to_owned(),
                },
                kind,
            },
        }
    }

    fn reserved_token(&mut self, name: &str, known: String, line: usize) -> Filled {
        if !known.is_empty() {
            return Filled::plain(known);
        }
        let reason = Reason {
            why: format!("支部信息里没有填写“{name}”"),
            remedy: "请在设置中填写".to_owned(),
            kind: None,
        };
        let name = name.to_owned();
        let token = Token {
            index: 0,
            name,
            figure: None,
            record: None,
            written: None,
            form: Form::default(),
            line,
            unit: String::new(),
        };
        Filled { token: Some(self.remember(token, Some(reason))), text: None, yields: false }
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
                return Err("“记录”只能用在写了“每条”的行和紧接的下一行里。".to_owned());
            }
        };
        let (id, name) = self.field(&record.kind, field)?;
        let written = record_text(record, &id, self.catalog, self.ledger);
        let title = &record.title;
        let reason = written.is_none().then(|| Reason {
            why: format!("记录“{title}”没有填写“{name}”"),
            remedy: "请打开这条记录补填".to_owned(),
            kind: None,
        });
        let token = Token {
            index: 0,
            name: format!("{}.{name}", figure.def.name),
            figure: Some(figure.clone()),
            record: Some(record.id.clone()),
            written: written.clone(),
            form: Form::default(),
            line,
            unit: String::new(),
        };
        Ok(Filled { token: Some(self.remember(token, reason)), text: written, yields: true })
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
        Filled { token: Some(self.remember(token, None)), text: Some(sentence), yields: false }
    }

    fn remember(&mut self, mut token: Token, reason: Option<Reason>) -> usize {
        let index = self.tokens.len();
        token.index = index;
        self.tokens.push(token);
        self.reasons.push(reason);
        index
    }

    /// What a reserved name stands for; empty where the branch has not filled it in.
    fn reserved(&self, name: &str) -> Option<String> {
        let branch = self.ledger.branch.as_ref();
        let of = |part: fn(&crate::ledger::Branch) -> &String| {
            branch.map(part).map(|text| text.trim().to_owned()).unwrap_or_default()
        };
        let as_of = self.text.as_of.unwrap_or(self.period.to);
        Some(match name {
            "支部全称" => of(|branch| &branch.full_name),
            "支部简称" => of(|branch| &branch.short_name),
            "单位" => of(|branch| &branch.office),
            "上级" => of(|branch| &branch.superior),
            "所在地" => of(|branch| &branch.place),
            "年度" => self.text.year.to_string(),
            "下年度" => self.text.year.saturating_add(1).to_string(),
            "截止日期" => super::years::written(as_of),
            "落款日期" => super::years::written(self.text.dated.unwrap_or(self.period.to)),
            _ => return None,
        })
    }
}

/// Whether a name means a record's title.
pub(super) fn is_title(name: &str) -> bool {
    ["题名", "标题", common::TITLE].contains(&name)
}
