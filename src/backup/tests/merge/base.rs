//! Which state both sides go back to, and what stood there then.

use super::*;

#[test]
fn of_a_record_changed_twice_since_the_version_that_stood_then_counts() {
    let mut office = Desk::of([branch(), record("r0", "甲"), record("r1", "乙")]);
    let mut second = Desk::taking(&office.export());
    office.put(record("r0", "甲，改过"));
    office.put(record("r0", "甲，再改过"));
    second.put(record("r1", "乙，那边改过"));
    let comparison = office.compare(&second.export());
    assert!(comparison.has_base);
    let taken: Vec<&str> =
        comparison.of(Change::There).map(|one| one.key.register_name()).collect();
    assert_eq!(taken, ["记录"]);
    insta::assert_snapshot!(told(&comparison), @"
    这里改过：2019年3月1日的记录“甲，再改过”
    文件里改过：2019年3月1日的记录“乙”
    ");
}

#[test]
fn a_file_that_shares_less_than_it_has_of_its_own_goes_back_to_nothing_here() {
    // The branch's profile has one key everywhere, and says nothing.
    let mut office = Desk::of([branch(), record("r0", "甲"), record("r1", "乙")]);
    office.export();
    let other = Desk::of([branch(), record("x0", "别的"), record("x0", "别的，改过")]);
    assert!(!office.compare(&other.ledger).has_base);
    // One record alike and two that nobody here knows.
    let mixed = Desk::of([record("r0", "甲"), record("x0", "别的"), record("x1", "别的")]);
    assert!(!office.compare(&mixed.ledger).has_base);
    let half = Desk::of([record("r0", "甲"), record("x0", "别的"), record("x0", "别的，改过")]);
    assert!(office.compare(&half.ledger).has_base);
    // Nothing in it is as old as the export.
    let mut later = Desk::of([record("x0", "别的")]);
    (0..9).for_each(|n| later.put(record("x0", &format!("别的{n}"))));
    assert!(!office.compare(&later.ledger).has_base);
}

fn none(id: &str, kind: &'static str) -> Entry {
    Entry::Declaration(Declaration {
        id: DeclarationId::parse(id).unwrap(),
        select: Selection { kind: kind.into(), conditions: Vec::new(), dated_by: None },
        period: Period { from: day(), to: day() },
        declared_on: day(),
        reason: "没有".to_owned(),
        revision: 0,
    })
}

#[test]
fn places_declared_for_different_kinds_are_two_and_no_namesakes() {
    let mut office = Desk::of([branch(), none("d1", "honour")]);
    let comparison = office.merge(&Desk::of([branch(), none("d2", "activity")]).export(), None);
    assert_eq!((comparison.differences.len(), comparison.namesakes.len()), (2, 0));
    assert_eq!(office.ledger.declarations.len(), 2);
}

fn written(id: &str, written: &str) -> Entry {
    Entry::Override(Override {
        id: OverrideId::parse(id).unwrap(),
        figure: "meetings".into(),
        period: Period { from: day(), to: day() },
        written: written.to_owned(),
        reason: "以上级通报为准".to_owned(),
        revision: 0,
    })
}

#[test]
fn a_figure_overridden_on_both_sides_is_one() {
    let mut office = Desk::of([branch(), written("o1", "12")]);
    let file = Desk::of([branch(), written("o2", "13")]).export();
    let comparison = office.merge(&file, Some(Side::There));
    assert_eq!(comparison.differences.len(), 1);
    let ids: Vec<String> = office.ledger.overrides.keys().map(ToString::to_string).collect();
    assert_eq!(ids, ["o1"]);
    assert_eq!(office.ledger.overrides[&OverrideId::from("o1")].written, "13");
}
