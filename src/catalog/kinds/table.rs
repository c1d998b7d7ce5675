//! The small words that let a kind's file read like a table.

use crate::ledger::{Choice, ChoiceId, Field, FieldId, FieldType, Kind, Quantity};

/// What stands above a kind's fields.
pub(crate) struct Heading {
    /// Identifier.
    pub id: &'static str,
    /// Name on screen.
    pub name: &'static str,
    /// Identifier of its chapter.
    pub chapter: &'static str,
    /// One line that says what belongs here.
    pub help: &'static str,
    /// The title of a typical record.
    pub example: &'static str,
}

/// A kind: heading, rows in the order of the form, and the columns of its list.
pub(crate) fn table(heading: Heading, rows: Vec<Row>, columns: &[&'static str]) -> Kind {
    Kind {
        help: heading.help.to_owned(),
        example: heading.example.to_owned(),
        fields: rows.into_iter().map(|row| row.0).collect(),
        columns: columns.iter().map(|&id| FieldId::from(id)).collect(),
        ..Kind::new(heading.id.into(), heading.name, heading.chapter.into())
    }
}

/// One field of a kind, as a row of its table.
pub(crate) struct Row(Field);

impl Row {
    /// Adds the line of help below the field.
    pub(crate) fn help(mut self, help: &str) -> Self {
        self.0.help = help.to_owned();
        self
    }

    /// Folds the field away at first.
    pub(crate) fn folded(mut self) -> Self {
        self.0.folded = true;
        self
    }

    /// What a number may be at least and at most; nothing else is taken.
    pub(crate) fn within(mut self, least: i64, most: i64) -> Self {
        self.0.least = Some(Quantity::from_whole(least));
        self.0.most = Some(Quantity::from_whole(most));
        self
    }
}

/// The row, required: for a branch member's name; a record needs no more than kind, date and title.
pub(crate) fn required(mut row: Row) -> Row {
    row.0.required = true;
    row
}

fn row(id: &'static str, name: &str, field_type: FieldType) -> Row {
    Row(Field::new(id.into(), name, field_type))
}

macro_rules! rows {
    ($($(#[$doc:meta])* $word:ident => $field_type:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) fn $word(id: &'static str, name: &str) -> Row {
            row(id, name, FieldType::$field_type)
        }
    )*};
}

rows! {
    /// One line of text.
    text => Text;
    /// Many lines of text.
    long => LongText;
    /// A day.
    date => Date;
    /// A time span on the record's day.
    span => Span;
    /// Yes or no.
    flag => Flag;
    /// One member.
    member => Member;
    /// Several members.
    members => Members;
    /// A party group.
    group => Group;
    /// A partner.
    partner => Partner;
    /// Another record.
    link => Link;
}

/// What a branch's record seldom exceeds, by unit: a slip of the finger gives more.
const USUAL_MOST: [(&str, i64); 10] = [
    ("人", 1000),
    ("人次", 100_000),
    ("次", 100_000),
    ("份", 100_000),
    ("户", 10_000),
    ("个", 1000),
    ("项", 1000),
    ("例", 100),
    ("期", 100),
    ("学时", 40),
];

/// What an amount seldom exceeds, in 元.
const USUAL_MOST_YUAN: i64 = 10_000_000;

/// A number with its unit; an empty unit means none (where a record names its own).
pub(crate) fn number(id: &'static str, name: &str, unit: &str) -> Row {
    let mut row = row(id, name, FieldType::Number);
    row.0.unit = (!unit.is_empty()).then(|| unit.to_owned());
    let usual = USUAL_MOST.iter().find(|(of, _)| *of == unit);
    row.0.usual_most = usual.map(|(_, most)| Quantity::from_whole(*most));
    row
}

/// An amount of money.
pub(crate) fn money(id: &'static str, name: &str) -> Row {
    let mut row = row(id, name, FieldType::Money);
    row.0.usual_most = Some(Quantity::from_whole(USUAL_MOST_YUAN));
    row
}

/// One of `choices`, each an id and a name.
pub(crate) fn choice(id: &'static str, name: &str, choices: &[(&'static str, &str)]) -> Row {
    let mut row = row(id, name, FieldType::Choice);
    row.0.choices = listed(choices);
    row
}

/// Several of `choices`, each an id and a name.
pub(crate) fn choices(id: &'static str, name: &str, choices: &[(&'static str, &str)]) -> Row {
    let mut row = row(id, name, FieldType::Choices);
    row.0.choices = listed(choices);
    row
}

fn listed(choices: &[(&'static str, &str)]) -> Vec<Choice> {
    let choice = |&(id, name): &(&'static str, &str)| Choice {
        id: ChoiceId::from(id),
        name: name.to_owned(),
        former_names: Vec::new(),
    };
    choices.iter().map(choice).collect()
}
