//! Tables made with other programs (`tests/intake/make.py`): the right records or the right
//! sentence.

use super::{ledger, lines, suggest, told_lines};
use crate::catalog::Catalog;
use crate::intake::{Edits, Table, Words, headings, open, target_name};
use crate::ledger::Ledger;

/// What the browser's own decoder does in the page.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
    (!wrong).then(|| text.into_owned())
}

pub(super) fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/intake/{name}")).unwrap()
}

fn tables(name: &str) -> Vec<Table> {
    open(&bytes(name), gb18030).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn told_table(name: &str, table: &Table, ledger: &Ledger) -> String {
    let plan = suggest(table, name, ledger);
    let catalog = Catalog::of(ledger);
    let columns = headings(table, plan.heading).into_iter().zip(&plan.columns);
    let kinds = plan.kinds(table, &catalog, &Words::of(&catalog));
    let columns: Vec<String> = columns
        .map(|(heading, target)| format!("{heading}→{}", target_name(target, &kinds)))
        .collect();
    let hidden = if table.hidden { " hidden" } else { "" };
    let rows = told_lines(&lines(table, &plan, &Edits::new(), ledger), ledger);
    format!("## {name} {}{hidden}\n{} {}\n{rows}\n", table.name, plan.year, columns.join(" "))
}

#[test]
fn tables_of_other_programs_become_the_right_records() {
    let ledger = ledger();
    let files = [
        "openpyxl.xlsx",
        "xlsxwriter_1904.xlsx",
        "exceljs.xlsx",
        "sheetjs.xlsx",
        "libreoffice.xlsx",
        "gb18030.csv",
    ];
    let told = files.into_iter().flat_map(|name| {
        let ledger = &ledger;
        tables(name).into_iter().map(move |table| told_table(name, &table, ledger))
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_same_text_in_every_encoding_is_the_same_table() {
    let one = tables("gb18030.csv");
    for name in ["utf8_bom.csv", "semicolon.csv", "utf16.txt"] {
        assert_eq!(tables(name), one, "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_what_it_is() {
    let files = [
        "old.xls",
        "opendocument.ods",
        "document_renamed.xlsx",
        "encrypted.xlsx",
        "picture.xlsx",
        "web_page.xls",
        "bomb.xlsx",
        "entities.xlsx",
        "cut_short.xlsx",
        "no_rows.xlsx",
        "empty.csv",
    ];
    let told = files.map(|name| match open(&bytes(name), gb18030) {
        Ok(tables) => format!("{name}: {tables:?}"),
        Err(error) => format!("{name}: {error}"),
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn five_thousand_rows_are_read() {
    let table = tables("rows_5000.xlsx").remove(0);
    let ledger = ledger();
    let plan = suggest(&table, "", &ledger);
    let lines = lines(&table, &plan, &Edits::new(), &ledger);
    assert_eq!(lines.len(), 5000);
    assert!(lines.iter().all(|line| line.is_meant()));
    let last = lines.last().and_then(|line| line.record.as_ref()).unwrap();
    assert_eq!(
        (last.date.to_string().as_str(), last.title.as_str()),
        ("2016-11-05", "集中学习第5000次")
    );
}
