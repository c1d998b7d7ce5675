//! The steps between versions.

use crate::backup::migrations::{STEPS, Step, to_current};
use crate::backup::{BackupError, VERSION};
use serde_json::{Value, json};

#[test]
fn there_is_one_step_from_every_older_version() {
    let from: Vec<u64> = STEPS.iter().map(|step| step.from).collect();
    assert_eq!(from, (1..VERSION).collect::<Vec<_>>());
}

fn rename(mut old: Value) -> Result<Value, String> {
    let head = old.as_object_mut().ok_or("没有开头")?;
    let people = head.remove("people").ok_or("缺少“people”")?;
    head.insert("members".to_owned(), people);
    Ok(old)
}

#[test]
fn steps_run_in_turn_and_each_raises_the_version() {
    let steps = [Step { from: 2, run: Ok }, Step { from: 1, run: rename }];
    let old = json!({"version": 1, "people": ["甲"]});
    let new = to_current(&steps, old, 1, 3).unwrap();
    assert_eq!(new, json!({"version": 3, "members": ["甲"]}));
}

#[test]
fn a_gap_or_a_failing_step_is_said() {
    let steps = [Step { from: 1, run: rename }];
    let gap = to_current(&steps, json!({"version": 1, "people": []}), 1, 3).unwrap_err();
    assert_eq!(gap, BackupError::NoWay { version: 2 });
    insta::assert_snapshot!(gap, @"本程序不能读取第2版的备份；请换用新版程序再导入，并请反馈这个问题。");
    let fails = to_current(&steps, json!({"version": 1}), 1, 2).unwrap_err();
    insta::assert_snapshot!(fails, @"把第1版的备份转换成新版时出错：缺少“people”；没有做任何改动，请改用另一份备份。");
}
