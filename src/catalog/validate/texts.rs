//! What is written beside the records: a year's text, what is said instead of a figure, why there
//! was nothing to record.

use super::{Checked, Sieve};
use crate::ledger::{Declaration, FieldProblem, Override, YearText};

/// Checks a year's text: cleaned, but blank space stays as it was typed.
///
/// # Errors
/// A body longer than [`YearText::LONGEST`].
pub fn validate_text(mut text: YearText) -> Result<Checked<YearText>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    if let Some(length) = text.too_long() {
        let most = YearText::LONGEST;
        let message =
            format!("有{length}字，最多{most}字，没有保存；请删去误贴的内容，大段材料请另存文件。");
        sieve.problem(&"body".into(), "正文", message);
    }
    text.body = sieve.as_typed("正文", &text.body);
    sieve.checked(text)
}

/// Checks an override: what is written and why, both filled in.
///
/// # Errors
/// Every problem found; fields are those of [`Override`].
pub fn validate_override(mut over: Override) -> Result<Checked<Override>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    over.written = sieve.filled("written", "改写为", &over.written);
    over.reason = sieve.filled("reason", "原因", &over.reason);
    sieve.checked(over)
}

/// Checks a declaration of none: its reason is cleaned, and may be blank; its period has days.
///
/// # Errors
/// A problem of the field `to` where the period ends before it begins.
pub fn validate_declaration(
    mut declaration: Declaration,
) -> Result<Checked<Declaration>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    declaration.reason = sieve.line("理由", &declaration.reason);
    if declaration.period.to < declaration.period.from {
        let message = "结束日期早于开始日期，请改正。".to_owned();
        sieve.problem(&"to".into(), "结束日期", message);
    }
    sieve.checked(declaration)
}
