//! What the pages ask for.

use super::Editor;
use crate::store::Shelf;
use chrono::Datelike;

impl<S: Shelf> Editor<S> {
    /// The year in view.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Turns to a year.
    pub fn set_year(&mut self, year: i32) {
        self.year = year;
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
