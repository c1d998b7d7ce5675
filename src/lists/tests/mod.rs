//! Lists and details over a small ledger.

mod called;
mod finding;
mod paging;
mod people;

use super::*;
use crate::ledger::{Command, Entry, Member, Money, Partner, PartnerNature, Quantity};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ledger() -> Ledger {
    let record = |id: &'static str, kind: &'static str, date: &str, entered: &str| {
        Record::new(id.into(), kind.into(), day(date), format!("标题{id}"), day(entered))
    };
    let mut handout = record("r1", "handout", "2019-03-05", "2019-03-06");
    handout.values.insert("copies".into(), Value::Number(Quantity::from_whole(120)));
    handout.values.insert("project".into(), Value::Choice("community".into()));
    handout.values.insert("partner".into(), Value::Partner("p1".into()));
    let mut later = record("r2", "handout", "2019-09-05", "2019-12-06");
    later.origin = Origin::Imported;
    later.values.insert("lost".into(), Value::Money(Money::from_fen(5)));
    later.note = "一\n二".to_owned();
    let mut activity = record("r3", "activity", "2019-03-05", "2019-03-05");
    activity.values.insert("present".into(), Value::Members(["m1".into(), "m2".into()].into()));
    let other_year = record("r4", "handout", "2018-12-31", "2019-01-01");
    let partner = Partner {
        id: "p1".into(),
        name: "石桥社区".to_owned(),
        nature: PartnerNature::Community,
        revision: 0,
    };
    let mut ledger = Ledger::default();
    let entries = [
        Entry::Member(Member::new("m1".into(), "周晓禾")),
        Entry::Member(Member::new("m2".into(), "林一帆")),
        Entry::Partner(partner),
        Entry::Record(handout),
        Entry::Record(later),
        Entry::Record(activity),
        Entry::Record(other_year),
    ];
    Command::All(entries.map(Command::put).into()).apply(&mut ledger).unwrap();
    ledger
}

#[test]
fn the_rows_of_a_kind_come_latest_first_with_their_cells() {
    let (ledger, catalog) = (ledger(), Catalog::built_in());
    let kind = catalog.kind(&"handout".into()).unwrap();
    let heads: Vec<_> = columns(kind).into_iter().map(|c| (c.name, c.numeric)).collect();
    let heads: Vec<_> = heads.iter().map(|(name, numeric)| (name.as_str(), *numeric)).collect();
    assert_eq!(heads, [("份数", true), ("用于", false), ("对象单位", false)]);
    let found = find(&ledger, &catalog, &Scope::of(Some(&kind.id), 2019), &View::default());
    let lines: Vec<String> = rows(&found, &ledger, &catalog, Some(&kind.id))
        .iter()
        .map(|row| {
            let cells = row.cells.join("|");
            format!("{} {} {cells} 补录{} 导入{}", row.date, row.title, row.late, row.imported)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    2019-09-05 标题r2 || 补录true 导入true
    2019-03-05 标题r1 120份|社区|石桥社区 补录false 导入false
    "#);
}

#[test]
fn all_kinds_come_in_one_list() {
    let (ledger, catalog) = (ledger(), Catalog::built_in());
    let ids = |year| -> Vec<String> {
        let found = find(&ledger, &catalog, &Scope::of(None, year), &View::default());
        rows(&found, &ledger, &catalog, None).iter().map(|row| row.id.to_string()).collect()
    };
    assert_eq!(ids(2019), ["r2", "r3", "r1"]);
    assert_eq!(ids(2018), ["r4"]);
    assert!(ids(2017).is_empty());
    let counted: Vec<_> =
        counts(&ledger, 2019).into_iter().map(|(kind, n)| (kind.to_string(), n)).collect();
    assert_eq!(counted, [("activity".to_owned(), 1), ("handout".to_owned(), 2)]);
    assert_eq!(years(&ledger).into_iter().collect::<Vec<_>>(), [2018, 2019]);
}

#[test]
fn a_record_in_full_hides_nothing_it_holds() {
    let (ledger, catalog) = (ledger(), Catalog::built_in());
    let full = |id: &'static str| -> String {
        detail(&ledger.records[&id.into()], &catalog, &ledger)
            .into_iter()
            .map(|line| {
                let links: Vec<String> =
                    line.links.iter().map(|(name, key)| format!("{name}→{key}")).collect();
                format!("{}：{:?} {}\n", line.label, line.text, links.join(" "))
            })
            .collect()
    };
    insta::assert_snapshot!(full("r1"), @r#"
    种类："发放材料" 
    日期："2019-03-05" 
    标题："标题r1" 
    份数："120份" 
    用于："社区" 
    对象单位："石桥社区" 石桥社区→partner/p1
    录入："2019-03-06"
    "#);
    insta::assert_snapshot!(full("r2"), @r#"
    种类："发放材料" 
    日期："2019-09-05" 
    标题："标题r2" 
    lost："0.05元" 
    备注："一\n二" 
    录入："2019-12-06，补录，导入"
    "#);
    insta::assert_snapshot!(full("r3"), @r#"
    种类："活动" 
    日期："2019-03-05" 
    标题："标题r3" 
    出席党员："周晓禾、林一帆" 周晓禾→member/m1 林一帆→member/m2
    录入："2019-03-05"
    "#);
}

#[test]
fn groups_and_members_stand_in_the_order_of_the_groups_numbers() {
    let mut ledger = ledger();
    let names =
        ["第十一党小组", "第二党小组", "第十党小组", "机关党小组", "第一党小组", "第20党小组"];
    for (at, name) in names.into_iter().enumerate() {
        let id = crate::ledger::GroupId::parse(&format!("g{at}")).unwrap();
        let name = name.to_owned();
        ledger.put(Entry::Group(crate::ledger::Group {
            id,
            name,
            from: None,
            to: None,
            revision: 0,
        }));
    }
    let listed: Vec<&str> = groups(&ledger).into_iter().map(|group| group.name.as_str()).collect();
    let wanted =
        ["机关党小组", "第一党小组", "第二党小组", "第十党小组", "第十一党小组", "第20党小组"];
    assert_eq!(listed, wanted);
    let mut late = Member::new("m0".into(), "方远");
    late.group = Some("g0".into());
    let mut early = Member::new("m9".into(), "许清川");
    early.group = Some("g4".into());
    ledger.put(Entry::Member(late));
    ledger.put(Entry::Member(early));
    let listed: Vec<&str> = members(&ledger).into_iter().map(|m| m.name.as_str()).collect();
    assert_eq!(listed, ["许清川", "方远", "周晓禾", "林一帆"]);
}
