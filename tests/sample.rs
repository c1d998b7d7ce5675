//! The sample ledger keeps what it promises: every kind, every month, no invalid record.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::Datelike;
use std::collections::BTreeSet;
use zhibu::backup;
use zhibu::catalog::{Catalog, validate};
use zhibu::ledger::{Ledger, Quantity, Value};
use zhibu::sample;

fn ledger() -> Ledger {
    sample::ledger().unwrap()
}

#[test]
fn it_holds_a_whole_year_of_a_branch() {
    let ledger = ledger();
    assert_eq!(ledger.members.len(), 20);
    assert_eq!(ledger.groups.len(), 3);
    assert!(ledger.records.len() >= 120, "{} records", ledger.records.len());
    let months: BTreeSet<String> =
        ledger.records.values().map(|r| r.date.format("%Y-%m").to_string()).collect();
    assert_eq!(months.len(), 12);
    assert!(months.iter().all(|month| month.starts_with("2019-")));
    assert!(ledger.records.values().any(|record| record.is_late()));
}

#[test]
fn every_kind_has_a_record() {
    let ledger = ledger();
    let used: BTreeSet<_> = ledger.records.values().map(|record| &record.kind).collect();
    let catalog = Catalog::of(&ledger);
    let unused: Vec<_> = catalog.kinds().filter(|kind| !used.contains(&kind.id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_facet_but_the_deliberate_gap_has_a_record() {
    let ledger = ledger();
    let catalog = Catalog::of(&ledger);
    let activity = catalog.kind(&"activity".into()).expect("activity");
    let facets = &activity.field("facets").expect("facets").choices;
    let unused: Vec<_> = facets
        .iter()
        .filter(|facet| {
            !ledger.records.values().any(|record| {
                matches!(record.value("facets"), Some(Value::Choices(ids)) if ids.contains(&facet.id))
            })
        })
        .map(|facet| facet.name.as_str())
        .collect();
    assert_eq!(unused, ["党费日"]);
}

#[test]
fn every_record_suits_its_kind() {
    let ledger = ledger();
    let catalog = Catalog::of(&ledger);
    for record in ledger.records.values() {
        match validate(record.clone(), &catalog, &ledger) {
            Ok(validated) => {
                assert_eq!(validated.record, *record, "{}", record.id);
                assert!(validated.notices.is_empty(), "{}: {:?}", record.id, validated.notices);
            }
            Err(problems) => panic!("{} {}: {problems:?}", record.id, record.title),
        }
    }
}

#[test]
fn no_record_is_a_copy_of_another() {
    let ledger = ledger();
    let mut titles = BTreeSet::new();
    let mut contents = BTreeSet::new();
    for record in ledger.records.values() {
        assert!(titles.insert(&record.title), "{} twice", record.title);
        if let Some(Value::Text(content)) = record.value("content") {
            assert!(contents.insert(content), "{content} twice");
        }
    }
}

/// Who counts as present or absent belonged to the branch that day, and no one is both.
#[test]
fn attendance_adds_up() {
    let ledger = ledger();
    for record in ledger.records.values() {
        let mut seen = BTreeSet::new();
        for field in ["present", "absent_duty", "absent_leave", "absent_other", "absent_unexcused"]
        {
            let Some(Value::Members(members)) = record.value(field) else { continue };
            for id in members {
                assert!(seen.insert(id), "{}: {id} twice", record.id);
                let member = &ledger.members[id];
                assert!(
                    member.in_on.is_none_or(|day| day <= record.date),
                    "{}: {id} was not yet a member",
                    record.id
                );
            }
        }
        let votes = |field: &str| match record.value(field) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        if let (Some(present), Some(due)) = (votes("votes_present"), votes("votes_due")) {
            assert!(Quantity::default() < present && present <= due, "{}", record.id);
        }
    }
}

/// Restoring it raises no doubt, and writing it out again loses nothing.
#[test]
fn it_is_a_sound_backup() {
    let ledger = ledger();
    let doubts: Vec<_> = backup::doubts(&ledger).iter().map(ToString::to_string).collect();
    assert!(doubts.is_empty(), "{doubts:?}");
    let again = backup::export(&ledger, "2020-01-06T09:00:00+08:00").unwrap();
    assert_eq!(backup::read(&again).unwrap(), ledger);
}

#[test]
fn its_year_can_be_had_over_and_over() {
    let many = sample::many(1000, 3).unwrap();
    assert_eq!(many.records.len(), 1000);
    let years: BTreeSet<i32> = many.records.values().map(|record| record.date.year()).collect();
    assert_eq!(years, BTreeSet::from([2017, 2018, 2019]));
    let catalog = Catalog::of(&many);
    for record in many.records.values() {
        assert!(validate(record.clone(), &catalog, &many).is_ok(), "{}", record.id);
        // A copy points at the copy made with it.
        for value in record.values.values() {
            if let Value::Link(id) = value {
                assert!(
                    many.records
                        .get(id)
                        .is_some_and(|other| other.date.year() == record.date.year())
                );
            }
        }
    }
}
