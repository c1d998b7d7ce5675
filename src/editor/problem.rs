//! Why an edit did not happen.

use crate::ledger::Problem;
use crate::store::StoreError;
use std::fmt;

/// Why an edit did not happen. The ledger is as it was, here and in the storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorError {
    /// The ledger does not allow it.
    Ledger(Problem),
    /// The storage did not take it.
    Store(StoreError),
}

impl fmt::Display for EditorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ledger(problem) => write!(f, "{problem}"),
            Self::Store(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for EditorError {}

impl From<Problem> for EditorError {
    fn from(problem: Problem) -> Self {
        Self::Ledger(problem)
    }
}

impl From<StoreError> for EditorError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
