//! Whole ledgers by the thousand: out and in again and out is the same to the byte, and so it is
//! through the store. `ROUND_TRIPS` says how many; `cargo xtask torture ledgers` tries 10,000.

use crate::backup::{export, read_bytes};
use crate::ledger::tests::strategies;
use crate::ledger::*;
use crate::store::{Journal, MemoryShelf, Store, changes};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const MOMENT: &str = "2019-12-31T17:30:00+08:00";

/// How many are tried in every test.
const ROUNDS: u64 = 300;

fn rounds() -> u64 {
    let asked = std::env::var("ROUND_TRIPS").ok();
    asked.map_or(ROUNDS, |count| count.parse().expect("ROUND_TRIPS is a number"))
}

/// The ledgers: every run draws the same.
fn ledgers(count: u64) -> impl Iterator<Item = Ledger> {
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    (0..count).map(move |_| strategies::ledger().new_tree(&mut runner).unwrap().current())
}

/// Where a ledger does not come back the same, by what way.
fn lost_by(ledger: &Ledger, text_back: impl Fn(String) -> Vec<u8>) -> Option<&'static str> {
    let text = export(ledger, MOMENT).unwrap();
    let Ok(back) = read_bytes(&text_back(text.clone())) else { return Some("reading") };
    if export(&back, MOMENT).unwrap() != text {
        return Some("out and in");
    }
    // Edit by edit, and as a whole over another.
    let (mut store, _) = Store::open(MemoryShelf::default(), Journal::default());
    let keys: Vec<EntryKey> = ledger.entries().map(|entry| entry.key()).collect();
    store.save(&changes(ledger, &keys), ledger.revision).unwrap();
    let (mut store, opening) = Store::open(store.into_shelf(), Journal::default());
    if export(&opening.ledger, MOMENT).unwrap() != text || !opening.findings.is_empty() {
        return Some("a save");
    }
    store.replace(&Ledger::default()).unwrap();
    store.replace(&back).unwrap();
    let shelf = store.into_shelf();
    let (mut store, opening) = Store::open(shelf, Journal::default());
    if export(&opening.ledger, MOMENT).unwrap() != text || !opening.findings.is_empty() {
        return Some("a replacement");
    }
    // From the journal alone.
    let mut journal = crate::store::Image::new();
    while let Some(batch) = store.batch() {
        let texts = batch.into_iter().filter_map(|(key, text)| Some((key, text?)));
        journal.extend(texts);
        store.answered(Ok(()));
    }
    let (_, opening) = Store::open(MemoryShelf::default(), Journal::Read(journal));
    (export(&opening.ledger, MOMENT).unwrap() != text).then_some("the journal")
}

#[test]
fn every_ledger_comes_back_to_the_byte() {
    let (mut entries, mut largest) = (0, 0);
    for (n, ledger) in ledgers(rounds()).enumerate() {
        assert_eq!(lost_by(&ledger, String::into_bytes), None, "ledger {n}: {ledger:?}");
        entries += ledger.len();
        largest = largest.max(ledger.len());
    }
    println!("{} ledgers with {entries} entries, {largest} at most: none lost", rounds());
    // They are no empty ones.
    assert!(entries as u64 > 5 * rounds() && largest > 15);
}

/// The control: a way that loses one thing of a kind that few ledgers have is found out.
#[test]
fn a_way_that_loses_a_line_break_is_found_out() {
    let lossy = |text: String| text.replace("\\n", "").into_bytes();
    let lost = ledgers(ROUNDS).filter(|ledger| lost_by(ledger, lossy).is_some()).count();
    assert!(0 < lost && (lost as u64) < ROUNDS, "{lost}");
}
