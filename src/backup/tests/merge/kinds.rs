//! What comes into a kind that stands on both sides.

use super::*;

fn visit(id: &str, title: &str, field: &'static str, value: Value) -> Entry {
    let mut visit =
        Record::new(RecordId::parse(id).unwrap(), "visit-log".into(), day(), title, day());
    visit.values.insert(field.into(), value);
    Entry::Record(visit)
}

/// Both changed the kind; what the file brings besides. What came into the kind.
fn completed(brought: impl IntoIterator<Item = Entry>) -> Vec<String> {
    let start = visit("r0", "走访", "how", Value::Choice("a".into()));
    let kind = Entry::Kind(own_kind(&[("how", &["a"])]));
    let mut office = Desk::of([branch(), record("r1", "甲"), kind, start]);
    let mut second = Desk::taking(&office.export());
    office.put(Entry::Kind(own_kind(&[("how", &["a", "b"])])));
    second.put(Entry::Kind(own_kind(&[
        ("how", &["a", "c", "d"]),
        ("taken", &[]),
        ("tested", &[]),
        ("dated", &[]),
        ("unused", &[]),
    ])));
    brought.into_iter().for_each(|entry| second.put(entry));
    let comparison = office.compare(&second.export());
    let settled = settle(&office.ledger, &comparison, &BTreeMap::new());
    settled.fields.iter().filter_map(|told| Some(told.split_once('的')?.1.to_owned())).collect()
}

#[test]
fn nothing_comes_that_nothing_needs() {
    assert_eq!(completed([]), [""; 0]);
}

#[test]
fn what_a_record_changed_there_needs_comes() {
    let changed = visit("r0", "走访", "how", Value::Choice("c".into()));
    assert_eq!(completed([changed]), ["选项“选项c”"]);
    let several = Value::Choices(["a".into(), "d".into()].into());
    assert_eq!(completed([visit("r0", "走访", "how", several)]), ["选项“选项d”"]);
}

#[test]
fn what_a_figure_taken_asks_for_comes() {
    let figure = |kind: &'static str, take: Take| {
        let tested = Condition { field: "tested".into(), test: Test::Filled };
        let select = Selection {
            kind: kind.into(),
            conditions: vec![tested],
            dated_by: Some("dated".into()),
        };
        Entry::Figure(FigureDef {
            id: "visits".into(),
            name: "走访".to_owned(),
            former_names: Vec::new(),
            unit: "次".to_owned(),
            source: Source::Records { select, take },
            within: None,
            disjoint_from: Vec::new(),
            revision: 0,
        })
    };
    let needed = completed([figure("visit-log", Take::Sum("taken".into()))]);
    assert_eq!(needed, ["字段“dated”", "字段“taken”", "字段“tested”"]);
    let needed = completed([figure("visit-log", Take::Count)]);
    assert_eq!(needed, ["字段“dated”", "字段“tested”"]);
    assert_eq!(completed([figure("activity", Take::Sum("taken".into()))]), [""; 0]);
}

#[test]
fn a_kind_that_records_here_are_of_does_not_go() {
    let mut office = Desk::of([branch(), Entry::Kind(own_kind(&[("how", &["a"])]))]);
    let mut second = Desk::taking(&office.export());
    second.remove("kind/visit-log");
    office.put(visit("r0", "走访", "how", Value::Choice("a".into())));
    let comparison = office.compare(&second.export());
    let only = BTreeMap::from([(EntryKey::Kind("visit-log".into()), Side::There)]);
    let settled = settle(&office.ledger, &comparison, &only);
    assert_eq!((settled.counts, settled.along.len()), ([0, 0, 0], 1));
}
