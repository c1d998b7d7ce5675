//! Either of the two brings the other up, and nothing the journal answered for is lost.

use super::journal::Window;
use super::*;
use crate::ledger::tests::strategies;
use crate::store::{Image, JournalError, Kept, ShelfError};
use proptest::prelude::*;

#[test]
fn a_shelf_that_is_gone_or_behind_is_brought_up_and_what_was_removed_stays_removed() {
    let mut window = Window::with(3);
    let behind = window.shelf();
    window.remove("r1");
    window.put("r7", "新的一条");
    window.commit();
    for shelf in [MemoryShelf::default(), behind] {
        let after = Window::after(&shelf, &window.journal);
        assert_eq!(after.ledger, window.ledger);
        insta::allow_duplicates! {
            insta::assert_snapshot!(after.said, @"浏览器存储里的台账不见了或者较旧，已用数据库存储里较新的一份恢复，没填完的表不在其中；请看一看最近录入的内容是否都在，并导出一份备份。");
        }
        // 回收站 comes along.
        assert_eq!(after.store.count_removed(), 1);
        assert_eq!(after.journal, window.journal);
    }
}

#[test]
fn a_journal_that_is_gone_or_behind_is_brought_up() {
    let mut window = Window::with(3);
    let behind = window.journal.clone();
    window.remove("r1");
    window.commit();
    let after = Window::after(&window.shelf(), &Image::new());
    insta::assert_snapshot!(after.said, @"数据库存储里的台账不见了，可能是清理了浏览器数据，已按浏览器存储重新写入；台账内容没有变化，请导出一份备份。");
    assert_eq!((&after.ledger, &after.journal), (&window.ledger, &window.journal));
    let after = Window::after(&window.shelf(), &behind);
    insta::assert_snapshot!(after.said, @"数据库存储里的台账比浏览器存储里的旧或者有损坏，已按浏览器存储补齐；台账内容没有变化。");
    assert_eq!((&after.ledger, &after.journal), (&window.ledger, &window.journal));
}

#[test]
fn a_ledger_from_before_there_was_a_journal_is_taken_in_without_a_word() {
    let kept = ledger(3);
    let after = Window::after(&store_with(&kept).into_shelf(), &Image::new());
    assert_eq!((after.ledger, after.said.as_str()), (kept, ""));
    assert_eq!(after.journal.len(), 5);
}

#[test]
fn an_emptied_ledger_is_no_lost_one() {
    let mut window = Window::with(3);
    let full = window.journal.clone();
    assert!(window.act(Command::Replace(Box::default())));
    let after = Window::after(&window.shelf(), &full);
    assert!(after.ledger.is_empty());
}

#[test]
fn entries_lost_on_both_sides_are_put_together() {
    let window = Window::with(4);
    let (mut shelf, mut journal) = (window.shelf(), window.journal.clone());
    set(&mut shelf, "zhibu/1/2/record/r0", "damaged");
    shelf.remove("zhibu/1/2/record/r1").unwrap();
    journal.insert("zhibu/1/2/record/r2".to_owned(), "damaged".to_owned());
    journal.remove("zhibu/1/2/record/r3");
    let after = Window::after(&shelf, &journal);
    assert_eq!(after.ledger, window.ledger);
    insta::assert_snapshot!(after.said, @"浏览器存储里有2项内容缺失或者损坏，已用数据库存储里的一份补上；请核对这几天录入的内容，并导出一份备份。");
    assert_eq!(after.store.asides().unwrap(), []);
}

