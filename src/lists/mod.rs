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
//! | `offers` | what can be chosen to narrow a list |
//! | `page` | one page of a list, and how long the list is |
//! | `detail` | one record or member in full |
//! | `in_full` | any entry in full |
//! | `changes` | what changed from one version to the next |
//! | `years` | of which years a list is |
//! | `order` | groups and members as people expect them |
//! | `namesakes` | members of the same name told apart |
//! | `called` | names by what is typed of them, first letters included |
//! | `sheet` | records with all they hold, for a file |
//! | `roster` | the members, as lines |
//! | `posts` | who holds which post, and until when |

mod called;
mod changes;
mod detail;
mod filter;
mod in_full;
mod namesakes;
mod offers;
mod order;
mod page;
mod posts;
mod roster;
mod search;
mod sheet;
mod sort;
#[cfg(test)]
mod tests;
mod view;
mod years;

use crate::catalog::{Catalog, display};
use crate::ledger::{
    EntryKey, Field, FieldId, FieldType, InOrder, Kind, KindId, Ledger, Origin, Record, RecordId,
    Value,
};
use chrono::{Datelike, NaiveDate};
use filter::Matcher;
use std::collections::{BTreeMap, BTreeSet};

pub use called::{Initials, meant};
pub use changes::{Change, changes, lines};
pub use detail::{Detail, detail, member_detail};
pub use filter::{By, Filter};
pub use in_full::in_full;
pub use namesakes::name_apart;
pub use offers::{Offer, condition_named, conditions_told, offers};
pub use order::{groups, members};
pub use page::{ListPage, Month, page};
pub use posts::{Body, Holder, posts_on, term_told};
pub use roster::{NO_GROUP, Presence, RosterLine, RosterView, roster};
pub use sheet::sheet;
pub use sort::{KIND, Sort};
pub use view::{PAGE, View};
pub use years::Years;

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
    /// What each cell points at, where that is one entry of the ledger.
    pub leads: Vec<Option<EntryKey>>,
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

/// What a list is of, before anybody narrows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The kind; all kinds if none.
    pub kind: Option<KindId>,
    /// The years in which its records began.
    pub years: Years,
    /// What holds for all of them, e.g. that they name a certain partner.
    pub held: Filter,
}

impl Scope {
    /// The records of a kind, or of all, in a year.
    pub fn of(kind: Option<&KindId>, year: i32) -> Self {
        Self { kind: kind.cloned(), years: Years::one(year), held: Filter::default() }
    }
}

/// The records of a scope, in no order.
pub fn scope<'a: 'b, 'b>(
    ledger: &'a Ledger,
    catalog: &'b Catalog,
    scope: &'b Scope,
) -> impl Iterator<Item = &'a Record> + use<'a, 'b> {
    let matcher = Matcher::new(&scope.held, catalog, ledger);
    let meant = move |record: &&Record| {
        scope.years.holds(record.date.year())
            && scope.kind.as_ref().is_none_or(|kind| record.kind == *kind)
            && matcher.holds(record)
    };
    ledger.records.values().filter(meant)
}

/// The records of a scope that fulfil a filter, in no order.
pub fn unsorted<'a>(
    ledger: &'a Ledger,
    catalog: &Catalog,
    of: &Scope,
    filter: &Filter,
) -> Vec<&'a Record> {
    let matcher = Matcher::new(filter, catalog, ledger);
    scope(ledger, catalog, of).filter(|record| matcher.holds(record)).collect()
}

/// The records of a scope that fulfil the filter of a view, in its order. A page of them is had
/// sooner: [`page`].
pub fn find<'a>(
    ledger: &'a Ledger,
    catalog: &'a Catalog,
    of: &Scope,
    view: &View,
) -> Vec<&'a Record> {
    let mut found = unsorted(ledger, catalog, of, &view.filter);
    sort::sort(&mut found, 0..usize::MAX, &view.sort, of.kind.as_ref(), catalog, ledger);
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
    let lead = |field: &Field| match record.values.get(&field.id)? {
        Value::Member(id) => Some(EntryKey::Member(id.clone())),
        Value::Group(id) => Some(EntryKey::Group(id.clone())),
        Value::Partner(id) => Some(EntryKey::Partner(id.clone())),
        Value::Link(id) => Some(EntryKey::Record(id.clone())),
        _ => None,
    };
    Row {
        id: record.id.clone(),
        kind: record.kind.clone(),
        kind_name: kind_name(&record.kind, catalog),
        date: record.date,
        end: record.end,
        title: record.title.clone(),
        cells: with_cells.map(|kind| shown(kind).map(cell).collect()).unwrap_or_default(),
        leads: with_cells.map(|kind| shown(kind).map(lead).collect()).unwrap_or_default(),
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
    let mut counts: BTreeMap<&KindId, usize> = BTreeMap::new();
    for record in ledger.records.values().filter(|record| record.date.year() == year) {
        *counts.entry(&record.kind).or_insert(0) += 1;
    }
    counts.into_iter().map(|(kind, count)| (kind.clone(), count)).collect()
}

/// The years in which records began, archived ones among them.
pub fn years(ledger: &Ledger) -> BTreeSet<i32> {
    let archived = ledger.archives.values().map(|archive| archive.year);
    ledger.records.values().map(|record| record.date.year()).chain(archived).in_order()
}
