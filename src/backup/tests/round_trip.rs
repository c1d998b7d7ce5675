//! What is written is what is read.

use crate::backup::{export, read, read_bytes};
use crate::ledger::tests::strategies;
use crate::ledger::*;
use proptest::prelude::*;

const MOMENT: &str = "2019-12-31T17:30:00+08:00";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_ledger_comes_back(ledger in strategies::ledger()) {
        let text = export(&ledger, MOMENT).unwrap();
        let back = read(&text).unwrap();
        prop_assert_eq!(&back, &ledger);
        prop_assert_eq!(export(&back, MOMENT).unwrap(), text);
    }

    #[test]
    fn no_text_is_read_by_accident(text in "\\PC{0,40}") {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn no_damage_is_taken_for_a_whole_file(ledger in strategies::ledger(), cut in 0.0..1.0_f64) {
        let text = export(&ledger, MOMENT).unwrap();
        let cut = (text.len() as f64 * cut) as usize;
        // Without the last line break it is whole.
        if cut < text.len() - 1 {
            prop_assert!(read_bytes(&text.as_bytes()[..cut]).is_err());
        }
    }
}

/// A removal counts as well, although nothing that is left tells of it.
#[test]
fn the_revision_is_the_files_and_not_that_of_its_latest_entry() {
    let mut ledger = super::frozen();
    Command::Remove(EntryKey::Member("m4dddddd".into())).apply(&mut ledger).unwrap();
    let latest = ledger.entries().map(|entry| entry.revision()).max().unwrap();
    assert!(latest < ledger.revision);
    assert_eq!(read(&export(&ledger, MOMENT).unwrap()), Ok(ledger));
}

#[test]
fn an_empty_ledger_has_all_its_arrays() {
    let text = export(&Ledger::default(), MOMENT).unwrap();
    insta::assert_snapshot!(text, @r#"
    {
      "format": "zhibu-backup",
      "version": 1,
      "exported_at": "2019-12-31T17:30:00+08:00",
      "program": "zhibu 0.1.0",
      "revision": 0,
      "branch": null,
      "groups": [],
      "members": [],
      "campaigns": [],
      "partners": [],
      "kinds": [],
      "figures": [],
      "records": [],
      "declarations": [],
      "overrides": [],
      "texts": []
    }
    "#);
    assert_eq!(read(&text).unwrap(), Ledger::default());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = super::FROZEN.replace('\n', "\r\n");
    assert_eq!(read(&format!("\u{feff}{text}")).unwrap(), super::frozen());
}
