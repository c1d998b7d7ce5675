//! A year whose records were taken out of the ledger (归档): what is kept of it here.
//!
//! The records are in a file that the person keeps. Here stay the numbers that figures were, so that
//! what asks for them still gets them, and the year's summary as it stood.

use super::kind::is_false;
use super::{
    ArchiveId, Condition, DeclarationId, Entry, FieldId, FigureId, Ledger, Money, Period, Quantity,
    Record,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// An archived year (归档).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Its identifier: the year.
    pub id: ArchiveId,
    /// The year.
    pub year: i32,
    /// The day it was archived.
    pub archived_on: NaiveDate,
    /// The name of the file that holds the records: a backup of the whole ledger.
    pub file: String,
    /// The SHA-256 of that file (of a sealed one, of the backup inside), in hexadecimal.
    pub file_sum: String,
    /// How many records were taken out.
    pub records: u64,
    /// The SHA-256 of these records, their revisions aside: by it any file that holds them is known.
    pub records_sum: String,
    /// The figures of records as they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<ArchivedFigure>,
    /// The year's summary as it stood, a block a line; `summary` writes and reads it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<String>,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

/// A figure as it was when its records were still there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ArchivedFigure {
    /// The figure.
    pub figure: FigureId,
    /// Conditions beyond the figure's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrowed: Vec<Condition>,
    /// The field whose values were listed instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    /// In which days; the whole year if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Its value; absent where no record said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ArchivedValue>,
    /// Whether there were records, every one of which lacked the field.
    #[serde(default, skip_serializing_if = "is_false")]
    pub blank: bool,
}

/// What a figure of records was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ArchivedValue {
    /// A count.
    Count(i64),
    /// A number with decimals.
    Quantity(Quantity),
    /// An amount of money.
    Money(Money),
    /// An average: what stands above the line and below.
    Mean(i64, i64),
    /// A list.
    List(Vec<String>),
    /// A text.
    Text(String),
    /// Declared none.
    DeclaredNone(DeclarationId),
}

impl Archive {
    /// The identifier of a year.
    pub fn id_of(year: i32) -> ArchiveId {
        // Every year's digits are an identifier.
        ArchiveId::parse(&year.to_string()).unwrap_or_else(|| ArchiveId::from("0"))
    }
}

impl Ledger {
    /// The archive of a year, where it is archived.
    pub fn archive(&self, year: i32) -> Option<&Archive> {
        self.archives.values().find(|archive| archive.year == year)
    }

    /// The archived years that an entry belongs to, so that it must not be touched: those of the
    /// days in `also` and of its own.
    pub fn archived_year_of(
        &self,
        entry: &Entry,
        also: impl Fn(&Record) -> Vec<NaiveDate>,
    ) -> Option<i32> {
        let first = |from: i32, to: i32| {
            let mut years = self.archives.values().map(|archive| archive.year);
            years.find(|year| from <= *year && *year <= to)
        };
        match entry {
            Entry::Record(record) => {
                let own = first(record.date.year(), record.last_day().year());
                let also = || also(record).into_iter().find_map(|d| first(d.year(), d.year()));
                own.or_else(also)
            }
            Entry::Declaration(one) => first(one.period.from.year(), one.period.to.year()),
            Entry::Override(one) => first(one.period.from.year(), one.period.to.year()),
            Entry::Text(text) => first(text.year, text.year),
            _ => None,
        }
    }
}
