//! From the rows of a table to records, a few rows at a time.

use super::heading::{Heading, headings};
use super::line::{Edits, Line, Same};
use super::names::Names;
use super::plan::Plan;
use super::row::Work;
use super::sort::{Words, squeezed};
use super::table::Table;
use crate::catalog::Catalog;
use crate::ledger::{KindId, Ledger, Record};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What rows are read by.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The table.
    pub table: &'a Table,
    /// What becomes of it.
    pub plan: &'a Plan,
    /// Corrected cells.
    pub edits: &'a Edits,
    /// The kinds.
    pub catalog: &'a Catalog,
    /// The ledger it goes into.
    pub ledger: &'a Ledger,
    /// Today.
    pub today: NaiveDate,
}

/// What stays the same from row to row. Rows are read a few at a time, so that the page can be
/// drawn in between; what is given must not change meanwhile.
pub struct Reading {
    pub(super) words: Words,
    pub(super) names: Names,
    pub(super) headings: Vec<String>,
    /// What is in the ledger, or in a row further up.
    recorded: HashMap<(KindId, NaiveDate, String), Same>,
    next: usize,
}

impl Reading {
    /// Begins at the first row below the headings.
    pub fn new(given: Given<'_>) -> Self {
        let recorded = given.ledger.records.values();
        let recorded = recorded.map(|record| (key(record), Same::Record(record.id.clone())));
        Self {
            words: Words::of(given.catalog),
            names: Names::of(given.ledger),
            headings: headings(given.table, given.plan.heading),
            recorded: recorded.collect(),
            next: given.plan.heading.map_or(0, Heading::below),
        }
    }

    /// Reads at most `count` rows more; `None` when there are none. Blank rows are passed over.
    pub fn read(&mut self, given: Given<'_>, count: usize) -> Option<Vec<Line>> {
        let rows = given.table.rows.get(self.next..).filter(|rows| !rows.is_empty())?;
        let rows = rows.get(..count.max(1)).unwrap_or(rows);
        self.next += rows.len();
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let work = Work { reading: self, given, row };
            let Some(mut line) = work.line() else { continue };
            if let Some(record) = &line.record {
                let key = key(record);
                line.same = self.recorded.get(&key).cloned();
                self.recorded.entry(key).or_insert(Same::Row(row.number));
            }
            lines.push(line);
        }
        Some(lines)
    }
}

fn key(record: &Record) -> (KindId, NaiveDate, String) {
    (record.kind.clone(), record.date, squeezed(&record.title))
}
