use super::{ledger, lines, suggest};
use crate::intake::{Edits, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, open, paste};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(tables) = open(&bytes, |_| None) {
            for table in tables {
                prop_assert!(table.rows.len() <= MOST_ROWS && table.width() <= MOST_COLUMNS);
                prop_assert!(table.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= MOST_CELLS);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ -~\u{a0}日期标题时间,;\t\n\"\r0-9年月.至-]{0,200}") {
        let Ok(tables) = paste(&text) else { return Ok(()) };
        let ledger = ledger();
        for table in tables {
            let plan = suggest(&table, "", &ledger);
            let lines = lines(&table, &plan, &Edits::new(), &ledger);
            prop_assert!(lines.len() <= table.rows.len());
        }
    }
}

/// A cell as any program writes it that knows quotation marks.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #[test]
    fn what_is_written_as_csv_is_read_again(
        rows in proptest::collection::vec(
            proptest::collection::vec("[a-z甲乙，。“\",;\t\n ]{0,12}", 1..6), 1..12,
        ),
        separator in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let line = |row: &Vec<String>| {
            row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(&separator.to_string())
        };
        let text = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
        // With one column alone nothing shows what stands between.
        prop_assume!(rows.iter().any(|row| row.len() > 1));
        let blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
        let read = match paste(&text) {
            Ok(tables) => tables.into_iter().next().unwrap(),
            Err(error) => {
                prop_assert!(rows.iter().all(blank), "{error}");
                return Ok(());
            }
        };
        let mut found = read.rows.iter();
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| !blank(row)) {
            let line = found.next().unwrap();
            prop_assert_eq!(line.number, at + 1);
            for (column, cell) in row.iter().enumerate() {
                let kept = if cell.trim().is_empty() { "" } else { cell };
                prop_assert_eq!(line.cell(column).text.as_str(), kept);
            }
        }
        prop_assert!(found.next().is_none());
    }
}
