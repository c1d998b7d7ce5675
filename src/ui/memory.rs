//! The page over a ledger in memory with as many records as its address asks for:
//! `?records=20000&years=10`. With `&slow=80` every key typed costs 80 ms more: the control that
//! shows what a measurement sees of a slow page.

use crate::browser::{self, measured};
use crate::sample;
use crate::store::{Batch, Image, Journal, JournalError, MemoryShelf, Store};
use leptos::prelude::*;

/// What the page keeps its ledger on.
pub type PageShelf = MemoryShelf;

/// Answers at once and writes nothing.
#[derive(Debug, Clone)]
pub struct Database;

impl Database {
    /// One with nothing in it.
    ///
    /// # Errors
    /// None.
    pub async fn open() -> Result<(Self, Image), JournalError> {
        Ok((Self, Image::new()))
    }

    /// It is never taken away.
    pub async fn gone(&self) {
        std::future::pending().await
    }

    /// Writes nothing.
    ///
    /// # Errors
    /// None.
    pub async fn write(&self, _batch: Batch) -> Result<(), JournalError> {
        Ok(())
    }
}

/// The page's shelf, filled.
pub fn open() -> PageShelf {
    if let Some(milliseconds) = measured::asked("slow") {
        // As long as the page is open.
        let _listener =
            window_event_listener(leptos::ev::input, move |_| measured::idle_busily(milliseconds));
    }
    let records = measured::asked("records").unwrap_or(20_000);
    let years = measured::asked("years").unwrap_or(10);
    let (mut store, _) = Store::open(MemoryShelf::with_capacity(usize::MAX), Journal::default());
    match sample::many(records as usize, years) {
        Ok(ledger) => {
            if let Err(error) = store.replace(&ledger) {
                browser::report(Err(error.to_string().into()));
            }
        }
        Err(error) => browser::report(Err(error.to_string().into())),
    }
    store.into_shelf()
}
