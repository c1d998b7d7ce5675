//! The ledger being worked on: dispatch, undo, figures kept up to date.
