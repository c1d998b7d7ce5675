//! Whether a file picked again is the one exported.

use crate::backup::{export, read, verify};
use crate::ledger::tests::strategies;
use crate::ledger::*;
use proptest::prelude::*;

#[test]
fn what_is_different_is_counted() {
    let here = super::frozen();
    let put = |command: Command, ledger: &mut Ledger| command.apply(ledger).unwrap();
    // Put again without a change: revisions do not count.
    let mut file = here.clone();
    put(Command::put(here.get(&EntryKey::Branch).unwrap()), &mut file);
    assert_eq!(verify(&here, &file), Ok(()));
    put(Command::Remove(EntryKey::Member("m4dddddd".into())), &mut file);
    let mut record = here.records[&RecordId::from("r3cccccccccc")].clone();
    record.title = "另一个标题".to_owned();
    put(Command::put(Entry::Record(record)), &mut file);
    insta::assert_snapshot!(verify(&here, &file).unwrap_err(), @"文件里的与现在的台账不一样：少1项，不同的有1项。多半是选了以前的文件，或者导出以后又有改动；请选最近导出的文件，或者重新导出。");
    put(Command::put(Entry::Member(Member::new("m9".into(), "新来"))), &mut file);
    insta::assert_snapshot!(verify(&here, &file).unwrap_err(), @"文件里的与现在的台账不一样：少1项，不同的有1项，多1项。多半是选了以前的文件，或者导出以后又有改动；请选最近导出的文件，或者重新导出。");
    let mut other = Ledger::default();
    put(Command::put(Entry::Branch(Branch::new("青溪市河湾社区党支部", "社区支部"))), &mut other);
    insta::assert_snapshot!(verify(&here, &other).unwrap_err(), @"这是另一个支部的备份（青溪市河湾社区党支部），请选刚才导出的文件。");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_export_stands_for_its_ledger_and_nothing_else_does(
        ledger in strategies::ledger(), other in strategies::ledger()
    ) {
        let file = read(&export(&ledger, "2019-12-31T17:00:00+08:00").unwrap()).unwrap();
        prop_assert_eq!(verify(&ledger, &file), Ok(()));
        prop_assert_eq!(verify(&ledger, &other).is_ok(), ledger.same_content(&other));
    }
}
