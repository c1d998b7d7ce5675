//! Tests of the ledger's own promises, and the random ledgers that other tests reuse.

mod commands;
mod ids;
mod numbers;
mod order;
mod periods;
mod references;
pub(crate) mod strategies;
mod typed_day;

/// The same bits in the same order each time.
pub(crate) struct Counting(pub u64);

impl super::IdSource for Counting {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        self.0
    }
}
