//! Where the checks of one entry put their problems and notices, and how its texts are cleaned.

use crate::catalog::common_name;
use crate::ledger::{Cleaned, FieldId, FieldProblem, InOrder, clean_line, clean_text};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Problems and notices of one entry while it is checked.
#[derive(Debug, Default)]
pub(in crate::catalog) struct Sieve {
    problems: Vec<FieldProblem>,
    notices: Vec<String>,
}

impl Sieve {
    /// The entry with its notices, or every problem found.
    pub(in crate::catalog) fn finish<T>(
        self,
        entry: T,
    ) -> Result<(T, Vec<String>), Vec<FieldProblem>> {
        if self.problems.is_empty() { Ok((entry, self.notices)) } else { Err(self.problems) }
    }

    /// What a form could not read together with what its check found: a field that could not be
    /// read is not also missing.
    pub(in crate::catalog) fn and<T>(
        self,
        checked: Result<T, Vec<FieldProblem>>,
    ) -> Result<T, Vec<FieldProblem>> {
        let mut problems = self.problems;
        match checked {
            Ok(checked) if problems.is_empty() => Ok(checked),
            Ok(_) => Err(problems),
            Err(more) => {
                let unread: BTreeSet<FieldId> = problems.iter().map(|p| p.field.clone()).in_order();
                problems.extend(more.into_iter().filter(|p| !unread.contains(&p.field)));
                Err(problems)
            }
        }
    }

    /// A problem with a field. A field's first problem stands; the rest would only follow from it.
    pub(in crate::catalog) fn problem(&mut self, field: &FieldId, name: &str, message: String) {
        if !self.problems.iter().any(|known| known.field == *field) {
            let name = name.to_owned();
            self.problems.push(FieldProblem { field: field.clone(), name, message });
        }
    }

    /// Something to tell, once.
    pub(in crate::catalog) fn notice(&mut self, sentence: String) {
        if !self.notices.contains(&sentence) {
            self.notices.push(sentence);
        }
    }

    /// A problem with one of the fields of every record.
    pub(super) fn common(&mut self, id: &'static str, message: String) {
        self.problem(&id.into(), common_name(id), message);
    }

    /// One line of a field of every record, cleaned.
    pub(super) fn common_line(&mut self, id: &'static str, text: &str) -> String {
        self.line(common_name(id), text)
    }

    /// A text of a field of every record, cleaned.
    pub(super) fn common_text(&mut self, id: &'static str, text: &str) -> String {
        self.text(common_name(id), text)
    }

    /// A day of a field of every record.
    pub(super) fn common_day(&mut self, id: &'static str, day: NaiveDate) {
        self.day(&id.into(), common_name(id), day);
    }

    /// One line, cleaned; what went and what looks like an identity-card number is noted.
    pub(in crate::catalog) fn line(&mut self, name: &str, text: &str) -> String {
        self.note_cleaning(name, clean_line(text))
    }

    /// Many lines, cleaned, without blank space at the end of a line or of the whole.
    pub(super) fn text(&mut self, name: &str, text: &str) -> String {
        let cleaned = self.as_typed(name, text);
        let lines: Vec<&str> = cleaned.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    }

    /// Many lines, cleaned, with the blank space as it was typed.
    pub(super) fn as_typed(&mut self, name: &str, text: &str) -> String {
        self.note_cleaning(name, clean_text(text))
    }

    /// One line, cleaned, that must be filled in.
    pub(in crate::catalog) fn filled(
        &mut self,
        id: &'static str,
        name: &str,
        text: &str,
    ) -> String {
        let line = self.line(name, text);
        if line.is_empty() {
            self.problem(&id.into(), name, format!("请填写{name}。"));
        }
        line
    }

    fn note_cleaning(&mut self, name: &str, cleaned: Cleaned) -> String {
        if cleaned.removed > 0 {
            let removed = cleaned.removed;
            self.notice(format!("“{name}”里有{removed}个看不见的字符，已经去掉。"));
        }
        if holds_identity_number(&cleaned.text) {
            self.notice(format!(
                "“{name}”里有一串18位数字，像是身份证号码。台账不应保存身份证号码，请核对后删去。"
            ));
        }
        cleaned.text
    }

    /// A day that the ledger can hold: from the founding of the Party to 2100.
    pub(super) fn day(&mut self, field: &FieldId, name: &str, day: NaiveDate) {
        let founded = NaiveDate::from_ymd_opt(1921, 7, 1);
        if day.year() > 2100 || founded.is_some_and(|founded| day < founded) {
            let message = format!("{day}不在1921年7月1日至2100年之间，请核对年份。");
            self.problem(field, name, message);
        }
    }
}

/// Whether the text holds exactly 18 digits in a row (the last may be an X), full-width ones too.
fn holds_identity_number(text: &str) -> bool {
    let mut digits = 0_usize;
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            'x' | 'X' | 'Ｘ' | 'ｘ' if digits == 17 => return true,
            _ if digits == 18 => return true,
            _ => digits = 0,
        }
    }
    digits == 18
}
