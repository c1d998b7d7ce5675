//! What is listed, how it is looked at, and which records are picked.

use crate::ledger::{EntryKey, FieldType, InOrder, Kind, Record, RecordId, common};
use crate::lists::{self, Column, Filter, KIND, ListPage, Month, Row, Scope, View, Years};
use crate::ui::components::paper::Printing;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A list of records. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The context of all pages.
    pub app: App,
    /// The kind listed; all kinds if none.
    pub kind: StoredValue<Option<Kind>>,
    /// The entry all of whose records are listed, if it is such a list.
    pub about: StoredValue<Option<EntryKey>>,
    /// How it is looked at, as the address says.
    pub view: Memo<View>,
    /// What it is of.
    pub scope: Memo<Scope>,
    /// What is found so.
    pub found: Memo<Found>,
    /// The records picked, all of them among those found.
    pub picked: RwSignal<BTreeSet<RecordId>>,
    /// The record picked last, where a range begins.
    anchor: StoredValue<Option<RecordId>>,
    /// On while it is printed.
    pub printing: Printing,
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The years.
    pub years: Option<Years>,
    /// How many records there are without any condition.
    pub total: usize,
    /// How many fulfil the conditions. Which, only [`Listing::all_ids`] says: with every letter of
    /// a search they are others.
    pub count: usize,
    /// How many of them each month of a year has.
    pub months: BTreeMap<Month, usize>,
    /// The rows of the page shown.
    pub rows: Vec<Row>,
    /// Which page that is; the first is 0.
    pub page: usize,
    /// How many pages there are; at least one.
    pub pages: usize,
}

impl Found {
    /// Whether days have to be told with their year.
    pub fn of_several_years(&self) -> bool {
        self.years.as_ref().is_some_and(|years| years.only().is_none())
    }

    /// The years, as they are told.
    pub fn years_told(&self) -> String {
        self.years.as_ref().map(Years::told).unwrap_or_default()
    }
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
    /// A day, in one line.
    Day,
}

