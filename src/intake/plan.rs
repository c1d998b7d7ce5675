//! What is to become of a table: where its headings stand, what its rows are, what its columns hold.

use super::heading::{Heading, headings};
use super::sort::{FACETS, Sort, Words, squeezed};
use super::table::{Row, Table};
use super::target::{self, Target};
use crate::catalog::Catalog;
use crate::ledger::{FieldId, Kind, KindId, Order, common};
use std::collections::BTreeMap;

/// How many different texts of a 类别 are told.
const SORTS_TOLD: usize = 60;

/// What is to become of a table. It is suggested, and corrected on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The rows that the headings stand in, if any.
    pub heading: Option<Heading>,
    /// Whether each row tells its own kind, by its 类别 or its title.
    pub by_row: bool,
    /// What all rows are, or those that do not tell.
    pub otherwise: Sort,
    /// What each column holds.
    pub columns: Vec<Target>,
    /// What the texts of a 类别 are said to be, where that is corrected.
    pub sorts: BTreeMap<String, Sort>,
    /// Whether what goes into no field is added to the note.
    pub rest_to_note: bool,
    /// The year of days without one.
    pub year: i32,
}

impl Plan {
    /// What a table looks like. `called` is the file's name; `year` is meant where nothing names
    /// another.
    pub fn suggest(
        table: &Table,
        called: &str,
        catalog: &Catalog,
        words: &Words,
        year: i32,
    ) -> Self {
        let kinds: Vec<&Kind> = catalog.kinds().collect();
        let heading = Heading::find(table, &kinds);
        let above = table.rows.iter().take(heading.map_or(0, |heading| heading.first));
        let mut context: Vec<&str> = above
            .flat_map(|row| &row.cells)
            .map(|cell| cell.own())
            .filter(|t| !t.is_empty())
            .collect();
        context.extend([table.name.as_str(), called]);
        let year = context.iter().find_map(|text| year_in(text)).unwrap_or(year);
        let headings = headings(table, heading);
        let told = words.in_sort(&table.name);
        let told = told.or_else(|| context.iter().find_map(|text| words.in_title(text)));
        let otherwise =
            told.or_else(|| by_headings(&headings, catalog)).unwrap_or_else(Sort::activity);
        // A table of another kind has nothing else in it.
        let activity = otherwise.kind == Sort::activity().kind;
        let mut plan = Self {
            heading,
            by_row: activity,
            otherwise,
            columns: Vec::new(),
            sorts: BTreeMap::new(),
            rest_to_note: true,
            year,
        };
        plan.match_columns(table, catalog, words);
        // Nor has one of 党课, unless its rows say so.
        plan.by_row = activity
            && (plan.columns.contains(&Target::Sort) || plan.otherwise == Sort::activity());
        plan.match_columns(table, catalog, words);
        plan
    }

    /// Matches the columns anew, after the heading row or the kind was corrected.
    pub fn match_columns(&mut self, table: &Table, catalog: &Catalog, words: &Words) {
        let headings = headings(table, self.heading);
        let main: Vec<&Kind> = catalog.kind(&self.otherwise.kind).into_iter().collect();
        self.columns = target::match_columns(&headings, &main, self.by_row);
        if self.by_row {
            let kinds = self.kinds(table, catalog, words);
            self.columns = target::match_columns(&headings, &kinds, true);
        }
    }

