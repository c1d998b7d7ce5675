//! Every command can be taken back.

use super::strategies;
use crate::ledger::*;
use proptest::prelude::*;

fn record(id: &'static str, link: Option<&'static str>) -> Entry {
    let day = chrono::NaiveDate::from_ymd_opt(2019, 3, 1).unwrap();
    let mut record = Record::new(id.into(), "activity".into(), day, "集中学习", day);
    record.values.extend(link.map(|to| ("link".into(), Value::Link(to.into()))));
    Entry::Record(record)
}

proptest! {
    #[test]
    fn any_sequence_undone_leaves_the_same_content(
        start in strategies::ledger(),
        commands in prop::collection::vec(strategies::command(), 0..12),
    ) {
        let mut ledger = start.clone();
        let mut inverses = Vec::new();
        for command in commands {
            let before = ledger.clone();
            match command.apply(&mut ledger) {
                Ok(applied) => {
                    prop_assert!(ledger.revision >= before.revision);
                    inverses.push(applied.inverse);
                }
                Err(_) => prop_assert_eq!(&ledger, &before),
            }
        }
        let end = ledger.clone();
        let mut again = Vec::new();
        for inverse in inverses.into_iter().rev() {
            again.push(inverse.apply(&mut ledger).unwrap().inverse);
        }
        prop_assert!(ledger.same_content(&start));
        for command in again.into_iter().rev() {
            command.apply(&mut ledger).unwrap();
        }
        prop_assert!(ledger.same_content(&end));
    }

    #[test]
    fn taking_back_restores_revisions_too(
        start in strategies::ledger(),
        command in strategies::command(),
    ) {
        let mut ledger = start.clone();
        if let Ok(applied) = command.apply(&mut ledger) {
            applied.take_back(&mut ledger);
        }
        prop_assert_eq!(ledger, start);
    }

    #[test]
    fn touched_names_what_stood_there_before(
        start in strategies::ledger(),
        entry in strategies::entry(),
    ) {
        let mut ledger = start.clone();
        let key = entry.key();
        let applied = Command::put(entry).apply(&mut ledger).unwrap();
        prop_assert_eq!(applied.touched, vec![(key.clone(), start.get(&key))]);
        prop_assert_eq!(ledger.get(&key).unwrap().revision(), start.revision + 1);
    }
}

#[test]
fn entries_that_point_forward_can_be_undone() {
    let mut ledger = Ledger::default();
    let both = Command::All(vec![
        Command::put(record("r1", Some("r2"))),
        Command::put(record("r2", None)),
    ]);
    let applied = both.apply(&mut ledger).unwrap();
    applied.inverse.apply(&mut ledger).unwrap();
    assert!(ledger.is_empty());
}

#[test]
fn what_is_used_is_not_removed() {
    let mut ledger = Ledger::default();
    Command::put(record("r1", Some("r2"))).apply(&mut ledger).unwrap();
    Command::put(record("r2", None)).apply(&mut ledger).unwrap();
    let before = ledger.clone();
    let remove = |id: &'static str| Command::Remove(EntryKey::Record(id.into()));
    let problem = remove("r2").apply(&mut ledger).unwrap_err();
    insta::assert_snapshot!(problem, @"“集中学习”不能删除，还有1处用到：2019年3月1日的记录“集中学习”。请先在这些地方换成别的或者清空，再来删除。");
    let problem = remove("r3").apply(&mut ledger).unwrap_err();
    insta::assert_snapshot!(problem, @"要删除的记录已经不在台账里，可能刚被删除。");
    assert_eq!(ledger, before);
    // The pointing one first, as one step.
    Command::All(vec![remove("r1"), remove("r2")]).apply(&mut ledger).unwrap();
    assert!(ledger.is_empty());
}

#[test]
fn a_replaced_ledger_orders_after_both() {
    let mut ledger = Ledger { revision: 7, ..Ledger::default() };
    let new = Ledger { revision: 3, ..Ledger::default() };
    Command::Replace(Box::new(new)).apply(&mut ledger).unwrap();
    assert_eq!(ledger.revision, 8);
}
