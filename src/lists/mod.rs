//! Tables of records: which rows, and what each cell says.
//!
//! Plain text and identifiers, ready for a page, a file or the command line. What must stay out:
//! markup, and any counting beyond how many records there are (`figures`).
//!
//! | file | holds |
//! |---|---|
//! | `filter`, `search` | which records a list shows |
//! | `sort` | in which order |
//! | `view` | both, as they stand in an address |
//! | `detail` | one record or member in full |
//! | `changes` | what changed from one version to the next |
//! | `order` | groups and members as people expect them |
//! | `called` | names by what is typed of them, first letters included |

mod called;
mod changes;
mod detail;
mod filter;
mod order;
mod search;
mod sort;
#[cfg(test)]
mod tests;
mod view;

use crate::catalog::{Catalog, display};
use crate::ledger::{Field, FieldId, FieldType, Kind, KindId, Ledger, Origin, Record, RecordId};
use chrono::{Datelike, NaiveDate};
use filter::Matcher;
use std::collections::{BTreeMap, BTreeSet};

pub use called::{Initials, meant};
pub use changes::{Change, changes, lines};
pub use detail::{Detail, detail, member_detail};
pub use filter::{By, Filter, Offer, conditions_told, offers};
pub use order::{groups, members};
pub use sort::{KIND, Sort};
pub use view::{PAGE, View};

/// A column of a kind's list, after date and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field shown.
    pub field: FieldId,
    /// Its heading: the field's name.
    pub name: String,
    /// Whether it holds numbers or money, which are set flush right.
    pub numeric: bool,
}

/// A record as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which record.
    pub id: RecordId,
    /// Its kind.
    pub kind: KindId,
    /// Its kind's name.
    pub kind_name: String,
    /// The day it happened, or began.
    pub date: NaiveDate,
    /// The last day, where it took several.
    pub end: Option<NaiveDate>,
    /// Its title.
    pub title: String,
    /// The cells of [`columns`]; a field not filled in is an empty text. Empty in a list of all
    /// kinds.
    pub cells: Vec<String>,
    /// Whether it shows 补录.
    pub late: bool,
    /// Whether it shows 导入.
    pub imported: bool,
}

/// The columns of a kind's list.
pub fn columns(kind: &Kind) -> Vec<Column> {
    shown(kind)
        .map(|field| Column {
            field: field.id.clone(),
            name: field.name.clone(),
            numeric: matches!(field.field_type, FieldType::Number | FieldType::Money),
        })
        .collect()
}

fn shown(kind: &Kind) -> impl Iterator<Item = &Field> {
    kind.columns.iter().filter_map(|id| kind.field(id.as_str()))
}

/// The records of a kind, or of all kinds, that began in `year`, in no order.
pub fn scope<'a>(
    ledger: &'a Ledger,
    kind: Option<&'a KindId>,
    year: i32,
) -> impl Iterator<Item = &'a Record> {
    let meant = move |record: &&Record| {
        record.date.year() == year && kind.is_none_or(|kind| record.kind == *kind)
    };
    ledger.records.values().filter(meant)
}

/// The records of [`scope`] that fulfil the filter of a view, in its order.
pub fn find<'a>(
    ledger: &'a Ledger,
    catalog: &Catalog,
    kind: Option<&'a KindId>,
    year: i32,
    view: &View,
) -> Vec<&'a Record> {
    let matcher = Matcher::new(&view.filter, catalog, ledger);
    let mut found: Vec<&Record> =
        scope(ledger, kind, year).filter(|record| matcher.holds(record)).collect();
    sort::sort(&mut found, &view.sort, kind, catalog, ledger);
    found
}

/// Records as rows, with the cells of a kind's list or without any.
pub fn rows(
    records: &[&Record],
    ledger: &Ledger,
    catalog: &Catalog,
    kind: Option<&KindId>,
) -> Vec<Row> {
    let with_cells = kind.and_then(|id| catalog.kind(id));
    records.iter().map(|record| row(record, with_cells, ledger, catalog)).collect()
}

fn row(record: &Record, with_cells: Option<&Kind>, ledger: &Ledger, catalog: &Catalog) -> Row {
    let cell = |field: &Field| {
        let value = record.values.get(&field.id);
        value.map(|value| display(value, field, ledger)).unwrap_or_default()
    };
    Row {
        id: record.id.clone(),
        kind: record.kind.clone(),
        kind_name: kind_name(&record.kind, catalog),
        date: record.date,
        end: record.end,
        title: record.title.clone(),
        cells: with_cells.map(|kind| shown(kind).map(cell).collect()).unwrap_or_default(),
        late: record.is_late(),
        imported: record.origin == Origin::Imported,
    }
}

/// A kind's name, or its identifier where the catalog does not know it.
fn kind_name(id: &KindId, catalog: &Catalog) -> String {
    catalog.kind(id).map_or_else(|| id.to_string(), |kind| kind.name.clone())
}

/// How many records of each kind began in `year`; kinds without any are not in it.
pub fn counts(ledger: &Ledger, year: i32) -> BTreeMap<KindId, usize> {
    let mut counts = BTreeMap::new();
    for record in ledger.records.values().filter(|record| record.date.year() == year) {
        *counts.entry(record.kind.clone()).or_insert(0) += 1;
    }
    counts
}

/// The years in which records began.
pub fn years(ledger: &Ledger) -> BTreeSet<i32> {
    ledger.records.values().map(|record| record.date.year()).collect()
}
