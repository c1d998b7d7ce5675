//! The text of a cell into the field of a form, by the field's type. What goes into no field is kept
//! for the note.

use super::days;
use super::names::{Names, by_name};
use super::none;
use crate::catalog::Draft;
use crate::ledger::{Field, FieldType, Ledger, common};
use chrono::NaiveDate;

/// The longest title that a record takes; what is longer goes into the note whole.
const LONGEST_TITLE: usize = 120;

/// How many characters of a longer text become the title.
const TITLE_TAKEN: usize = 60;

/// A form being filled from a row.
pub(super) struct Filling<'a> {
    pub draft: Draft,
    pub ledger: &'a Ledger,
    pub names: &'a Names,
    /// The record's day, for who belonged to the branch.
    pub day: Option<NaiveDate>,
    /// What goes into no field: heading and text.
    pub rest: Vec<(String, String)>,
    /// What to look at: cell and sentence.
    pub hints: Vec<String>,
}

/// What a cell is called.
pub(super) struct Cell<'a> {
    /// As a spreadsheet program calls it: `C7`.
    pub name: String,
    /// The heading of its column.
    pub heading: &'a str,
}

impl Filling<'_> {
    /// Puts a title, or the beginning of a longer text.
    pub fn title(&mut self, at: &Cell<'_>, text: &str) {
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if whole.chars().count() <= LONGEST_TITLE {
            return self.draft.set_text(common::TITLE, whole);
        }
        let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or(text).trim();
        let sentence = line.split_inclusive(['。', '；', '！']).next().unwrap_or(line);
        let sentence = sentence.trim_end_matches(['。', '；']);
        let title: String = sentence.chars().take(TITLE_TAKEN).collect();
        let name = &at.name;
        self.hints.push(format!("{name}太长，标题取了开头，全文附在备注里。"));
        self.draft.set_text(common::TITLE, title);
        self.rest.push((at.heading.to_owned(), text.to_owned()));
    }

    /// Puts a text into a field of the row's kind.
    pub fn field(&mut self, at: &Cell<'_>, field: &Field, text: &str) {
        let id = field.id.as_str();
        if says_none(field, text) {
            return;
        }
        let taken = match field.field_type {
            FieldType::Text
            | FieldType::LongText
            | FieldType::Number
            | FieldType::Money
            | FieldType::Date => {
                let text = match field.field_type {
                    FieldType::Number | FieldType::Money => days::half_width(text).replace(' ', ""),
                    FieldType::Date => days::in_digits(text),
                    _ => text.to_owned(),
                };
                self.draft.set_text(id, text);
                true
            }
            FieldType::Span => self.span(id, text),
            FieldType::Choice => self.choice(field, text),
            FieldType::Choices => return self.choices(at, field, text),
            FieldType::Flag => self.flag(id, text),
            FieldType::Member | FieldType::Members => return self.members(at, field, text),
            FieldType::Group => {
                let groups = self.ledger.groups.values();
                let found = by_name(text, groups.map(|group| (&group.id, group.name.as_str())));
                self.chosen(id, found.map(|id| id.as_str()))
            }
            FieldType::Partner => {
                let partners = self.ledger.partners.values();
                let found = by_name(text, partners.map(|one| (&one.id, one.name.as_str())));
                self.chosen(id, found.map(|id| id.as_str()))
            }
            // Which record is meant cannot be seen from a text.
            FieldType::Link => false,
        };
        if !taken {
            self.keep(at, &field.name, text);
        }
    }

    /// Puts the name of a campaign.
    pub fn campaign(&mut self, at: &Cell<'_>, text: &str) {
        if none::is_none(text) {
            return;
        }
        let campaigns = self.ledger.campaigns.values();
        let found = by_name(text, campaigns.map(|one| (&one.id, one.name.as_str())));
        if !self.chosen(common::CAMPAIGN, found.map(|id| id.as_str())) {
            self.keep(at, "专题", text);
        }
    }

    fn chosen(&mut self, field: &str, id: Option<&str>) -> bool {
        if let Some(id) = id {
            self.draft.set_text(field, id);
        }
        id.is_some()
    }

    /// Keeps a text for the note, and says why.
    fn keep(&mut self, at: &Cell<'_>, field: &str, text: &str) {
        let cell = &at.name;
        self.hints.push(format!("{cell}“{}”没有对上“{field}”，附在备注里。", short(text)));
        self.rest.push((at.heading.to_owned(), text.to_owned()));
    }

    fn span(&mut self, id: &str, text: &str) -> bool {
        let Some((from, to)) = days::read_time(text) else { return false };
        self.set_span(id, from, to);
        true
    }

    /// Puts a time span.
    pub fn set_span(&mut self, id: &str, from: chrono::NaiveTime, to: Option<chrono::NaiveTime>) {
        self.draft.set_text(id, from.format("%H:%M").to_string());
        let to = to.map(|to| to.format("%H:%M").to_string()).unwrap_or_default();
        self.draft.set_until(id, to);
    }

    fn choice(&mut self, field: &Field, text: &str) -> bool {
        let found = choice_of(field, text).map(str::to_owned);
        self.chosen(field.id.as_str(), found.as_deref())
    }

    fn choices(&mut self, at: &Cell<'_>, field: &Field, text: &str) {
        for part in text.split(['、', '，', ',', '；', ';', '\n', ' ', '　', '/', '+']) {
            let part = part.trim();
            match choice_of(field, part) {
                _ if part.is_empty() => {}
                Some(id) => self.draft.pick(field.id.as_str(), id, true),
                None => self.keep(at, &field.name, part),
            }
        }
    }

    fn flag(&mut self, id: &str, text: &str) -> bool {
        let on = match text.trim().to_lowercase().as_str() {
            "是" | "有" | "√" | "✓" | "✔" | "1" | "true" | "y" | "yes" | "对" => "true",
            "否" | "无" | "×" | "✗" | "0" | "false" | "n" | "no" | "不是" => "false",
            _ => return false,
        };
        self.draft.set_text(id, on);
        true
    }

    fn members(&mut self, at: &Cell<'_>, field: &Field, text: &str) {
        if none::is_count(text) {
            return self.keep(at, &field.name, text);
        }
        let named = self.names.find(text, self.day, self.ledger);
        let id = field.id.as_str();
        let mut left = named.unknown.clone();
        left.extend(named.ambiguous.iter().cloned());
        match (field.field_type, named.members.as_slice()) {
            (FieldType::Members, members) => {
                members.iter().for_each(|one| self.draft.pick(id, one.as_str(), true));
            }
            (_, [one]) => self.draft.set_text(id, one.as_str()),
            (_, []) => {}
            (_, _) => return self.keep(at, &field.name, text),
        }
        let cell = &at.name;
        if !named.unknown.is_empty() {
            let names = short(&named.unknown.join("、"));
            self.hints.push(format!("{cell}里的“{names}”不在党员名册里，附在备注里。"));
        }
        if !named.ambiguous.is_empty() {
            let names = short(&named.ambiguous.join("、"));
            self.hints
                .push(format!("{cell}里的“{names}”在名册里不止一人，附在备注里，请导入后点选。"));
        }
        if !left.is_empty() {
            self.rest.push((at.heading.to_owned(), left.join("、")));
        }
    }
}

/// Whether a text says that there is nothing for the field. A choice may be called so.
fn says_none(field: &Field, text: &str) -> bool {
    match field.field_type {
        // As a text 无 may say something; of 是 and 否 it is the second.
        FieldType::Text | FieldType::LongText | FieldType::Flag => none::is_struck_out(text),
        FieldType::Choice | FieldType::Choices => {
            none::is_none(text) && choice_of(field, text).is_none()
        }
        FieldType::Member | FieldType::Members => none::is_nobody(text),
        _ => none::is_none(text),
    }
}

/// The choice that a text names: its name, a former one, or one that holds the text alone.
fn choice_of<'a>(field: &'a Field, text: &str) -> Option<&'a str> {
    let text = super::sort::squeezed(text);
    let is = |name: &String| *name == text;
    let exact = field.choices.iter().find(|one| is(&one.name) || one.former_names.iter().any(is));
    let choices = field.choices.iter().map(|one| (one, one.name.as_str()));
    exact.or_else(|| by_name(&text, choices)).map(|choice| choice.id.as_str())
}

/// As much of a text as a sentence can quote.
pub(super) fn short(text: &str) -> String {
    const QUOTED: usize = 24;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = line.chars();
    let mut start: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}
