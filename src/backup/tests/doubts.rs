//! What does not suit is kept and reported.

use crate::backup::{doubts, read};

#[test]
fn a_whole_backup_raises_few_doubts() {
    let list: Vec<String> = doubts(&super::frozen()).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(list.join("\n"), @"");
}

#[test]
fn nothing_doubtful_is_lost() {
    let text = super::FROZEN
        .replace(
            "\"kind\": \"own-river\",\n      \"date\": \"2019-03-08\"",
            "\"kind\": \"own-hill\",\n      \"date\": \"2019-03-08\"",
        )
        .replace("\"facets\"", "\"colour\"")
        .replace("\"group\": \"g1\",", "\"group\": \"g7\",")
        .replace("{ \"campaign\": \"c1\" }", "{ \"campaign\": \"c9\" }")
        .replace("m3cccccc\"]", "m8hhhhhh\"]");
    let ledger = read(&text).unwrap();
    assert_eq!(ledger.len(), super::frozen().len());
    let list: Vec<String> = doubts(&ledger).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(list.join("\n"), @r"
    党员“陈立新”：党小组：所选的党小组已不在台账里，请重新选择。
    记录“清水河下游段巡河”：没有“own-hill”这一记录种类，内容已原样保留，但不会计入数字。
    记录“学习主题教育文件”：出席党员：所选的党员已不在台账里，请重新选择。
    记录“学习主题教育文件”：编号为“colour”的一栏：“活动”没有这一栏，请核对后去掉这项内容。
    2019年度正文：所填的专题不在台账里，请改选。
    ");
}
