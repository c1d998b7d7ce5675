//! The format held to its public test vectors, to another implementation, and to every byte of a
//! file.

mod changed;
mod edges;
mod other;
mod vectors;

use super::*;

/// Random bytes that are none, so that a test is the same each time.
fn random(seed: u8) -> [u8; RANDOM_BYTES] {
    std::array::from_fn(|at| seed.wrapping_mul(31).wrapping_add(at as u8))
}

fn open(file: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    Sealed::read(file)?.open(passphrase)
}
