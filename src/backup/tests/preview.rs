//! What restoring would change.

use crate::backup::preview;
use crate::ledger::tests::strategies;
use crate::ledger::*;
use proptest::prelude::*;

#[test]
fn each_register_tells_its_changes_by_name() {
    let backup = super::frozen();
    let mut here = backup.clone();
    let apply = |command: Command, ledger: &mut Ledger| command.apply(ledger).unwrap();
    // Put again without a change: a new revision is no difference.
    apply(Command::put(here.get(&EntryKey::Branch).unwrap()), &mut here);
    apply(Command::Remove(EntryKey::Member("m4dddddd".into())), &mut here);
    apply(Command::put(Entry::Member(Member::new("m9".into(), "新来"))), &mut here);
    let mut record = here.records[&RecordId::from("r3cccccccccc")].clone();
    record.title = "改过的标题".to_owned();
    apply(Command::put(Entry::Record(record)), &mut here);

    let preview = preview(&here, &backup);
    assert_eq!((preview.new, preview.changed, preview.only_here), (1, 1, 1));
    let members = preview.registers.iter().find(|register| register.name == "党员").unwrap();
    assert_eq!((&members.new, &members.only_here), (&vec!["方远".into()], &vec!["新来".into()]));
    let records = preview.registers.iter().find(|register| register.name == "记录").unwrap();
    assert_eq!(records.changed, ["学习主题教育文件"]);
    let same: usize = preview.registers.iter().map(|register| register.same).sum();
    assert_eq!((preview.same, same, members.same), (backup.len() - 2, backup.len() - 2, 4));
    let names: Vec<_> = preview.registers.iter().map(|register| register.name).collect();
    insta::assert_snapshot!(names.join(" "), @"支部信息 党小组 党员 专题 共建单位 自定义种类 自定义数字 记录 无此项声明 改写的数字 年度正文");
}

#[test]
fn a_backup_of_another_branch_is_told_by_both_names() {
    let backup = super::frozen();
    let mut here = backup.clone();
    assert_eq!(preview(&here, &backup).other_branch, None);
    assert_eq!(preview(&Ledger::default(), &backup).other_branch, None);
    here.branch.as_mut().unwrap().full_name = "中共示例区档案馆支部委员会".to_owned();
    here.branch.as_mut().unwrap().short_name = "馆支部".to_owned();
    let other = preview(&here, &backup).other_branch.unwrap();
    insta::assert_snapshot!(other, @"这是另一个支部的备份：青溪市水务局党支部（现在的是中共示例区档案馆支部委员会）。支部只是改过名称的，可以照常导入。");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_entry_is_counted_once(here in strategies::ledger(), backup in strategies::ledger()) {
        let counted = preview(&here, &backup);
        prop_assert_eq!(counted.new + counted.changed + counted.same, backup.len());
        prop_assert_eq!(counted.only_here + counted.changed + counted.same, here.len());
        prop_assert_eq!(counted.is_same(), here.same_content(&backup));
        prop_assert!(preview(&here, &here).is_same());
    }
}
