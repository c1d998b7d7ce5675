//! Tests of the ledger's own promises.
