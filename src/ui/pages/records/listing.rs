//! What is listed, how it is looked at, and which records are picked.

use crate::ledger::{FieldType, Kind, Record, RecordId, common};
use crate::lists::{self, Column, KIND, PAGE, Row, View};
use crate::ui::components::paper::Printing;
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A list of records. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The context of all pages.
    pub app: App,
    /// The kind listed; all kinds if none.
    pub kind: StoredValue<Option<Kind>>,
    /// How it is looked at, as the address says.
    pub view: Memo<View>,
    /// What is found so.
    pub found: Memo<Found>,
    /// The records picked, all of them among those found.
    pub picked: RwSignal<BTreeSet<RecordId>>,
    /// On while it is printed.
    pub printing: Printing,
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The year.
    pub year: i32,
    /// How many records there are without any condition.
    pub total: usize,
    /// The records that fulfil the conditions, in their order.
    pub ids: Vec<RecordId>,
    /// How many of them each month has.
    pub months: BTreeMap<u32, usize>,
    /// The rows of the page shown.
    pub rows: Vec<Row>,
    /// Which page that is; the first is 0.
    pub page: usize,
    /// How many pages there are; at least one.
    pub pages: usize,
}

/// How a cell is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Flush right.
    Number,
    /// Each of several as a tag.
    Tags,
    /// How many people; who, on hovering.
    People,
}

impl Style {
    fn of(column: &Column, kind: &Kind) -> Self {
        match kind.field(column.field.as_str()).map(|field| field.field_type) {
            Some(FieldType::Choices) => Self::Tags,
            Some(FieldType::Members) => Self::People,
            _ if column.numeric => Self::Number,
            _ => Self::Plain,
        }
    }

    /// Whether it is set flush right.
    pub fn is_right(self) -> bool {
        matches!(self, Self::Number | Self::People)
    }

    /// A cell as one line of text.
    pub fn line(self, text: &str) -> String {
        match self {
            Self::People if !text.is_empty() => format!("{}人", text.split('、').count()),
            _ => text.to_owned(),
        }
    }
}

/// A column: what it is sorted by, its name, how its cells are drawn.
pub type Head = (String, String, Style);

impl Listing {
    /// The list of a kind, or of all.
    pub fn new(app: App, kind: Option<Kind>) -> Self {
        let kind = StoredValue::new(kind);
        // When another page is shown, this one is drawn no more.
        let view = Memo::new(move |before: Option<&View>| {
            let id = kind.with_value(|kind| kind.as_ref().map(|kind| kind.id.clone()));
            app.route.with(|route| match route {
                Route::Records(of, view) if *of == id => view.clone(),
                _ => before.cloned().unwrap_or_default(),
            })
        });
        let found = Memo::new(move |_| {
            let year = app.year();
            kind.with_value(|kind| view.with(|view| find(app, kind.as_ref(), year, view)))
        });
        let picked = RwSignal::new(BTreeSet::new());
        // What is no longer listed is no longer picked: nothing is done to what is not seen.
        Effect::new(move |_| {
            found.with(|found| {
                if !picked.with_untracked(BTreeSet::is_empty) {
                    let listed: BTreeSet<&RecordId> = found.ids.iter().collect();
                    picked.update(|picked| picked.retain(|id| listed.contains(id)));
                }
            });
        });
        Self { app, kind, view, found, picked, printing: Printing::new(None) }
    }

    /// The columns after date and title.
    pub fn heads(self) -> Vec<Head> {
        self.kind.with_value(|kind| match kind {
            Some(kind) => lists::columns(kind)
                .into_iter()
                .map(|column| {
                    let style = Style::of(&column, kind);
                    (column.field.to_string(), column.name, style)
                })
                .collect(),
            None => vec![(KIND.to_owned(), "种类".to_owned(), Style::Plain)],
        })
    }

    /// All columns that the list can be sorted by.
    pub fn sorted_by(self) -> Vec<(String, String)> {
        let first = [(common::DATE, "日期"), (common::TITLE, "标题")];
        let first = first.map(|(id, name)| (id.to_owned(), name.to_owned()));
        first.into_iter().chain(self.heads().into_iter().map(|(id, name, _)| (id, name))).collect()
    }

    /// All rows, of every page, as they are now.
    pub fn all_rows(self) -> Vec<Row> {
        untrack(|| {
            let year = self.app.year();
            let id = self.kind.with_value(|kind| kind.as_ref().map(|kind| kind.id.clone()));
            let view = self.view.get();
            self.app.catalog(|catalog, ledger| {
                let found = lists::find(ledger, catalog, id.as_ref(), year, &view);
                lists::rows(&found, ledger, catalog, id.as_ref())
            })
        })
    }
}

fn find(app: App, kind: Option<&Kind>, year: i32, view: &View) -> Found {
    let id = kind.map(|kind| &kind.id);
    app.catalog(|catalog, ledger| {
        let found = lists::find(ledger, catalog, id, year, view);
        let pages = found.len().div_ceil(PAGE).max(1);
        let page = view.page.min(pages.saturating_sub(1));
        let shown: Vec<&Record> =
            found.iter().copied().skip(page.saturating_mul(PAGE)).take(PAGE).collect();
        let mut months = BTreeMap::new();
        for record in &found {
            *months.entry(record.date.month()).or_insert(0) += 1;
        }
        Found {
            year,
            total: lists::scope(ledger, id, year).count(),
            ids: found.iter().map(|record| record.id.clone()).collect(),
            months,
            rows: lists::rows(&shown, ledger, catalog, id),
            page,
            pages,
        }
    })
}
