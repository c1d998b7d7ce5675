//! A token of the text and what stands behind it.

use crate::figures::{Figure, Form};
use crate::ledger::RecordId;
use std::rc::Rc;

/// A token that the document can point at by its index.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Its place in [`super::Summary::tokens`], and in the document's runs.
    pub index: usize,
    /// The figure's name; for a field, figure and field (`制度文件.主题`).
    pub name: String,
    /// The figure with its evidence; `None` where something else than a figure stands here (the
    /// branch's name that is not filled in, a record's own sentence).
    pub figure: Option<Rc<Figure>>,
    /// The one record the text was taken from, for `{记录.…}` and a record's sentence.
    pub record: Option<RecordId>,
    /// What is written in the document, without the author's unit; `None` for a gap.
    pub written: Option<String>,
    /// How it is written.
    pub form: Form,
    /// The line of the text, counted from 1; 0 for a record's sentence, which stands in no line.
    pub line: usize,
    /// The unit that belongs to what is written, if any.
    pub(super) unit: String,
}

impl Token {
    /// What it is called on screen: name, colon, value with the figure's unit, e.g.
    /// `集中学习：12次`; `集中学习：缺数` for a gap.
    pub fn label(&self) -> String {
        match &self.written {
            Some(written) => format!("{}：{written}{}", self.name, self.unit),
            None => format!("{}：缺数", self.name),
        }
    }
}
