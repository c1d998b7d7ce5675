//! What every page shares: the editor in a signal, the page shown, the year in view, the notices.

use super::route::Route;
use crate::browser;
use crate::catalog::Catalog;
use crate::ledger::{Command, Ledger};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// The context of all pages. Copying it copies handles, not the ledger.
#[derive(Clone, Copy)]
pub struct App {
    work: RwSignal<Work, LocalStorage>,
    arrivals: StoredValue<u32>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// The year in view.
    pub year: RwSignal<i32>,
    /// What the person should know, oldest first.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether the form shown holds something not saved yet.
    pub unsaved: RwSignal<bool>,
    /// Where the person wants to go although the form is not saved.
    pub leaving: RwSignal<Option<Route>>,
}

/// Stands in for the editor until it has landed.
#[derive(Default)]
struct Work {
    ledger: Ledger,
    steps: Vec<(String, Command)>,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done. It goes by itself after a while.
    Done,
    /// Something should be looked at.
    Hint,
    /// Something failed.
    Error,
}

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells notices with the same text apart.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

impl App {
    /// Opens the ledger and puts the context in place.
    pub fn provide() -> Self {
        let today = browser::today();
        let app = Self {
            work: RwSignal::new_local(Work::default()),
            arrivals: StoredValue::new(0),
            route: RwSignal::new(Route::parse(&browser::hash())),
            year: RwSignal::new(today.year()),
            notices: RwSignal::new(Vec::new()),
            unsaved: RwSignal::new(false),
            leaving: RwSignal::new(None),
        };
        provide_context(app);
        app
    }

    /// The context of the page. Every component runs below [`super::Shell`], which provides it.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(Self::provide)
    }

    /// Today.
    pub fn today(self) -> NaiveDate {
        browser::today()
    }

    /// Reads the ledger; whoever calls this in a view is shown again when the ledger changes.
    pub fn ledger<T>(self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.work.with(|work| read(&work.ledger))
    }

    /// Reads the catalog, the branch's own kinds merged in, beside the ledger.
    pub fn catalog<T>(self, read: impl FnOnce(&Catalog, &Ledger) -> T) -> T {
        self.work.with(|work| read(&Catalog::of(&work.ledger), &work.ledger))
    }

    /// A new identifier that no entry has.
    pub fn fresh_id(self, letters: usize) -> String {
        crate::ledger::new_id(&mut browser::RandomBits, letters)
    }

    /// Whether there is a step that can be made again.
    pub fn redoable(self) -> bool {
        false
    }

    /// Makes the step taken back last again.
    pub fn redo(self) {}

    /// Puts the sample in place of the ledger; 撤销 brings the ledger back.
    pub fn load_sample(self) {}

    /// Restores a backup into a ledger that is still empty.
    pub fn import_first(self, file: web_sys::File) {
        let _name = file.name();
    }

    /// Makes a change, called `step` in the undo button. Returns whether it was made; if not, a
    /// notice says why.
    pub fn act(self, step: &str, command: Command) -> bool {
        let done = self.work.try_update(|work| {
            let applied = command.apply(&mut work.ledger)?;
            work.steps.push((step.to_owned(), applied.inverse));
            Ok::<(), crate::ledger::Problem>(())
        });
        match done {
            Some(Ok(())) => true,
            Some(Err(problem)) => {
                self.say(Tone::Error, problem.to_string());
                false
            }
            None => false,
        }
    }

    /// The step that 撤销 would take back.
    pub fn undoable(self) -> Option<String> {
        self.work.with(|work| work.steps.last().map(|(step, _)| step.clone()))
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let step = self.work.try_update(|work| {
            let (step, inverse) = work.steps.pop()?;
            inverse.apply(&mut work.ledger).is_ok().then_some(step)
        });
        if let Some(Some(step)) = step {
            self.say(Tone::Done, format!("已撤销：{step}"));
        }
    }

    /// Goes to another page; asks first if the form shown is not saved.
    pub fn go(self, route: &Route) {
        browser::set_hash(&route.to_string());
    }

    /// Whether another page was shown before this one.
    pub fn arrived(self) -> bool {
        self.arrivals.with_value(|arrivals| *arrivals > 0)
    }

    /// Shows the page of `route`.
    pub fn arrive(self, route: Route) {
        self.arrivals.update_value(|arrivals| *arrivals += 1);
        self.route.set(route);
    }

    /// Why the last change has not been written, if it has not.
    pub fn save_problem(self) -> Option<String> {
        None
    }

    /// Shows a sentence.
    pub fn say(self, tone: Tone, text: impl Into<String>) {
        let text = text.into();
        let id = self.notices.with_untracked(|all| all.last().map_or(1, |last| last.id + 1));
        self.notices.update(|all| {
            all.retain(|old| old.text != text);
            all.push(Notice { id, tone, text });
        });
        if tone == Tone::Done {
            set_timeout(move || self.unsay(id), std::time::Duration::from_secs(8));
        }
    }

    /// Takes a notice away.
    pub fn unsay(self, id: u64) {
        self.notices.update(|all| all.retain(|notice| notice.id != id));
    }
}
