//! Identifiers and keys, and the characters no record holds.

use super::{Counting, strategies};
use crate::ledger::*;
use proptest::prelude::*;

struct Stuck;

impl IdSource for Stuck {
    fn bits(&mut self) -> u64 {
        42
    }
}

#[test]
fn what_an_identifier_may_be() {
    for good in ["a", "act-0118", "annual-2019", "a_b", &"x".repeat(48)] {
        assert!(RecordId::parse(good).is_some(), "{good}");
    }
    for bad in ["", "A", "a b", "a/b", "甲", "a.b", &"x".repeat(49)] {
        assert!(RecordId::parse(bad).is_none(), "{bad}");
    }
    let refused = serde_json::from_str::<RecordId>("\"甲/乙\"").unwrap_err();
    assert!(refused.to_string().contains("“甲/乙”不是有效的编号"), "{refused}");
}

#[test]
fn fresh_identifiers_are_valid_and_free() {
    let mut source = Counting(1);
    for letters in [8, 12, 30] {
        let id = new_id(&mut source, letters);
        assert_eq!(id.len(), letters);
        assert!(RecordId::parse(&id).is_some());
    }
    // A source that repeats itself still gives a free one.
    let mut given: Vec<MemberId> = Vec::new();
    for _ in 0..3 {
        let id = MemberId::fresh(&mut Stuck, 8, |id| given.contains(id));
        assert!(MemberId::parse(id.as_str()).is_some() && !given.contains(&id));
        given.push(id);
    }
}

#[test]
fn cleaning_takes_out_what_no_file_can_carry() {
    assert_eq!(
        clean_line(" 集中\u{0}学习\r\n第一\t次 "),
        Cleaned { text: "集中学习 第一 次".to_owned(), removed: 1 }
    );
    assert_eq!(clean_text("一\r\n二\r三\u{b}\u{fffe}\u{fdd0}\u{1ffff}\u{2028}").text, "一\n二\n三");
    // What turns a line around, or hides in it.
    let hidden = "三\u{202e}会\u{200b}一\u{2066}课\u{2069}\u{feff}\u{ad}\u{200f}\u{2060}\u{200c}";
    assert_eq!(clean_line(hidden), Cleaned { text: "三会一课".to_owned(), removed: 9 });
    // What belongs to the character before it stays; alone it goes.
    for whole in [
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}\u{200d}🔥",
        "葛\u{e0100}城",
        "☀\u{fe0f}",
        "㐂\u{fe00}",
    ] {
        assert_eq!(clean_line(whole), Cleaned { text: whole.to_owned(), removed: 0 });
    }
    for alone in ["会\u{200d}议", "\u{fe0f}会议", "会议\u{200d}", "会\u{200d}\u{fe0f}议"] {
        assert_eq!(clean_line(alone).text.replace('\u{fe0f}', ""), "会议", "{alone:?}");
        assert!(clean_line(alone).removed > 0);
    }
    // Rare characters of names stay.
    assert_eq!(clean_line("𠮷野㛃").text, "𠮷野㛃");
}

proptest! {
    #[test]
    fn a_key_reads_back(entry in strategies::entry()) {
        let key = entry.key();
        prop_assert_eq!(EntryKey::parse(&key.to_string()), Some(key));
    }

    #[test]
    fn no_text_makes_a_key_by_accident(text in "\\PC{0,12}") {
        if let Some(key) = EntryKey::parse(&text) {
            prop_assert_eq!(key.to_string(), text);
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        let once = clean_text(&text);
        prop_assert_eq!(clean_text(&once.text), Cleaned { text: once.text.clone(), removed: 0 });
        let line = clean_line(&text);
        prop_assert!(!line.text.contains(['\n', '\t', '\r']));
        prop_assert_eq!(clean_line(&line.text), Cleaned { text: line.text.clone(), removed: 0 });
    }
}
