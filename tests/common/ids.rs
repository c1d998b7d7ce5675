//! Identifiers without randomness.

use zhibu::ledger::IdSource;

/// Counts up: every identifier is new, and the test repeats.
pub struct Counted(pub u64);

impl IdSource for Counted {
    fn bits(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}
