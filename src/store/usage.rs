//! How much room is taken. The browser publishes neither its limit nor what is left, so everything
//! of the same origin is counted: on file:// that is every local page.

use super::shelf::units;
use super::wire::{self, Key, ROOT};
use super::{CAPACITY, Shelf, ShelfError, Store};

/// How much room is taken, in UTF-16 units of keys and texts. Wide enough to be multiplied: in the
/// browser a `usize` has 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// By this program.
    pub own: u64,
    /// The part of `own` that earlier versions take: histories and 回收站.
    pub past: u64,
    /// By others that share the storage.
    pub others: u64,
}

impl Usage {
    /// By all together.
    pub fn taken(&self) -> u64 {
        self.own.saturating_add(self.others)
    }

    /// Whether so much is taken that something is to be done about it: from 70 %.
    pub fn is_filling_up(&self) -> bool {
        self.taken().saturating_mul(10) >= (CAPACITY as u64).saturating_mul(7)
    }

    /// Whether so much is taken that the next large change may not fit: from 90 %.
    pub fn is_nearly_full(&self) -> bool {
        self.taken().saturating_mul(10) >= (CAPACITY as u64).saturating_mul(9)
    }

    /// A part of [`CAPACITY`] in per cent, with one decimal; little is not nothing.
    ///
    /// ```
    /// # use zhibu::store::Usage;
    /// assert_eq!(Usage::percent(5_000_000), "95.3%");
    /// assert_eq!(Usage::percent(1), "不到0.1%");
    /// ```
    pub fn percent(units: u64) -> String {
        let thousandths = units.saturating_mul(1000) / CAPACITY as u64;
        match (units, thousandths) {
            (1.., 0) => "不到0.1%".to_owned(),
            _ => format!("{}.{}%", thousandths / 10, thousandths % 10),
        }
    }
}

impl<S: Shelf> Store<S> {
    /// How much room is taken; the whole is [`CAPACITY`] in a browser.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn usage(&self) -> Result<Usage, ShelfError> {
        let mut usage = Usage::default();
        for key in self.shelf().keys()? {
            let text = self.shelf().get(&key)?.unwrap_or_default();
            let room = (units(&key) + units(&text)) as u64;
            if key.starts_with(ROOT) {
                usage.own += room
            } else {
                usage.others += room
            }
            if matches!(wire::sort(&key), Key::Past(..)) {
                usage.past += room;
            }
        }
        Ok(usage)
    }
}
