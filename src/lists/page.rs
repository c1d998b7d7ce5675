//! One page of a list: what is shown of it, without sorting what is not.

use super::filter::Matcher;
use super::{PAGE, Scope, View, scope, sort};
use crate::catalog::Catalog;
use crate::ledger::{Ledger, Record};
use chrono::Datelike;
use std::collections::BTreeMap;

/// A month of a year.
pub type Month = (i32, u32);

/// A page of a list, and how much there is beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage<'a> {
    /// How many records the scope has.
    pub total: usize,
    /// How many of them fulfil the filter.
    pub count: usize,
    /// How many of these each month has.
    pub months: BTreeMap<Month, usize>,
    /// Which page it is, the last one where the view means one behind it; the first is 0.
    pub page: usize,
    /// How many pages there are; at least one.
    pub pages: usize,
    /// Its records, at most [`PAGE`], in the order of the view.
    pub records: Vec<&'a Record>,
}

/// The page of a list that `view` means: the same records in the same order as there in the whole
/// of what [`super::find`] finds.
pub fn page<'a>(ledger: &'a Ledger, catalog: &Catalog, of: &Scope, view: &View) -> ListPage<'a> {
    let matcher = Matcher::new(&view.filter, catalog, ledger);
    let mut total = 0_usize;
    let mut months = BTreeMap::new();
    let mut records = Vec::new();
    for record in scope(ledger, catalog, of) {
        total = total.saturating_add(1);
        if matcher.holds(record) {
            *months.entry((record.date.year(), record.date.month())).or_insert(0) += 1;
            records.push(record);
        }
    }
    let count = records.len();
    let pages = count.div_ceil(PAGE).max(1);
    let page = view.page.min(pages.saturating_sub(1));
    let first = page.saturating_mul(PAGE);
    let places = first..first.saturating_add(PAGE);
    sort::sort(&mut records, places, &view.sort, of.kind.as_ref(), catalog, ledger);
    ListPage { total, count, months, page, pages, records }
}
