//! 支部台账: a branch's ledger of the year, and the annual summary written from it.
