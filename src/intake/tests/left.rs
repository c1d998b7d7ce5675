//! What an import has left out.

use super::{ledger, lines, suggest, today, told_lines};
use crate::catalog::Catalog;
use crate::intake::{Edits, Given, LeftOut, Line, left_out, open, paste};

const TEXT: &str = "日期,主题,,地点\n\
    3.5,学习党章,甲,会议室\n\
    二月三十,学习准则,,会议室\n\
    3.5,学习党章,,\n\
    3.7,学习条例,,\n\
    合计,3次,,";

fn left(edits: &Edits, taken: impl Fn(&Line) -> bool) -> Option<LeftOut> {
    let table = &paste(TEXT).unwrap()[0];
    let (ledger, plan) = (ledger(), suggest(table, "", &ledger()));
    let catalog = Catalog::of(&ledger);
    let lines = lines(table, &plan, edits, &ledger);
    let given =
        Given { table, plan: &plan, edits, catalog: &catalog, ledger: &ledger, today: today() };
    left_out(given, &lines, taken)
}

#[test]
fn rows_left_out_are_told_with_their_reasons_and_all_their_cells() {
    let edits = [((3, 0), "二月三十一".to_owned())].into();
    let left = left(&edits, |line| line.is_meant() && line.number == 2).unwrap();
    let rows = left.rows.iter().map(|row| format!("{} {}：{}", row.number, row.stands, row.why));
    let rows: Vec<String> = rows.collect();
    let sheet = String::from_utf8(crate::render::csv(&left.sheet)).unwrap();
    let sheet = sheet.trim_start_matches('\u{feff}');
    insta::assert_snapshot!(format!("{}\n{}\n{sheet}", left.reasons, rows.join("\n")), @r"
    1行有错误，1行重复，1行没有勾选，1行是合计、说明等
    3 二月三十一 学习准则：A3“二月三十一”：2019年2月没有31日，请改正。
    4 2019-03-05 学习党章：与第2行相同，没有勾选。
    5 2019-03-07 学习条例：没有勾选。
    6 合计 3次：是合计行，不导入。
    原表行号,没有导入的原因,日期,主题,C列,地点
    3,A3“二月三十一”：2019年2月没有31日，请改正。,二月三十一,学习准则,,会议室
    4,与第2行相同，没有勾选。,3.5,学习党章,,
    5,没有勾选。,3.7,学习条例,,
    6,是合计行，不导入。,合计,3次,,
    ");
}

#[test]
fn rows_left_out_are_read_again_without_what_the_sheet_says_of_them() {
    let left = left(&Edits::new(), |line| line.number == 2).unwrap();
    let table = &open(&crate::render::csv(&left.sheet), |_| None).unwrap()[0];
    let ledger = ledger();
    let again = lines(table, &suggest(table, "", &ledger), &Edits::new(), &ledger);
    let told = told_lines(&again, &ledger);
    assert!(told.contains("学习条例") && told.contains("C2“二月三十”"), "{told}");
    assert!(!told.contains("原因") && !told.contains("行号"), "{told}");
}

#[test]
fn where_all_rows_are_taken_nothing_is_left() {
    assert_eq!(left(&Edits::new(), |_| true), None);
}
