//! Tests of the ledger's own promises, and the random ledgers that other tests reuse.

mod commands;
mod ids;
mod numbers;
mod periods;
mod references;
pub(crate) mod strategies;