    /// The kinds that the rows are of, those of most rows first.
    pub fn kinds<'a>(&self, table: &Table, catalog: &'a Catalog, words: &Words) -> Vec<&'a Kind> {
        let mut counts: BTreeMap<KindId, usize> = BTreeMap::new();
        for row in self.body(table) {
            let (sort, _) = self.sort_of(row, |column| own(row, column), words);
            *counts.entry(sort.kind).or_insert(0) += 1;
        }
        counts.entry(self.otherwise.kind.clone()).or_insert(0);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.order_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts.iter().filter_map(|(id, _)| catalog.kind(id)).collect()
    }

    /// The rows below the headings.
    pub fn body<'a>(&self, table: &'a Table) -> impl Iterator<Item = &'a Row> {
        table.rows.iter().skip(self.heading.map_or(0, Heading::below))
    }

    /// The column that holds something.
    pub fn column(&self, target: &Target) -> Option<usize> {
        self.columns.iter().position(|one| one == target)
    }

    /// The column that holds a field of every record.
    pub(super) fn column_of(&self, field: &'static str) -> Option<usize> {
        self.column(&Target::Field(FieldId::from(field)))
    }

    /// What a row is, and the text of its 类别 where that says nothing known.
    pub(super) fn sort_of(
        &self,
        row: &Row,
        text: impl Fn(usize) -> String,
        words: &Words,
    ) -> (Sort, Option<String>) {
        let sort = self.column(&Target::Sort).map(|column| match text(column) {
            own if own.is_empty() => squeezed(row.cell(column).filled()),
            own => squeezed(&own),
        });
        let sort = sort.filter(|text| !text.is_empty());
        let title = self.column_of(common::TITLE).map(&text).unwrap_or_default();
        // Where the kind is said, only what its records count as is looked for.
        let fits = |sort: &Sort| self.by_row || sort.kind == self.otherwise.kind;
        let read = |text: &String| self.sorts.get(text).cloned().or_else(|| words.in_sort(text));
        let by_sort = sort.as_ref().and_then(read).filter(fits);
        let unknown = sort.filter(|_| by_sort.is_none());
        let mut found = by_sort
            .or_else(|| words.in_title(&title).filter(fits))
            .unwrap_or_else(|| self.otherwise.clone());
        // A column of its own says what the row counts as, and nothing else does.
        let told = self.column(&Target::field(FACETS)).is_some_and(|at| !text(at).is_empty());
        if told {
            found.facets.clear();
        } else if !self.by_row {
            // What all rows are, each of them is beside what it says itself.
            found.facets.extend(self.otherwise.facets.iter().cloned());
        }
        (found, unknown)
    }

    /// The different texts of the 类别 with the rows they stand in, and what each is taken for.
    pub fn sorts_told(&self, table: &Table, words: &Words) -> Vec<(String, usize, Option<Sort>)> {
        let Some(column) = self.column(&Target::Sort) else { return Vec::new() };
        let mut told: Vec<(String, usize, Option<Sort>)> = Vec::new();
        for row in self.body(table) {
            let text = squeezed(row.cell(column).filled());
            let full = told.len() >= SORTS_TOLD;
            match told.iter_mut().find(|(known, ..)| *known == text) {
                Some((_, count, _)) => *count += 1,
                None if text.is_empty() || full => {}
                None => {
                    let sort = self.sorts.get(&text).cloned().or_else(|| words.in_sort(&text));
                    told.push((text, 1, sort));
                }
            }
        }
        told
    }
}

fn own(row: &Row, column: usize) -> String {
    row.cell(column).own().to_owned()
}

/// The kind whose own fields the headings name, if that is another than an activity.
fn by_headings(headings: &[String], catalog: &Catalog) -> Option<Sort> {
    let names = |kind: &Kind| {
        let named = |heading: &&String| {
            let is = |name: &String| squeezed(name) == heading.as_str();
            kind.fields.iter().any(|field| is(&field.name) || field.former_names.iter().any(is))
        };
        headings.iter().filter(named).count()
    };
    let activity = catalog.kind(&Sort::activity().kind).map_or(0, names);
    let scored = catalog.kinds().map(|kind| (names(kind), kind));
    // Of equals the first in the order of the ledger.
    let best = scored.reduce(|best, one| if one.0 > best.0 { one } else { best });
    best.filter(|(count, _)| *count >= 2 && *count > activity)
        .map(|(_, kind)| Sort::of(kind.id.clone()))
}

/// The first year that a text names.
fn year_in(text: &str) -> Option<i32> {
    let text = super::days::in_digits(text);
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    // Four digits are a number.
    runs.filter_map(|run| run.parse().ok()).find(|year| (1921..=2100).contains(year))
}
