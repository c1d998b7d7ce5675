//! The summary's 23 figures, counted a second time by a script that shares no code or data with
//! the crate: same values, same records.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "common/the_23.rs"]
mod the_23;

use std::process::Command;
use the_23::FIGURES;
use zhibu::catalog::Catalog;
use zhibu::figures::{self, Figure, Number, Query, State};
use zhibu::ledger::Period;
use zhibu::sample;

/// A value as the script gives it: counts as they are, money in 分.
fn value(figure: &Figure) -> Option<i64> {
    match &figure.state {
        State::Recorded(Number::Count(count)) => Some(*count),
        State::Recorded(Number::Money(money)) => Some(money.fen()),
        State::Recorded(Number::Quantity(quantity)) => quantity.whole(),
        State::Recorded(other) => panic!("{}: {other:?}", figure.def.name),
        State::DeclaredNone(_) | State::NoRecord => None,
    }
}

#[test]
fn a_separate_script_counts_the_same() {
    let python = Command::new("python3")
        .args(["tests/count_sample.py", "src/sample/2019.json", "2019"])
        .output()
        .unwrap_or_else(|error| panic!("python3 is needed to count a second time: {error}"));
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let counted: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(&python.stdout).unwrap();
    let names: Vec<&str> = counted.keys().map(String::as_str).collect();
    let mut sorted = FIGURES.to_vec();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "the script counts other figures than the table names");

    let ledger = sample::ledger().unwrap();
    let catalog = Catalog::of(&ledger);
    for name in FIGURES {
        let def = catalog.figure_named(name).unwrap_or_else(|| panic!("no figure {name}"));
        let query = Query::new(def.id.clone(), Period::year(2019));
        let figure = figures::evaluate(&ledger, &catalog, &query).unwrap();
        let theirs = &counted[name];
        assert!(theirs["value"].is_i64(), "the sample has no record for {name}");
        assert_eq!(value(&figure), theirs["value"].as_i64(), "value of {name}");
        let ids: Vec<&str> =
            figure.evidence.iter().map(|one| one.record().unwrap().as_str()).collect();
        let their_ids: Vec<&str> =
            theirs["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(ids, their_ids, "records behind {name}");
        assert_eq!(figure.lacking as u64, theirs["lacking"].as_u64().unwrap(), "lacking: {name}");
    }
}
