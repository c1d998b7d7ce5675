//! What each record adds makes up the value.

use super::*;

/// Each record's line and the total, as the evidence shows them.
fn told(figure: &Figure) -> String {
    let lines = figure.evidence.iter().zip(figure.additions());
    let mut text: String = lines
        .map(|(one, Addition { from, adds })| format!("{} | {from} | {adds}\n", one.title))
        .collect();
    text += &figure.total().map_or_else(|| "不相加".to_owned(), |total| format!("合计 {total}"));
    text
}

/// The number that a text begins with, in thousandths.
fn thousandths(text: &str) -> i64 {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    if digits.is_empty() { 0 } else { Quantity::parse(&digits).unwrap().thousandths() }
}

fn sum(figure: &Figure) -> i64 {
    figure.additions().iter().map(|one| thousandths(&one.adds)).sum()
}

#[test]
fn counts_sums_and_persons_add_up() {
    let mut ledger = ledger([
        activity("a1", "03-05", &["study"]).members("present", &["m1", "m2"]).number("guests", 3),
        activity("a2", "04-05", &["study"]).members("present", &["m1"]),
        activity("a3", "05-05", &["study"]),
        record("h1", "handout", "03-01").number("copies", 120).choice("project", "support"),
        record("h2", "handout", "03-02").choice("project", "support"),
        record("h3", "handout", "03-03").number("copies", 80).choice("project", "support"),
        record("s1", "support", "03-01").choice("direction", "raised").yuan("amount", "12000"),
        record("s2", "support", "03-09").choice("direction", "raised").yuan("amount", "8000.50"),
    ]);
    put_members(&mut ledger, &["m1", "m2"]);
    let all = ["study", "learning_person_times", "support_handout", "funds"];
    let told: Vec<String> = all.map(|id| told(&figure(&ledger, id))).to_vec();
    insta::assert_snapshot!(told.join("\n\n"), @"
    记录a1 |  | 1次
    记录a2 |  | 1次
    记录a3 |  | 1次
    合计 3次

    记录a1 | 到会2人、列席3人 | 5人次
    记录a2 | 到会1人 | 1人次
    记录a3 | “出席情况”未填 | 
    合计 6人次

    记录h1 |  | 120份
    记录h2 | “份数”未填 | 
    记录h3 |  | 80份
    合计 200份

    记录s1 |  | 12000元
    记录s2 |  | 8000.50元
    合计 20000.5元
    ");
}

#[test]
fn what_records_have_in_common_counts_with_the_first() {
    let ledger = ledger([
        activity("a1", "06-05", &["study", "seminar"]).theme().text("topics", "甲\n乙"),
        activity("a2", "06-05", &["study"]).theme().until("06-06"),
        activity("a3", "06-06", &["study"]).theme(),
        activity("a4", "07-01", &["seminar"]).theme().text("topics", "乙\n丙"),
        activity("a5", "07-02", &["seminar"]).theme().text("topics", "丙"),
    ]);
    let all = ["theme_study_days", "seminar"].map(|id| told(&figure(&ledger, id)));
    let list = told(&asked(&ledger, &query("seminar").listing("topics".into())));
    insta::assert_snapshot!(format!("{}\n\n{list}", all.join("\n\n")), @"
    记录a1 |  | 1天
    记录a2 | 6月5日至6日，6月5日前面已计 | 1天
    记录a3 | 这一天前面已计 | 
    合计 2天

    记录a1 | 甲、乙 | 2个
    记录a4 | 丙；乙前面已计 | 1个
    记录a5 | 丙，前面已计 | 
    合计 3个

    记录a1 | 甲、乙 | 
    记录a4 | 丙；乙前面已列出 | 
    记录a5 | 丙，前面已列出 | 
    不相加
    ");
}

#[test]
fn a_hundred_records_add_up() {
    let ledger = ledger((0..100_i64).map(|n| {
        let id: &'static str = Box::leak(format!("h{n:03}").into_boxed_str());
        let on = format!("{:02}-{:02}", 1 + n / 10, 1 + n % 28);
        record(id, "handout", &on).number("copies", n).choice("project", "support")
    }));
    let figure = figure(&ledger, "support_handout");
    assert_eq!(figure.additions().len(), 100);
    assert_eq!(figure.total().unwrap(), "4950份");
    assert_eq!(sum(&figure), 4_950_000);
}
