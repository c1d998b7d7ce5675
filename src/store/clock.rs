//! How long what was removed still stands in 回收站, where the machine's clock is not to be believed.
//!
//! What was removed goes after 90 days, so that a clock which jumps to 2099 (an empty battery, a
//! slip of the hand) would empty 回收站 at once. Whenever the clock has jumped, the 90 days of all
//! that stands there begin anew: forwards by more days than a ledger in use is left alone, or
//! backwards at all. What is kept too long by it takes room and no more; it gives way where there is
//! none. Everything else goes by revisions, never by a clock.

use super::earlier::DAYS_KEPT;
use super::wire::CLOCK;
use super::{Earlier, Shelf, Store};
use chrono::NaiveDate;

/// By how many days a clock that is right moves on at most from one use to the next. A ledger that
/// was left alone for longer keeps what was removed for longer.
const MOST: i64 = 31;

/// What is known of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// The day it showed last.
    last: NaiveDate,
    /// The day it showed first since it jumped last.
    since: NaiveDate,
}

impl Clock {
    /// One that showed this day.
    pub fn at(day: NaiveDate) -> Self {
        Self { last: day, since: day }
    }

    /// Reads what [`Clock::written`] wrote; `None` where that is damaged.
    pub fn read(text: &str) -> Option<Self> {
        let (last, since) = text.split_once(' ')?;
        Some(Self { last: last.parse().ok()?, since: since.parse().ok()? })
    }

    fn written(self) -> String {
        format!("{} {}", self.last, self.since)
    }

    /// It, now that it shows `today`.
    pub fn showing(self, today: NaiveDate) -> Self {
        let moved = (today - self.last).num_days();
        let since = if (0..=MOST).contains(&moved) { self.since } else { today };
        Self { last: today, since }
    }

    /// How many days what was removed on the day `removed` still stands in 回收站; 0 or less: no
    /// longer.
    pub fn days_left(self, removed: NaiveDate) -> i64 {
        // What was removed on a day still to come has all of them.
        (DAYS_KEPT - (self.last - removed.max(self.since)).num_days()).min(DAYS_KEPT)
    }
}

impl<S: Shelf> Store<S> {
    /// How many days a version can still be put back from 回收站, where the clock shows `today`; 0
    /// or less: no longer.
    pub fn days_left(&self, version: &Earlier, today: NaiveDate) -> i64 {
        self.clock(today).days_left(version.at.date())
    }

    /// The clock, now that it shows `today`. Where nothing was taken down of it, it showed the day
    /// of the last step that left something behind.
    pub(super) fn clock(&self, today: NaiveDate) -> Clock {
        let before = self.clock.or_else(|| self.last_kept().map(Clock::at));
        before.unwrap_or(Clock::at(today)).showing(today)
    }

    /// Takes down what the clock shows, while there is anything to keep from it.
    pub(super) fn see_clock(&mut self, today: NaiveDate) {
        let clock = self.clock(today);
        if self.clock != Some(clock) && self.last_kept().is_some() {
            self.clock = Some(clock);
            // Where this is refused, the next start goes by the last step once more.
            self.shelf.set(CLOCK, &clock.written()).unwrap_or_default();
        }
    }

    /// The day of the last step that left an earlier version or a former ledger.
    fn last_kept(&self) -> Option<NaiveDate> {
        self.past.last_day().max(self.last_replaced())
    }
}
