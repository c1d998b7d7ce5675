//! CSV, read back by another program.

use crate::document::{Cell, Sheet};
use crate::render::csv;
use proptest::prelude::*;

/// The cells as another program reads them, head first.
fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Without the apostrophe that guards it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Number(text) => text.clone(),
        Cell::Day(day) => day.to_string(),
    }
}

#[test]
fn what_looks_like_a_formula_is_a_text() {
    let texts = [
        "=SUM(A1)",
        "+86",
        "-1",
        "@cmd",
        "\t=1",
        "\n=1",
        "＝1",
        "'quoted",
        "好=1",
        "",
        " x",
        "a,b",
        "说“\"”",
    ];
    let sheet = Sheet {
        heads: vec!["标题".to_owned()],
        rows: texts.iter().map(|text| vec![Cell::text(*text)]).collect(),
    };
    let bytes = csv(&sheet);
    insta::assert_snapshot!(format!("{:?}", String::from_utf8(bytes.clone()).unwrap()), @r#""\u{feff}标题\r\n'=SUM(A1)\r\n'+86\r\n'-1\r\n'@cmd\r\n'\t=1\r\n\"'\n=1\"\r\n'＝1\r\n''quoted\r\n好=1\r\n\"\"\r\n\" x\"\r\n\"a,b\"\r\n\"说“\"\"”\"\r\n""#);
    let back = read(&bytes);
    assert_eq!(back.len(), texts.len() + 1);
    for (row, text) in back.iter().skip(1).zip(texts) {
        assert_eq!(unguarded(&row[0]), text);
    }
}

proptest! {
    #[test]
    fn every_cell_is_read_back_and_none_is_a_formula(
        rows in prop::collection::vec(
            prop::collection::vec(prop_oneof![
                Just(Cell::Empty),
                "[ =+@'\"\\-,;\r\n\ta-c〇好＝]{0,8}".prop_map(Cell::text),
                any::<String>().prop_map(|text| Cell::text(text.replace('\0', ""))),
                (-9999_i32..9999).prop_map(|number| Cell::Number(number.to_string())),
                (0_u64..9000).prop_map(|n| {
                    let first: chrono::NaiveDate = "2000-01-01".parse().unwrap();
                    Cell::Day(first + chrono::Days::new(n))
                }),
            ], 3),
            0..6,
        ),
    ) {
        let sheet = Sheet { heads: ["甲", "乙", "丙"].map(str::to_owned).to_vec(), rows };
        let bytes = csv(&sheet);
        let back = read(&bytes);
        prop_assert_eq!(back.len(), sheet.rows.len() + 1);
        for (row, cells) in back.iter().skip(1).zip(&sheet.rows) {
            prop_assert_eq!(row.len(), cells.len());
            for (read, cell) in row.iter().zip(cells) {
                prop_assert_eq!(unguarded(read), &written(cell));
                let risky = read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                prop_assert!(!risky || matches!(cell, Cell::Number(_)), "{read}");
            }
        }
    }
}