impl Style {
    fn of(column: &Column, kind: &Kind) -> Self {
        match kind.field(column.field.as_str()).map(|field| field.field_type) {
            Some(FieldType::Choices) => Self::Tags,
            Some(FieldType::Members) => Self::People,
            Some(FieldType::Date) => Self::Day,
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

/// What the list of all kinds is called.
pub const ALL: &str = "全部记录";

/// A column: what it is sorted by, its name, how its cells are drawn.
pub type Head = (String, String, Style);

impl Listing {
    /// The list of a kind, or of all, in the year in view; or all that points at an entry.
    pub fn new(app: App, kind: Option<Kind>, about: Option<EntryKey>) -> Self {
        let kind = StoredValue::new(kind);
        let about = StoredValue::new(about);
        // When another page is shown, this one is drawn no more.
        let view = Memo::new(move |before: Option<&View>| {
            let own = list_of(kind, about);
            let shown = app
                .route
                .with(|route| route.is_same_list(&own).then(|| route.view().cloned()).flatten());
            shown.or_else(|| before.cloned()).unwrap_or_default()
        });
        let scope = Memo::new(move |_| {
            let held = about.with_value(|key| key.as_ref().map(Filter::on));
            let years = match held {
                Some(_) => Years::Every,
                None => Years::one(app.year()),
            };
            Scope {
                kind: kind.with_value(|kind| kind.as_ref().map(|kind| kind.id.clone())),
                years: view.with(|view| view.years.clone()).unwrap_or(years),
                held: held.unwrap_or_default(),
            }
        });
        if about.with_value(Option::is_none) {
            keep_year(app, view);
        }
        let found =
            Memo::new(move |_| scope.with(|scope| view.with(|view| find(app, scope, view))));
        let picked = RwSignal::new(BTreeSet::new());
        // What is no longer listed is no longer picked: nothing is done to what is not seen.
        Effect::new(move |_| {
            let listed = scope.with(|scope| {
                view.with(|view| {
                    app.catalog(|catalog, ledger| {
                        (!picked.with_untracked(BTreeSet::is_empty))
                            .then(|| ids(lists::unsorted(ledger, catalog, scope, &view.filter)))
                    })
                })
            });
            if let Some(listed) = listed {
                picked.update(|picked| picked.retain(|id| listed.contains(id)));
            }
        });
        Self {
            app,
            kind,
            about,
            view,
            scope,
            found,
            picked,
            anchor: StoredValue::new(None),
            printing: Printing::new(None),
        }
    }

    /// The address of the list looked at in another way.
    pub fn route(self, view: View) -> Route {
        list_of(self.kind, self.about).viewed(view)
    }

    /// What it is called on paper and in a file.
    pub fn name(self) -> String {
        match (self.about.get_value(), self.kind.with_value(|k| k.as_ref().map(|k| k.name.clone())))
        {
            (Some(key), _) => self.app.peek(|ledger| ledger.name_of(&key)),
            (None, Some(kind)) => kind,
            (None, None) => ALL.to_owned(),
        }
    }

    /// Picks a record of the page shown, or not; as a `range`, all from the one picked last.
    pub fn pick(self, id: &RecordId, on: bool, range: bool) {
        let from = self.anchor.get_value().filter(|_| range).unwrap_or_else(|| id.clone());
        let ids: Vec<RecordId> = self.found.with_untracked(|found| {
            let place = |id: &RecordId| found.rows.iter().position(|row| row.id == *id);
            let (Some(from), Some(to)) = (place(&from), place(id)) else { return Vec::new() };
            let (first, last) = (from.min(to), from.max(to));
            found.rows.get(first..=last).unwrap_or_default().iter().map(|r| r.id.clone()).collect()
        });
        // Where a range began on another page, only this one is meant.
        let ids = if ids.is_empty() { vec![id.clone()] } else { ids };
        self.picked.update(|picked| {
            for id in ids {
                if on {
                    picked.insert(id);
                } else {
                    picked.remove(&id);
                }
            }
        });
        self.anchor.set_value(Some(id.clone()));
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

    /// The records listed, on all pages, as they are now.
    pub fn all_ids(self) -> BTreeSet<RecordId> {
        untrack(|| {
            let (scope, view) = (self.scope.get(), self.view.get());
            self.app.catalog(|catalog, ledger| {
                ids(lists::unsorted(ledger, catalog, &scope, &view.filter))
            })
        })
    }

    /// All rows, of every page, as they are now.
    pub fn all_rows(self) -> Vec<Row> {
        untrack(|| {
            let (scope, view) = (self.scope.get(), self.view.get());
            self.app.catalog(|catalog, ledger| {
                let found = lists::find(ledger, catalog, &scope, &view);
                lists::rows(&found, ledger, catalog, scope.kind.as_ref())
            })
        })
    }
}

/// The list's page, looked at in no way in particular.
fn list_of(kind: StoredValue<Option<Kind>>, about: StoredValue<Option<EntryKey>>) -> Route {
    match about.get_value() {
        Some(key) => Route::Entry(key, View::default()),
        None => Route::Records(
            kind.with_value(|kind| kind.as_ref().map(|kind| kind.id.clone())),
            View::default(),
        ),
    }
}

/// A list of a year has the year in its address, so that a link and a reload show the same; the
/// year in view and the one in the address follow each other.
fn keep_year(app: App, view: Memo<View>) {
    let asked = Memo::new(move |_| view.with(|view| view.years.clone()));
    Effect::new(move |_| {
        if let Some(year) = asked.with(|years| years.as_ref().and_then(Years::only)) {
            app.set_year(year);
        }
    });
    let none = Memo::new(move |_| asked.with(Option::is_none));
    let in_view = Memo::new(move |_| app.year());
    Effect::new(move |before: Option<i32>| {
        let year = in_view.get();
        let turned = before.is_some_and(|before| before != year);
        let other = asked
            .with_untracked(|years| years.as_ref().is_none_or(|years| years.only() != Some(year)));
        if none.get() || (turned && other) {
            app.look(view.get_untracked().of_years(Years::one(year)), turned);
        }
        year
    });
}

fn ids(records: Vec<&Record>) -> BTreeSet<RecordId> {
    records.into_iter().map(|record| record.id.clone()).in_order()
}

fn find(app: App, scope: &Scope, view: &View) -> Found {
    app.catalog(|catalog, ledger| {
        let ListPage { total, count, months, page, pages, records } =
            lists::page(ledger, catalog, scope, view);
        Found {
            years: Some(scope.years.clone()),
            total,
            count,
            months,
            rows: lists::rows(&records, ledger, catalog, scope.kind.as_ref()),
            page,
            pages,
        }
    })
}
