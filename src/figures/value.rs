//! What is answered: the value of a figure and the records behind it.

use super::Query;
use crate::ledger::{
    Condition, DeclarationId, EntryKey, FigureDef, Money, Override, Quantity, RecordId, Source,
};
use chrono::NaiveDate;
use std::rc::Rc;

/// A number, exact to the last digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// A count: records, days, values, person-times, members.
    Count(i64),
    /// A number with decimals, in the unit of its field.
    Quantity(Quantity),
    /// An amount of money.
    Money(Money),
    /// One whole number over another. Money is in 元 here.
    Ratio {
        /// Above the line.
        numerator: i128,
        /// Below the line; positive.
        denominator: i128,
        /// Whether it is read in per cent.
        percent: bool,
    },
    /// A list, each entry once, in order of date.
    List(Vec<String>),
    /// A text: the latest value of a text field.
    Text(String),
}

/// What is known of a figure. No record is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There are records, and this is what they say. It may be zero.
    Recorded(Number),
    /// There is no record, and someone declared that there was nothing to record.
    DeclaredNone(DeclarationId),
    /// There is no record that says anything. With evidence all the same, the records are there
    /// but every one lacks the field.
    NoRecord,
}

/// Something a reader of the figure should know besides its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Nothing can be divided by a figure that is zero.
    DividedByZero {
        /// The name of that figure.
        figure: String,
    },
    /// A share above 100%: the part does not lie inside the whole.
    AboveWhole,
    /// Records of its period were taken out of the ledger (归档).
    Archived {
        /// The year.
        year: i32,
        /// The file that holds them.
        file: String,
        /// Whether its value was kept: without it there is none.
        kept: bool,
        /// Whether there may have been records although there is no value.
        blank: bool,
    },
}

/// A figure with its value and what is behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The definition.
    pub def: FigureDef,
    /// What was asked.
    pub query: Query,
    /// What is known, from the records alone: an override does not change it.
    pub state: State,
    /// What each record contributes, by date, then by identifier. Together they make up the value.
    pub evidence: Vec<Rc<Contribution>>,
    /// How many of these records lack the field. More than none makes the figure incomplete.
    pub lacking: usize,
    /// Declarations of none that cover this figure but that a record made void.
    pub voided: Vec<DeclarationId>,
    /// What is written instead of the value, and why.
    pub overridden: Option<Override>,
    /// For a figure made from others: these, in the order of the definition.
    pub operands: Vec<Rc<Figure>>,
    /// Remarks.
    pub notes: Vec<Note>,
}

impl Figure {
    /// The number from the records, if there is one.
    pub fn number(&self) -> Option<&Number> {
        match &self.state {
            State::Recorded(number) => Some(number),
            State::DeclaredNone(_) | State::NoRecord => None,
        }
    }

    /// Whether something can be written for it: a recorded number or an override.
    pub fn is_written(&self) -> bool {
        self.overridden.is_some() || self.number().is_some()
    }

    /// Whether it has a number to which some records could not contribute.
    pub fn is_incomplete(&self) -> bool {
        self.lacking > 0 && self.number().is_some()
    }

    /// What must hold for a record to be counted: the definition's conditions, then the narrowing
    /// ones. A figure made from others has only these.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let own = match &self.def.source {
            Source::Records { select, .. } => select.conditions.as_slice(),
            _ => &[],
        };
        own.iter().chain(&self.query.narrowed)
    }
}

/// What one record (or, for the roster, one member or group) contributes to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Which entry: [`EntryKey::Record`], [`EntryKey::Member`] or [`EntryKey::Group`].
    pub key: EntryKey,
    /// The day by which it counts.
    pub date: NaiveDate,
    /// Its title, or the member's or group's name.
    pub title: String,
    /// Whether it shows 补录.
    pub late: bool,
    /// Whether it shows 导入.
    pub imported: bool,
    /// What it adds.
    pub part: Part,
    /// Whom its lists of attendance hold or leave out without their counting, as sentences.
    pub remark: Option<String>,
}

impl Contribution {
    /// The record, unless it is a member or a group.
    pub fn record(&self) -> Option<&RecordId> {
        match &self.key {
            EntryKey::Record(id) => Some(id),
            _ => None,
        }
    }
}

/// What one entry adds to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Itself: it is counted.
    One,
    /// Its days inside the period, in order. Days that another record has too count once.
    Days(Vec<NaiveDate>),
    /// Its values. Values that another record has too count once.
    Values(Vec<Item>),
    /// A number.
    Number(Quantity),
    /// An amount of money.
    Money(Money),
    /// The people who came.
    Persons {
        /// Members present.
        present: u32,
        /// Guests (列席).
        guests: u32,
    },
    /// Members (实到 or 应到).
    Members(u32),
    /// Hours times members present.
    Hours {
        /// Hours (学时).
        hours: Quantity,
        /// Members present.
        present: u32,
    },
    /// A text.
    Text(String),
    /// Its title.
    Title(String),
    /// Nothing: the field is not filled in. It holds the field's name on screen.
    Lacking(String),
    /// What it adds to each operand of a figure made from others.
    Shares(Vec<Share>),
}

/// One of several values of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// What tells it from others: an identifier, or the text itself.
    pub key: String,
    /// Its name on screen.
    pub label: String,
}

/// What an entry adds to one operand of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The operand's name.
    pub figure: String,
    /// The operand's unit.
    pub unit: String,
    /// What is added to it.
    pub part: Part,
}
