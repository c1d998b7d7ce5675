//! The short form of the fuzzing in `fuzz/`: each check is given its seeds, and what becomes of them
//! where a few bytes change. What libFuzzer has found stands among the seeds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Changes tried of each check's seeds.
const CHANGES: usize = 400;

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let mut files: Vec<_> =
        fs::read_dir(format!("fuzz/seeds/{name}")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// xorshift, so that every run tries the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap()
    }
}

/// A seed with a few changes: a byte, a piece left out, a piece twice, a piece of another.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(24)).min(bytes.len());
        let other = &seeds[random.below(seeds.len())];
        let from = random.below(other.len());
        let piece = &other[from..(from + random.below(24)).min(other.len())];
        match random.below(4) {
            0 if !bytes.is_empty() => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let piece = bytes[at.min(end)..end].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            _ => drop(bytes.splice(at.min(end)..end, piece.iter().copied())),
        }
    }
    bytes
}

fn try_all(name: &str, check: fn(&[u8])) {
    let seeds = seeds(name);
    assert!(!seeds.is_empty(), "no seeds of {name}");
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let changes = std::iter::repeat_with(|| changed(&seeds, &mut random)).take(CHANGES);
    for input in seeds.iter().cloned().chain(changes) {
        if catch_unwind(AssertUnwindSafe(|| check(&input))).is_err() {
            panic!("{name} fails on {:?}", String::from_utf8_lossy(&input));
        }
    }
}

#[test]
fn nothing_that_is_read_panics() {
    for (name, check) in checks::ALL {
        try_all(name, check);
    }
}

/// The control: a reader that fails on one byte out of place is found out.
#[test]
#[should_panic(expected = "backup fails on")]
fn a_reader_that_fails_is_found_out() {
    try_all("backup", |bytes| assert!(serde_json::from_slice::<serde_json::Value>(bytes).is_ok()));
}

/// What the seeds are worth: they get behind the first refusals.
#[test]
fn the_seeds_are_read() {
    let read = |name: &str, reads: fn(&[u8]) -> bool| {
        let seeds = seeds(name);
        assert!(seeds.iter().any(|seed| reads(seed)), "no seed of {name} is read");
    };
    read("backup", |bytes| zhibu::backup::read_bytes(bytes).is_ok());
    read("table", |bytes| zhibu::intake::open(bytes, |_| None).is_ok());
    read("workbook", |bytes| zhibu::intake::open(&checks::archive(bytes), |_| None).is_ok());
}
