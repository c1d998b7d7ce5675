//! Which entries point at which.

use super::strategies;
use crate::ledger::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn ledger() -> Ledger {
    let day = NaiveDate::from_ymd_opt(2019, 3, 1).unwrap();
    let mut ledger = Ledger::default();
    let mut member = Member::new("m1".into(), "陈立新");
    member.group = Some("g1".into());
    ledger.put(Entry::Member(member));
    let mut record = Record::new("r1".into(), "own".into(), day, "集中学习", day);
    record.campaign = Some("c1".into());
    record.values.insert("host".into(), Value::Member("m1".into()));
    record.values.insert("present".into(), Value::Members(["m1".into(), "m2".into()].into()));
    record.values.insert("partner".into(), Value::Partner("p1".into()));
    record.values.insert("group".into(), Value::Group("g1".into()));
    record.values.insert("link".into(), Value::Link("r2".into()));
    ledger.put(Entry::Record(record));
    ledger.put(Entry::Text(YearText {
        id: "annual-2019".into(),
        year: 2019,
        period: PeriodSpec::Campaign("c1".into()),
        as_of: None,
        dated: None,
        body: String::new(),
        keep_gaps: false,
        revision: 0,
    }));
    ledger.put(Entry::Figure(FigureDef {
        id: "f1".into(),
        name: "读书".to_owned(),
        former_names: Vec::new(),
        unit: "次".to_owned(),
        source: Source::Records {
            select: Selection { kind: "own".into(), conditions: Vec::new(), dated_by: None },
            take: Take::Count,
        },
        within: Some("f2".into()),
        disjoint_from: Vec::new(),
        revision: 0,
    }));
    ledger.put(Entry::Override(Override {
        id: "o1".into(),
        figure: "f1".into(),
        period: Period::year(2019),
        written: "12".to_owned(),
        reason: "另有一次未留记录".to_owned(),
        revision: 0,
    }));
    ledger
}

#[test]
fn uses_are_counted_by_entry() {
    let ledger = ledger();
    let uses = |key: &str| ledger.uses_of(&EntryKey::parse(key).unwrap());
    assert_eq!(uses("member/m1"), 1);
    assert_eq!(uses("group/g1"), 2);
    assert_eq!(uses("campaign/c1"), 2);
    assert_eq!(uses("partner/p1"), 1);
    assert_eq!(uses("record/r2"), 1);
    assert_eq!(uses("kind/own"), 2);
    assert_eq!(uses("figure/f1"), 1);
    assert_eq!(uses("figure/f2"), 1);
    assert_eq!(uses("record/r1"), 0);
    assert_eq!(uses("branch"), 0);
}

#[test]
fn what_points_at_nothing_is_listed() {
    let ledger = ledger();
    let dangling = ledger.dangling();
    let list: Vec<String> =
        dangling.iter().map(|(from, target)| format!("{from} → {target}")).collect();
    insta::assert_snapshot!(list.join("\n"), @r"
    member/m1 → group/g1
    record/r1 → campaign/c1
    record/r1 → group/g1
    record/r1 → record/r2
    record/r1 → partner/p1
    record/r1 → member/m2
    text/annual-2019 → campaign/c1
    ");
}

#[test]
fn who_is_in_use_is_told_where_and_what_else_can_be_done() {
    let mut ledger = ledger();
    let refused = |key: &str, ledger: &mut Ledger| {
        Command::Remove(EntryKey::parse(key).unwrap()).apply(ledger).unwrap_err().to_string()
    };
    insta::assert_snapshot!(refused("member/m1", &mut ledger), @"“陈立新”不能删除，还有1处用到：2019年3月1日的记录“集中学习”。已经调离的党员不用删除，请点“编辑”填写转出日期，以前的记录照样算数；登记错了的，先在这些地方换成别人，再来删除。");
    ledger.put(Entry::Group(Group {
        id: "g1".into(),
        name: "第一党小组".to_owned(),
        from: None,
        to: None,
        revision: 0,
    }));
    insta::assert_snapshot!(refused("group/g1", &mut ledger), @"“第一党小组”不能删除，还有2处用到：党员“陈立新”、2019年3月1日的记录“集中学习”。已经撤销的党小组不用删除，请填写撤销日期；登记错了的，先在这些地方换成别的，再来删除。");
}

proptest! {
    #[test]
    fn several_go_only_where_nothing_that_stays_points_at_them(
        ledger in strategies::ledger(),
        mask: u8,
    ) {
        let chosen = ledger.records.keys().enumerate().filter(|(at, _)| mask >> (at % 8) & 1 == 1);
        let keys: BTreeSet<EntryKey> = chosen.map(|(_, id)| EntryKey::Record(id.clone())).collect();
        let users = |key: &EntryKey| ledger.users_of(key).iter().any(|user| !keys.contains(user));
        let stuck = keys.iter().any(users);
        match Command::removal(&keys, &ledger) {
            Err(problem) => prop_assert!(stuck, "{problem}"),
            Ok(command) => {
                prop_assert!(!stuck);
                let mut after = ledger.clone();
                let applied = command.apply(&mut after).unwrap();
                prop_assert_eq!(after.records.len(), ledger.records.len() - keys.len());
                prop_assert!(after.dangling().iter().all(|(_, target)| !keys.contains(target)));
                applied.inverse.apply(&mut after).unwrap();
                prop_assert!(after.same_content(&ledger));
            }
        }
    }
}
