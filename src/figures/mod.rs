//! Evaluates figures over a ledger and a period, with their evidence.
