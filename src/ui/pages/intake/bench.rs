//! What is on the page: the table, the plan for it, and its rows read by the plan.

use crate::intake::{Edits, Given, LeftOut, Line, Plan, Reading, Table, Words, left_out};
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How many rows are read before the page is drawn again: some tens of milliseconds.
const AT_ONCE: usize = 200;

/// A file opened, or a table pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The file's name, or what it is instead.
    pub name: String,
    /// Its tables; at least one.
    pub tables: Vec<Table>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// How many records were imported.
    pub count: usize,
    /// Where they are listed.
    pub href: String,
    /// The ledger's revision then: with the next change, such as 撤销, this is past.
    pub revision: u64,
}

/// The state of the page. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Bench {
    pub app: App,
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// Which of its tables.
    pub sheet: RwSignal<usize>,
    /// What becomes of the table.
    pub plan: RwSignal<Option<Plan>>,
    /// Cells corrected in the preview.
    pub edits: RwSignal<Edits>,
    /// Rows that the person ticked or unticked.
    pub ticks: RwSignal<BTreeMap<usize, bool>>,
    /// The rows.
    pub lines: RwSignal<Vec<Line>>,
    /// How many rows have been read, while they are being read.
    pub reading: RwSignal<Option<usize>>,
    /// What came of the last import.
    pub came: RwSignal<Option<Came>>,
    /// Which reading is meant: a later one has made those before it void.
    turn: StoredValue<u64>,
    work: StoredValue<Option<(Reading, Vec<Line>)>, LocalStorage>,
}

impl Bench {
    /// With nothing on it.
    pub fn new() -> Self {
        let app = App::here();
        let bench = Self {
            app,
            opened: RwSignal::new(None),
            sheet: RwSignal::new(0),
            plan: RwSignal::new(None),
            edits: RwSignal::new(Edits::new()),
            ticks: RwSignal::new(BTreeMap::new()),
            lines: RwSignal::new(Vec::new()),
            reading: RwSignal::new(None),
            came: RwSignal::new(None),
            turn: StoredValue::new(0),
            work: StoredValue::new_local(None),
        };
        // What could still be imported, with what has been corrected for it.
        app.guard(move || bench.lines.with(|lines| lines.iter().any(|line| bench.is_ticked(line))));
        let revision = Memo::new(move |_| app.ledger(|ledger| ledger.revision));
        Effect::new(move |_| {
            bench.opened.track();
            bench.sheet.track();
            bench.plan.track();
            bench.edits.track();
            revision.track();
            bench.start();
        });
        bench
    }

    /// Puts a file on it.
    pub fn open(self, opened: Opened) {
        self.came.set(None);
        // The first sheet that is not hidden.
        let sheet = opened.tables.iter().position(|table| !table.hidden).unwrap_or(0);
        self.opened.set(Some(Arc::new(opened)));
        self.turn_to(sheet);
    }

    /// Takes everything off it.
    pub fn close(self) {
        self.opened.set(None);
        self.plan.set(None);
        self.lines.set(Vec::new());
    }

    /// Turns to a table, and suggests what becomes of it.
    pub fn turn_to(self, sheet: usize) {
        self.sheet.set(sheet);
        self.edits.set(Edits::new());
        self.ticks.set(BTreeMap::new());
        self.lines.set(Vec::new());
        let plan = self.table(|opened, table| {
            let called = opened.name.clone();
            self.app.catalog(|catalog, _| {
                let year = self.app.year();
                Plan::suggest(table, &called, catalog, &Words::of(catalog), year)
            })
        });
        self.plan.set(plan);
    }

    /// Reads the table in view; nothing follows it.
    pub fn table<T>(self, read: impl FnOnce(&Opened, &Table) -> T) -> Option<T> {
        untrack(|| {
            self.opened.with(|opened| {
                let opened = opened.as_ref()?;
                opened.tables.get(self.sheet.get()).map(|table| read(opened, table))
            })
        })
    }

    /// Corrects the plan.
    pub fn correct(self, correct: impl FnOnce(&mut Plan)) {
        self.plan.update(|plan| {
            if let Some(plan) = plan {
                correct(plan);
            }
        });
    }

    /// Corrects the plan, and matches the columns anew.
    pub fn correct_and_match(self, correct: impl FnOnce(&mut Plan)) {
        let Some(mut plan) = self.plan.get_untracked() else { return };
        correct(&mut plan);
        self.table(|_, table| {
            untrack(|| {
                self.app.catalog(|catalog, _| {
                    plan.match_columns(table, catalog, &Words::of(catalog));
                });
            });
        });
        self.plan.set(Some(plan));
    }

    /// Whether a row is to be imported.
    pub fn is_ticked(self, line: &Line) -> bool {
        let said = self.ticks.with(|ticks| ticks.get(&line.number).copied());
        line.record.is_some() && said.unwrap_or_else(|| line.is_meant())
    }

    /// What the table is called: its file, and its sheet where there are several.
    pub fn source(self) -> Option<String> {
        self.table(|opened, table| match opened.tables.len() {
            0 | 1 => opened.name.clone(),
            _ => format!("{}，{}", opened.name, table.name),
        })
    }

    /// The rows that are not ticked.
    pub fn left_out(self) -> Option<LeftOut> {
        let taken = |line: &Line| untrack(|| self.is_ticked(line));
        self.lines
            .with_untracked(|lines| self.given(|given| left_out(given, lines, taken)).flatten())
    }

    /// Reads the rows anew.
    fn start(self) {
        self.turn.update_value(|turn| *turn += 1);
        let reading = self.given(Reading::new);
        self.work.set_value(reading.map(|reading| (reading, Vec::new())));
        self.go_on(self.turn.get_value());
    }

    fn go_on(self, turn: u64) {
        // Gone with the page, or taken over.
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        let Some((mut reading, mut lines)) = self.work.try_update_value(Option::take).flatten()
        else {
            return self.reading.set(None);
        };
        match self.given(|given| reading.read(given, AT_ONCE)).flatten() {
            Some(more) => {
                lines.extend(more);
                let done = lines.len();
                self.work.set_value(Some((reading, lines)));
                self.reading.set(Some(done));
                set_timeout(move || self.go_on(turn), Duration::ZERO);
            }
            None => {
                self.reading.set(None);
                self.lines.set(lines);
            }
        }
    }

    fn given<T>(self, read: impl FnOnce(Given<'_>) -> T) -> Option<T> {
        untrack(|| {
            let plan = self.plan.get()?;
            let edits = self.edits.get();
            let today = self.app.today();
            self.table(|_, table| {
                self.app.catalog(|catalog, ledger| {
                    read(Given { table, plan: &plan, edits: &edits, catalog, ledger, today })
                })
            })
        })
    }
}
