//! A figure from scratch.

use super::{Figure, FigureError, Query};
use crate::catalog::Catalog;
use crate::ledger::Ledger;

/// Evaluates a figure by going through the ledger's records once.
///
/// # Errors
/// See [`FigureError`]: an unknown figure, kind or field, figures that refer to one another in a
/// circle, a period that ends before it begins, numbers beyond what can be held exactly.
pub fn evaluate(
    _ledger: &Ledger,
    _catalog: &Catalog,
    query: &Query,
) -> Result<Figure, FigureError> {
    Err(FigureError::UnknownFigure { figure: query.figure.to_string() })
}
