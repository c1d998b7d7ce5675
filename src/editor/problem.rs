//! Why an edit did not happen.

use crate::archive::ArchiveProblem;
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
    /// The year is not archived, or not taken back.
    Archive(ArchiveProblem),
}

impl fmt::Display for EditorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ledger(problem) => write!(f, "{problem}"),
            Self::Store(error) => write!(f, "{error}"),
            Self::Archive(problem) => write!(f, "{problem}"),
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

impl From<ArchiveProblem> for EditorError {
    fn from(problem: ArchiveProblem) -> Self {
        Self::Archive(problem)
    }
}
