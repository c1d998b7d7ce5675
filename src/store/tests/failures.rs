//! Whatever fails and whenever the page is killed, the next start finds the state before or after.

use super::*;
use crate::ledger::tests::strategies;
use crate::store::{ShelfError, StoreError};
use proptest::prelude::*;

#[test]
fn a_refused_reading_is_no_first_run() {
    let kept = ledger(3);
    let shelf = store_with(&kept).into_shelf();
    let before = shelf.texts().clone();
    // Whichever call fails.
    for call in 0..100 {
        let mut failing = shelf.clone();
        failing.fail(call, 1, ShelfError::Refused);
        let (mut store, opening) = Store::open(failing, Journal::default());
        if opening.findings.is_empty() {
            assert_eq!(opening.ledger, kept);
            return;
        }
        assert!(!opening.first_run && opening.ledger.is_empty());
        let refused = StoreError::Unread(ShelfError::Refused);
        assert_eq!(store.closed(), Some(&refused));
        // Healed or not: what was not read is not written over.
        store.shelf_mut().heal();
        assert_eq!(store.save(&Changes::new(), 9), Err(refused.clone()));
        assert_eq!(store.replace(&Ledger::default()), Err(refused.clone()));
        assert_eq!(store.write_again(&Ledger::default()), Err(refused));
        assert_eq!(store.shelf().texts(), &before);
    }
    panic!("opening never succeeded");
}

#[test]
fn a_save_torn_halfway_is_taken_back_later() {
    let before = ledger(2);
    let mut after = before.clone();
    let mut store = store_with(&before);
    let two = Command::All(vec![
        Command::put(record("r0", "专题研讨")),
        Command::put(record("r7", "新的一条")),
    ]);
    let touched = two.apply(&mut after).unwrap().touched;
    let touched = changes(&after, touched.iter().map(|(key, _)| key));
    // The note and one entry are written, then nothing more.
    store.shelf_mut().fail_writes(2, usize::MAX, ShelfError::Gone);
    let torn = store.save(&touched, after.revision).unwrap_err();
    assert_eq!(torn, StoreError::Torn(ShelfError::Gone));
    insta::assert_snapshot!(torn, @"没有保存，浏览器里的数据停在半途，重新打开时会恢复到这一步之前：浏览器的存储突然不可用；请先导出备份，再关闭并重新打开浏览器。");
    let (_, opening) = reopen(store.shelf());
    assert_eq!(opening.ledger, before);
    insta::assert_snapshot!(sentences(&opening.findings), @"上次保存中途断了，台账已恢复到那一步之前；请检查最后一次的录入是否还在。");
    // The open page recovers too.
    store.shelf_mut().heal();
    store.save(&touched, after.revision).unwrap();
    let (_, opening) = reopen(store.shelf());
    assert_eq!((opening.ledger, opening.findings), (after, vec![]));
}

#[test]
fn a_page_killed_while_recovering_recovers_later() {
    let before = ledger(2);
    let mut store = store_with(&before);
    let mut after = before.clone();
    Command::put(record("r0", "专题研讨")).apply(&mut after).unwrap();
    store.shelf_mut().fail_writes(2, usize::MAX, ShelfError::Gone);
    store.save(&all(&after), after.revision).unwrap_err();
    for write in 0..4 {
        let mut shelf = store.shelf().clone();
        shelf.fail_writes(write, usize::MAX, ShelfError::Gone);
        let (killed, opening) = Store::open(shelf, Journal::default());
        assert!(killed.closed().is_some() && opening.ledger.is_empty());
        assert_eq!(reopen(killed.shelf()).1.ledger, before);
    }
}

#[test]
fn a_first_ledger_written_halfway_is_no_ledger() {
    for write in 0..12 {
        let (mut store, _) = Store::open(MemoryShelf::default(), Journal::default());
        store.shelf_mut().fail_writes(write, usize::MAX, ShelfError::Gone);
        let written = store.replace(&ledger(3));
        let (_, opening) = reopen(store.shelf());
        assert_eq!(opening.ledger, if written.is_ok() { ledger(3) } else { Ledger::default() });
    }
}

#[derive(Debug, Clone)]
struct Failure {
    after: usize,
    count: usize,
    error: ShelfError,
}

fn failure() -> impl Strategy<Value = Failure> {
    let error =
        prop_oneof![Just(ShelfError::Full), Just(ShelfError::Refused), Just(ShelfError::Gone)];
    let count = prop_oneof![Just(1), Just(2), Just(usize::MAX)];
    (0..40_usize, count, error).prop_map(|(after, count, error)| Failure { after, count, error })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn edits_and_failures_leave_before_or_after(
        start in strategies::ledger(),
        steps in prop::collection::vec((strategies::command(), prop::option::of(failure())), 1..8),
    ) {
        let mut ledger = start;
        let mut store = store_with(&ledger);
        for (command, failure) in steps {
            let before = ledger.clone();
            let Ok(applied) = command.apply(&mut ledger) else { continue };
            if let Some(Failure { after, count, error }) = failure {
                store.shelf_mut().fail(after, count, error);
            }
            let written = keep(&mut store, &applied, &ledger);
            if written.is_err() {
                applied.take_back(&mut ledger);
                prop_assert_eq!(&ledger, &before);
            }
            // What the page holds is what a new start finds; and it goes on from there.
            let (again, opening) = reopen(store.shelf());
            prop_assert_eq!(again.past_years(), store.past_years());
            prop_assert_eq!(&opening.ledger, &ledger);
            let harmless = |finding: &StoreFinding| {
                matches!(finding, StoreFinding::Interrupted | StoreFinding::ReplaceInterrupted)
            };
            prop_assert!(opening.findings.iter().all(harmless), "{:?}", opening.findings);
            store.shelf_mut().heal();
        }
    }

    #[test]
    fn a_page_killed_at_any_moment_reopens_before_or_after(
        start in strategies::ledger(),
        command in strategies::command(),
        moment in 0..60_usize,
    ) {
        let before = start.clone();
        let mut after = start;
        let Ok(applied) = command.apply(&mut after) else { return Ok(()) };
        let mut store = store_with(&before);
        store.shelf_mut().fail(moment, usize::MAX, ShelfError::Gone);
        let written = keep(&mut store, &applied, &after);
        let (store, opening) = reopen(store.shelf());
        prop_assert_eq!(&opening.ledger, if written.is_ok() { &after } else { &before });
        // Nothing is left over, and the start after next finds nothing to say.
        let versions: usize = store.past_years().values().sum();
        prop_assert!(written.is_ok() || versions == 0);
        prop_assert_eq!(store.shelf().texts().len(), opening.ledger.len() + 1 + versions);
        prop_assert!(reopen(store.shelf()).1.findings.is_empty());
    }
}
