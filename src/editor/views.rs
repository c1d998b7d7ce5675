//! What the pages ask for.

use super::Editor;
use crate::catalog::templates;
use crate::figures::{Figure, FigureError, Query};
use crate::ledger::{InView, YearText};
use crate::store::Shelf;
use crate::summary::{self, Summary};
use chrono::{Datelike, NaiveDate};
use std::rc::Rc;

impl<S: Shelf> Editor<S> {
    /// The year in view.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// What decides a day that is typed short.
    pub fn in_view(&self) -> InView {
        InView { today: self.today, year: self.year }
    }

    /// Turns to a year.
    pub fn set_year(&mut self, year: i32) {
        self.year = year;
    }

    /// Turns to the year of `day`, so that what has just been saved is in view. A year still to come
    /// is not turned to: a slip of the finger would take the whole page there.
    pub fn turn_to(&mut self, day: NaiveDate) {
        if day.year() <= self.today.year() {
            self.year = day.year();
        }
    }

    /// A figure as the ledger has it now, with its records.
    ///
    /// # Errors
    /// [`FigureError`], e.g. for a figure that nobody knows.
    pub fn figure(&mut self, query: &Query) -> Result<Rc<Figure>, FigureError> {
        self.book.figure(&self.ledger, &self.catalog, query)
    }

    /// The annual summary's text of the year in view: the ledger's, or the one it would start from
    /// (a copy of the latest earlier year's, else the template). Asking puts nothing.
    pub fn text(&self) -> YearText {
        self.text_of_year(self.year)
    }

    /// [`Editor::text`] of any year.
    pub fn text_of_year(&self, year: i32) -> YearText {
        let own = self.ledger.texts.get(&summary::annual_id(year)).cloned();
        own.unwrap_or_else(|| summary::start_year(&self.ledger, templates::annual(), year))
    }

    /// Whether the year in view has a text of its own; removing that returns to the start.
    pub fn has_own_text(&self) -> bool {
        self.ledger.texts.contains_key(&summary::annual_id(self.year))
    }

    /// The document of a text as the ledger stands, whether the text is in the ledger or still
    /// being typed.
    pub fn summary(&mut self, text: &YearText) -> Summary {
        let Self { ledger, catalog, book, .. } = self;
        summary::write(text, ledger, catalog, &mut |query| book.figure(ledger, catalog, query))
    }

    /// This year, or the latest with records where this one has none yet. Where all of them
    /// lie years ahead, the clock is wrong: the latest of those.
    pub(super) fn turn_to_latest_year(&mut self) {
        let this = self.today.year();
        let years = || self.ledger.records.values().map(|record| record.last_day().year());
        self.year = if years().any(|year| year == this) {
            this
        } else {
            let before = years().filter(|year| *year <= this).max();
            let ahead = || years().filter(|year| *year > this.saturating_add(1)).max();
            before.or_else(ahead).unwrap_or(this)
        };
    }
}
