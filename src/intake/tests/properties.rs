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
