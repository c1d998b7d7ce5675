//! Definitions that cannot be evaluated.

use super::*;

#[test]
fn mistakes_in_definitions_are_sentences() {
    let mut ledger = ledger([]);
    put_figure(&mut ledger, "a", "甲", "项", Source::Change { of: "b".into(), percent: false });
    put_figure(
        &mut ledger,
        "b",
        "乙",
        "项",
        Source::Mean { total: "study".into(), by: "a".into() },
    );
    put_figure(&mut ledger, "c", "丙", "项", of_kind("nowhere", Take::Count));
    put_figure(&mut ledger, "d", "丁", "项", of_kind("visit", Take::Sum("colour".into())));
    put_figure(&mut ledger, "e", "戊", "项", of_kind("visit", Take::Sum("partner".into())));
    put_figure(
        &mut ledger,
        "f",
        "己",
        "%",
        Source::Share { part: "g".into(), whole: "study".into() },
    );
    put_figure(&mut ledger, "g", "庚", "", of_kind("document", Take::Titles));
    ledger.put(Entry::Record(record("d1", "document", "03-01").0));
    ledger.put(Entry::Record(activity("s1", "03-01", &["study"]).0));
    let catalog = Catalog::of(&ledger);
    let problem = |query: &Query| evaluate(&ledger, &catalog, query).unwrap_err().to_string();
    let backwards = Period { from: day("05-01"), to: day("04-01") };
    let sentences: Vec<_> = ["a", "c", "d", "e", "f", "nothing"]
        .map(|id| problem(&query(id)))
        .into_iter()
        .chain([
            problem(&Query::new("study".into(), backwards)),
            problem(&query("attendance").listing("topics".into())),
            problem(&narrowed("study", "colour", &["red"])),
        ])
        .collect();
    insta::assert_snapshot!(sentences.join("\n"), @"
    这些数字互相引用，算不出结果：甲→乙→甲。请修改其中一个的来源。
    数字“丙”统计的记录种类“nowhere”不存在，请修改这个数字，或先建立该种类。
    数字“丁”用到的字段“colour”不在“入户宣传”里，请改用该种类已有的字段。
    数字“戊”不能这样统计字段“社区或村”，这里需要数字或金额字段，请修改这个数字。
    数字“己”要用“庚”计算，但它是文字或清单，请换成能计算的数字。
    没有编号为“nothing”的数字，请核对名称。
    统计期到2019-04-01为止，早于开始的2019-05-01，请改正日期。
    数字“到会率”由其他数字算出，没有可以列举的字段，请改用有记录的数字。
    数字“集中学习”用到的字段“colour”不在“活动”里，请改用该种类已有的字段。
    ");
}
