//! What the pages ask for.

use super::Editor;
use crate::figures::{Figure, FigureError, Query};
use crate::store::Shelf;
use chrono::Datelike;
use std::rc::Rc;

impl<S: Shelf> Editor<S> {
    /// The year in view.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Turns to a year.
    pub fn set_year(&mut self, year: i32) {
        self.year = year;
    }

    /// A figure as the ledger has it now, with its records.
    ///
    /// # Errors
    /// [`FigureError`], e.g. for a figure that nobody knows.
    pub fn figure(&mut self, query: &Query) -> Result<Rc<Figure>, FigureError> {
        self.book.figure(&self.ledger, &self.catalog, query)
    }

    /// This year, or the latest with records where this one has none yet.
    pub(super) fn turn_to_latest_year(&mut self) {
        let this = self.today.year();
        let years = || self.ledger.records.values().map(|record| record.last_day().year());
        self.year = if years().any(|year| year == this) {
            this
        } else {
            years().filter(|year| *year <= this).max().unwrap_or(this)
        };
    }
}
