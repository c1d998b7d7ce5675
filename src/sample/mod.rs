//! The sample ledger: a plainly invented branch and its year 2019.
