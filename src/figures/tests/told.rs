//! Evidence in words.

use super::*;

#[test]
fn each_part_reads_as_what_it_adds() {
    let item = |name: &str| Item { key: name.to_owned(), label: name.to_owned() };
    let days = ["03-05", "03-06", "03-07", "03-31", "04-01", "06-09"].map(day).to_vec();
    let parts = [
        Part::One.display("次"),
        Part::One.display(""),
        Part::Days(days).display("天"),
        Part::Values(vec![item("甲"), item("乙")]).display("个"),
        Part::Number(Quantity::from_thousandths(2500)).display("学时"),
        Part::Money(Money::from_fen(2_000_000)).display("万元"),
        Part::Money(Money::from_fen(2_050)).display("元"),
        Part::Persons { present: 28, guests: 2 }.display("人次"),
        Part::Persons { present: 28, guests: 0 }.display("人次"),
        Part::Members(28).display("人次"),
        Part::Hours { hours: Quantity::from_whole(4), present: 28 }.display("学时"),
    ];
    insta::assert_snapshot!(parts.join("\n"), @"
    1次
    1条
    6天：3月5日至7日、3月31日至4月1日、6月9日
    甲、乙
    2.5学时
    20000元
    20.50元
    到会28人、列席2人
    到会28人
    28人
    4学时×28人＝112学时
    ");
}

#[test]
fn long_sums_are_cut_and_say_how_many() {
    let names = ["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"];
    let ledger = ledger(names.map(|id| record(id, "visit", "03-01").number("visits", 3)));
    assert_eq!(
        figure(&ledger, "visit").adds_up(),
        "3次＋3次＋3次＋3次＋3次＋3次＋…（共8条）＝24次。"
    );
}

/// Whom a record's lists hold without their counting is told beside the record.
#[test]
fn attendance_that_does_not_count_is_told() {
    let meeting = activity("a1", "05-06", &["theme_day", "study"])
        .members("present", &["wang", "li", "gone", "nobody"])
        .members("absent_leave", &["zhao"]);
    let mut ledger = ledger([meeting]);
    put_members(&mut ledger, &["wang", "li", "zhao", "qian", "gone"]);
    let mut gone = ledger.members[&"gone".into()].clone();
    gone.out_on = Some(day("05-01"));
    ledger.put(crate::ledger::Entry::Member(gone));
    let told = |id: &'static str| {
        let figure = figure(&ledger, id);
        let remarks = figure.evidence.iter().map(|one| one.remark.clone().unwrap_or_default());
        format!("{id} {}", remarks.collect::<Vec<_>>().join(" "))
    };
    insta::assert_snapshot!(
        ["attended", "due", "learning_person_times", "study", "attendance"].map(told).join("\n")
    );
}

/// The roster is counted on a day: a year's span would say that nobody came or left.
#[test]
fn a_count_of_the_roster_is_told_as_of_a_day() {
    let mut ledger = ledger([activity("a1", "05-06", &["study"])]);
    put_members(&mut ledger, &["wang"]);
    assert_eq!(figure(&ledger, "members").when(), "截至2019年12月31日");
    assert_eq!(figure(&ledger, "study").when(), "2019年1月1日—12月31日");
}

#[test]
fn a_kind_that_is_called_records_is_not_called_so_twice() {
    let catalog = Catalog::built_in();
    let mut kind = catalog.kind(&"activity".into()).unwrap().clone();
    let select = Selection { kind: kind.id.clone(), conditions: Vec::new(), dated_by: None };
    assert_eq!(crate::figures::select_told(&select, &catalog, &Ledger::default()), "活动记录");
    kind.name = "活动记录".to_owned();
    let catalog = catalog.with_kind(&kind);
    assert_eq!(crate::figures::select_told(&select, &catalog, &Ledger::default()), "活动记录");
}