#[test]
fn a_damaged_entry_later_than_the_journal_is_filled_with_what_there_is_and_said() {
    let mut window = Window::with(3);
    window.put("r0", "专题研讨");
    let mut shelf = window.shelf();
    set(&mut shelf, "zhibu/1/2/record/r0", "damaged");
    let after = Window::open(shelf, window.journal.clone());
    assert_eq!(after.ledger.records.len(), 3);
    assert_eq!(after.ledger.records[&RecordId::from("r0")].title, "集中学习");
    insta::assert_snapshot!(after.said, @r"
    浏览器存储里有1项内容缺失或者损坏，已用数据库存储里的一份补上；请核对这几天录入的内容，并导出一份备份。
    台账的内容与总目不符，可能是浏览器没有写完最近的改动；请与最近一次的备份核对。
    ");
}

#[test]
fn a_lost_head_loses_nothing_later_than_the_journal() {
    let mut window = Window::with(3);
    window.put("r9", "新的一条");
    for head in [Some("damaged"), None] {
        let mut shelf = window.shelf();
        match head {
            Some(head) => set(&mut shelf, "zhibu/1/head", head),
            None => shelf.remove("zhibu/1/head").unwrap(),
        }
        let after = Window::open(shelf, window.journal.clone());
        assert_eq!(after.ledger.records, window.ledger.records);
    }
}

#[test]
fn a_journal_written_on_while_the_shelf_was_alone_holds_another_ledger() {
    // The shelf is lost while the journal cannot be seen, and a new ledger is begun on it.
    let old = Window::with(3);
    let mut new = Window::alone(MemoryShelf::default(), old.journal.clone());
    assert!(new.ledger.is_empty());
    assert_eq!(new.store.kept(), Kept::Away(JournalError::Silent));
    new.put("n1", "集中学习");
    assert_eq!(new.store.batch(), None);
    let mut after = Window::open(new.shelf(), old.journal.clone());
    assert_eq!(after.ledger, new.ledger);
    insta::assert_snapshot!(after.said, @"数据库存储里有另一份台账（4项），与这里的不是先后关系，已另外保存，没有合并；请在“数据体检”页导出它，核对后再决定取舍。");
    // It is not gone, whether the journal has written since or not.
    assert_eq!(after.store.others(), [(1, old.ledger.clone())]);
    after.commit();
    let mut later = Window::open(after.shelf(), after.journal.clone());
    assert_eq!((later.said.as_str(), later.store.others()), ("", vec![(1, old.ledger)]));
    later.store.drop_other(1).unwrap();
    later.commit();
    assert_eq!(later.store.others(), []);
    assert!(!later.journal.keys().any(|key| key.starts_with("zhibu/1/other/")));
}

#[test]
fn another_ledger_is_not_removed_while_its_journal_is_away_nor_lost_by_a_failed_batch() {
    let old = Window::with(3);
    let mut new = Window::alone(MemoryShelf::default(), old.journal.clone());
    new.put("n1", "集中学习");
    let mut after = Window::open(new.shelf(), old.journal.clone());
    assert!(after.store.batch().is_some());
    after.store.answered(Err(JournalError::Full));
    insta::assert_snapshot!(after.store.drop_other(1).unwrap_err(), @"没有写入数据库存储：磁盘空间或者浏览器的存储限额已满；请清理磁盘空间后重试。");
    assert_eq!(after.store.others().len(), 1);
    // The batch that was to keep it beside has failed, so nothing may be written over it.
    let journal = after.journal.clone();
    after.store.met_again(Ok(journal));
    assert_eq!(after.store.batch(), None);
    assert_eq!(Window::open(after.shelf(), after.journal).store.others(), [(1, old.ledger)]);
}

#[test]
fn a_journal_of_a_newer_program_is_no_first_run_and_not_touched() {
    let journal = Image::from([("zhibu/2/head".to_owned(), "{}".to_owned())]);
    let (mut store, opening) = Store::open(MemoryShelf::default(), Journal::Read(journal));
    assert!(!opening.first_run && opening.ledger.is_empty());
    assert_eq!(store.closed(), Some(&StoreError::Newer { format: 2, shown: false }));
    assert!(store.save(&Changes::new(), 1).is_err() && store.batch().is_none());
}

#[test]
fn a_shelf_that_went_on_alone_is_the_newer_one() {
    let mut window = Window::with(3);
    window.put("r4", "集中学习");
    assert!(window.store.batch().is_some());
    window.store.answered(Err(JournalError::Full));
    assert_eq!(window.store.kept(), Kept::Away(JournalError::Full));
    window.put("r5", "集中学习");
    let mut again = Window::alone(window.shelf(), window.journal.clone());
    again.remove("r0");
    let after = Window::after(&again.shelf(), &window.journal);
    assert_eq!((after.ledger, after.store.others()), (again.ledger, vec![]));
}

#[test]
fn a_journal_that_comes_back_is_written_to_again_unless_it_is_ahead() {
    let mut window = Window::with(3);
    window.put("r4", "集中学习");
    assert!(window.store.batch().is_some());
    window.store.answered(Err(JournalError::Full));
    window.put("r5", "集中学习");
    window.store.met_again(Err(JournalError::Silent));
    assert_eq!(window.store.kept(), Kept::Away(JournalError::Silent));
    let journal = window.journal.clone();
    window.store.met_again(Ok(journal));
    window.commit();
    let after = Window::after(&window.shelf(), &window.journal);
    assert_eq!((after.ledger, after.said.as_str()), (window.ledger.clone(), ""));

    let mut alone = Window::alone(MemoryShelf::default(), Image::new());
    alone.store.met_again(Ok(window.journal));
    assert_eq!(alone.store.kept(), Kept::Away(JournalError::Ahead));
}

#[test]
fn a_shelf_that_does_not_take_its_ledger_back_is_only_looked_at() {
    let window = Window::with(3);
    for (call, error) in [(0, ShelfError::Full), (2, ShelfError::Refused)] {
        let mut shelf = MemoryShelf::default();
        shelf.fail_writes(call, usize::MAX, error);
        let journal = Journal::Read(window.journal.clone());
        let (mut store, opening) = Store::open(shelf, journal);
        assert_eq!(opening.ledger, window.ledger);
        assert!(matches!(store.closed(), Some(StoreError::NotTurned(_))));
        assert!(store.save(&Changes::new(), 9).is_err() && store.batch().is_none());
    }
    // Nor is one that cannot be read.
    let mut shelf = window.shelf();
    shelf.fail(0, usize::MAX, ShelfError::Refused);
    let (store, opening) = Store::open(shelf, Journal::Read(window.journal.clone()));
    assert_eq!(opening.ledger, window.ledger);
    assert_eq!(store.closed(), Some(&StoreError::Unread(ShelfError::Refused)));
}

#[test]
fn every_damage_to_one_side_alone_is_healed_whole() {
    let mut window = Window::with(3);
    window.remove("r1");
    window.commit();
    let shelf = window.shelf();
    for (key, text) in window.journal.clone() {
        let damaged = (0..text.len()).filter_map(|at| {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            String::from_utf8(bytes).ok()
        });
        let cut = (0..text.len()).step_by(7).filter_map(|at| text.get(..at).map(str::to_owned));
        for text in damaged.chain(cut) {
            let mut one = shelf.clone();
            set(&mut one, &key, &text);
            assert_eq!(Window::after(&one, &window.journal).ledger, window.ledger, "{key}: {text}");
            let mut journal = window.journal.clone();
            journal.insert(key.clone(), text);
            let after = Window::after(&shelf, &journal);
            assert_eq!(
                (after.ledger, after.journal),
                (window.ledger.clone(), window.journal.clone())
            );
        }
    }
}

#[derive(Debug, Clone)]
enum Step {
    Edit(Box<Command>),
    Commit,
    /// The page is killed; the shelf is as it was so many saves ago, and the journal too where it
    /// says so.
    Kill {
        lost: usize,
        torn: Option<usize>,
    },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => strategies::command().prop_map(|command| Step::Edit(Box::new(command))),
        3 => Just(Step::Commit),
        1 => (0..5_usize, prop::option::of(0..30_usize))
            .prop_map(|(lost, torn)| Step::Kill { lost, torn }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What the journal has answered for is there after any kill, however much the shelf lost; and
    /// nothing is there that never was.
    #[test]
    fn nothing_acknowledged_is_lost(
        start in strategies::ledger(),
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut window = Window::open(MemoryShelf::default(), Image::new());
        window.act(Command::Replace(Box::new(start)));
        window.commit();
        let mut safe = window.ledger.clone();
        // Since the journal last answered.
        let mut later = vec![window.ledger.clone()];
        let mut shelves = vec![window.shelf()];
        for step in steps {
            match step {
                Step::Edit(command) => {
                    window.act(*command);
                    later.push(window.ledger.clone());
                    shelves.push(window.shelf());
                }
                Step::Commit => {
                    window.commit();
                    safe = window.ledger.clone();
                    later = vec![safe.clone()];
                }
                Step::Kill { lost, torn } => {
                    let at = shelves.len().saturating_sub(1 + lost);
                    let mut shelf = shelves[at].clone();
                    if let Some(call) = torn {
                        // Killed in the middle of healing as well.
                        shelf.fail_writes(call, usize::MAX, ShelfError::Gone);
                        let seen = Journal::Read(window.journal.clone());
                        shelf = Store::open(shelf, seen).0.into_shelf();
                    }
                    window = Window::open(shelf, window.journal);
                    prop_assert!(later.contains(&window.ledger), "{}", window.said);
                    prop_assert!(window.ledger.revision >= safe.revision);
                    prop_assert!(window.store.others().is_empty());
                    window.commit();
                    safe = window.ledger.clone();
                    later = vec![safe.clone()];
                    shelves = vec![window.shelf()];
                }
            }
        }
    }
}
