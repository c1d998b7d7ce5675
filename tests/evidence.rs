//! The evidence of every figure of the sample makes up its value, line by line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use zhibu::catalog::Catalog;
use zhibu::figures::{Query, evaluate};
use zhibu::ledger::{Period, Quantity};
use zhibu::sample;

/// The number that a text begins with, in thousandths.
fn thousandths(text: &str) -> i64 {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    if digits.is_empty() { 0 } else { Quantity::parse(&digits).unwrap().thousandths() }
}

#[test]
fn what_the_records_of_the_sample_add_makes_up_every_total() {
    let ledger = sample::ledger().unwrap();
    let catalog = Catalog::of(&ledger);
    let mut added_up = 0;
    for def in catalog.figures() {
        let query = Query::new(def.id.clone(), Period::year(2019));
        let figure = evaluate(&ledger, &catalog, &query).unwrap();
        let additions = figure.additions();
        assert_eq!(additions.len(), figure.evidence.len(), "{}", def.name);
        let Some(total) = figure.total() else { continue };
        let sum: i64 = additions.iter().map(|one| thousandths(&one.adds)).sum();
        assert_eq!(sum, thousandths(&total), "{}: {additions:?} and {total}", def.name);
        added_up += 1;
    }
    assert!(added_up > 80, "only {added_up} figures are added up");
}
