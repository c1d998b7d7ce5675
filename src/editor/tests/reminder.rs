//! When a backup is asked for.

use super::*;
use crate::editor::Since;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(editor: &Editor<MemoryShelf>, today: &str) -> String {
    editor.reminder(on(today), None).unwrap_or_else(|| "不提醒".to_owned())
}

/// A ledger with so many records, entered on 2019-12-20.
fn with(records: usize) -> Editor<MemoryShelf> {
    let mut editor = empty();
    editor.dispatch(Command::put(branch()), "新建支部").unwrap();
    add(&mut editor, records);
    editor
}

fn add(editor: &mut Editor<MemoryShelf>, records: usize) {
    let records: Vec<Command> = (0..records)
        .map(|n| Command::put(Entry::Record(study(editor, &format!("第{n}次")))))
        .collect();
    editor.dispatch(Command::All(records), "记录").unwrap();
}

#[test]
fn after_a_month_with_a_change_or_after_fifty_changes_never_without() {
    let mut editor = with(3);
    editor.backed_up(on("2019-12-20")).unwrap();
    insta::assert_snapshot!(said(&editor, "2020-12-20"), @"不提醒");
    add(&mut editor, 1);
    insta::assert_snapshot!(said(&editor, "2020-01-18"), @"不提醒");
    insta::assert_snapshot!(said(&editor, "2020-01-19"), @"上次备份是2019年12月20日，已经30天，此后改动1处。");
    add(&mut editor, 48);
    insta::assert_snapshot!(said(&editor, "2019-12-20"), @"不提醒");
    let oldest = editor.ledger().records.values().min_by_key(|record| record.revision).unwrap();
    let oldest = EntryKey::Record(oldest.id.clone());
    editor.dispatch(Command::Remove(oldest), "删除").unwrap();
    insta::assert_snapshot!(said(&editor, "2019-12-20"), @"上次备份是2019年12月20日，此后改动50处。");
    // It is the same at the next start, and over once it is exported.
    insta::assert_snapshot!(said(&reopen(&editor), "2019-12-20"), @"上次备份是2019年12月20日，此后改动50处。");
    editor.backed_up(on("2019-12-21")).unwrap();
    insta::assert_snapshot!(said(&editor, "2020-12-20"), @"不提醒");
}

#[test]
fn a_ledger_without_a_backup_goes_by_what_it_holds_and_when_that_was_entered() {
    insta::assert_snapshot!(said(&empty(), "2020-12-20"), @"不提醒");
    let mut editor = with(3);
    insta::assert_snapshot!(said(&editor, "2020-01-18"), @"不提醒");
    insta::assert_snapshot!(said(&editor, "2020-01-19"), @"这本台账有4项内容，还没有导出过备份。");
    add(&mut editor, 46);
    insta::assert_snapshot!(said(&editor, "2019-12-20"), @"这本台账有50项内容，还没有导出过备份。");
}

#[test]
fn a_ledger_that_came_from_a_file_or_is_the_sample_goes_by_the_changes_since() {
    let file = with(60).ledger().clone();
    let mut editor = empty();
    editor.restore(file.clone()).unwrap();
    insta::assert_snapshot!(said(&editor, "2020-12-20"), @"不提醒");
    // An old record changed says nothing of when.
    let mut record = editor.ledger().records.values().next().unwrap().clone();
    record.title = "改过".to_owned();
    editor.dispatch(Command::put(Entry::Record(record)), "修改").unwrap();
    insta::assert_snapshot!(said(&editor, "2020-12-20"), @"不提醒");
    let mut record = study(&mut editor, "后来的一条");
    record.entered_on = on("2020-01-05");
    editor.dispatch(Command::put(Entry::Record(record)), "记录").unwrap();
    insta::assert_snapshot!(said(&editor, "2020-02-03"), @"不提醒");
    insta::assert_snapshot!(said(&editor, "2020-02-04"), @"读进这本台账以后改动了2处，还没有导出过备份。");
    let mut editor = empty();
    editor.load_sample(file).unwrap();
    insta::assert_snapshot!(said(&editor, "2020-12-20"), @"不提醒");
}

#[test]
fn a_copy_in_a_folder_is_a_backup_too() {
    let mut editor = with(3);
    editor.backed_up(on("2019-12-20")).unwrap();
    add(&mut editor, 60);
    let copied = |day: &str, changes| {
        let copied = Some(Since { day: Some(on(day)), changes });
        editor.reminder(on("2020-03-01"), copied).is_some()
    };
    assert!(!copied("2020-02-29", 9), "written yesterday");
    assert!(!copied("2019-12-20", 0), "nothing since");
    assert!(copied("2020-01-01", 1), "two months behind");
    assert!(copied("2020-02-29", 50), "many changes behind");
}

#[test]
fn a_wrong_clock_takes_the_days_out_of_it() {
    let mut editor = with(3);
    editor.backed_up(on("2019-12-20")).unwrap();
    add(&mut editor, 3);
    for today in ["1970-01-01", "2099-01-01", "2018-12-20"] {
        assert_eq!(said(&editor, today), "不提醒", "{today}");
    }
    add(&mut editor, 47);
    for today in ["1970-01-01", "2099-01-01", "2018-12-20"] {
        assert_eq!(said(&editor, today), "上次备份以后改动了50处。", "{today}");
    }
}
