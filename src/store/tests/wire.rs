//! Keys and texts on the shelf.

use crate::ledger::tests::strategies;
use crate::ledger::*;
use crate::store::Earlier;
use crate::store::shelf::units;
use crate::store::tests::record;
use crate::store::wire::{
    Head, Key, aside_key, pack, past_key, read_past, read_slot, slot_key, sort, write_past,
    write_slot,
};
use proptest::prelude::*;

#[test]
fn each_key_is_told_from_the_others() {
    assert_eq!(sort("zhibu/1/head"), Key::Head);
    assert_eq!(sort("zhibu/1/undo"), Key::Undo);
    assert_eq!(sort(&aside_key(3)), Key::Aside(3));
    let record = EntryKey::Record("r0".into());
    assert_eq!(slot_key(12, &record), "zhibu/1/12/record/r0");
    assert_eq!(sort("zhibu/1/12/record/r0"), Key::Slot(12, Some(record)));
    assert_eq!(sort("zhibu/1/12/branch"), Key::Slot(12, Some(EntryKey::Branch)));
    assert_eq!(sort("zhibu/1/12/cloud/r0"), Key::Slot(12, None));
    let version = (EntryKey::Record("r0".into()), 7);
    assert_eq!(past_key(12, &version), "zhibu/1/past/12/record/r0/7");
    assert_eq!(sort("zhibu/1/past/12/record/r0/7"), Key::Past(12, Some(version)));
    assert_eq!(sort("zhibu/1/past/12/branch/7"), Key::Past(12, Some((EntryKey::Branch, 7))));
    assert_eq!(sort("zhibu/1/past/12/record/r0"), Key::Past(12, None));
    assert_eq!(sort("zhibu/2/anything"), Key::Newer(2));
    assert_eq!(sort("zhibu/0/anything"), Key::Older(0));
    for other in [
        "",
        "zhibu",
        "zhibu/",
        "zhibu/x/y",
        "zhibu/1/x/y",
        "zhibu/1/aside/x",
        "zhibu/1/past/x/record/r0/7",
    ] {
        assert_eq!(sort(other), Key::Other(other));
    }
}

#[test]
fn a_damaged_head_is_not_believed() {
    let text = serde_json::to_string(&Head::new(12, 3, 40, 99)).unwrap();
    assert_eq!(Head::read(&text), Some(Head::new(12, 3, 40, 99)));
    assert_eq!(Head::read(&text.replace("12", "13")), None);
    assert_eq!(Head::read(""), None);
}

#[test]
fn damage_that_still_reads_as_the_same_moment_is_seen() {
    let moment = chrono::NaiveDate::from_ymd_opt(2019, 3, 1).unwrap().and_hms_opt(9, 30, 0);
    let entry = Entry::Group(Group {
        id: "g1".into(),
        name: "第一党小组".to_owned(),
        from: None,
        to: None,
        revision: 3,
    });
    let id = (entry.key(), 3);
    let version =
        Earlier { entry, step: "删除".to_owned(), at: moment.unwrap(), until: 9, removed: true };
    let text = write_past(&version).unwrap();
    assert_eq!(read_past(&id, &text), Some(version));
    assert!(text.contains("T09:30"), "{text}");
    assert_eq!(read_past(&id, &text.replace("T09:30", "T 9:30")), None);
}

/// The text with another letter at one place; nothing where that stands there already.
fn damaged(text: &str, at: prop::sample::Index, c: char) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let at = at.index(letters.len());
    let before = std::mem::replace(&mut letters[at], c);
    (before != c).then(|| letters.into_iter().collect())
}

proptest! {
    #[test]
    fn an_entry_reads_back_under_its_own_key_alone(
        entry in strategies::entry(),
        other in strategies::entry(),
    ) {
        let (text, sum) = write_slot(&entry).unwrap();
        prop_assert_eq!(read_slot(&entry.key(), &text), Some((entry.clone(), sum)));
        if other.key() != entry.key() {
            prop_assert_eq!(read_slot(&other.key(), &text), None);
        }
    }

    #[test]
    fn an_earlier_version_reads_back_and_any_damage_is_seen(
        entry in strategies::entry(),
        removed in any::<bool>(),
        at in any::<prop::sample::Index>(),
        c in prop::char::range(' ', '~'),
    ) {
        let moment = chrono::NaiveDate::from_ymd_opt(2019, 3, 1).unwrap().and_hms_opt(9, 30, 0);
        let version =
            Earlier { entry, step: "修改".to_owned(), at: moment.unwrap(), until: 9, removed };
        let id = (version.entry.key(), version.entry.revision());
        let text = write_past(&version).unwrap();
        prop_assert_eq!(read_past(&id, &text), Some(version));
        if let Some(damaged) = damaged(&text, at, c) {
            prop_assert_eq!(read_past(&id, &damaged), None);
        }
    }

    #[test]
    fn any_damage_is_seen(entry in strategies::entry(), at in any::<prop::sample::Index>(), c in prop::char::range(' ', '~')) {
        let (text, _) = write_slot(&entry).unwrap();
        if let Some(damaged) = damaged(&text, at, c) {
            prop_assert_eq!(read_slot(&entry.key(), &damaged), None);
        }
    }
}

#[test]
fn what_is_packed_takes_less_room_and_reads_the_same() {
    let entry = record("r0", "集中学习");
    let (text, sum) = write_slot(&entry).unwrap();
    let packed = pack(&text).unwrap();
    assert!(units(&packed) * 3 < units(&text) * 2, "{} of {}", units(&packed), units(&text));
    assert_eq!(read_slot(&entry.key(), &packed), Some((entry.clone(), sum)));
    // Letters that mean pairs cannot be told from them; what is packed is not packed again.
    assert_eq!(pack(&text.replace("集中学习", "한국")), None);
    assert_eq!(pack(&packed), None);
    // Damage is seen as in any other text.
    for (at, letter) in packed.char_indices() {
        let other = packed.replacen(letter, "x", 1);
        let cut = &packed[..at];
        for damaged in [other.as_str(), cut] {
            assert_eq!(read_slot(&entry.key(), damaged), None, "{at}");
        }
    }
}

proptest! {
    #[test]
    fn packing_loses_nothing(entry in strategies::entry()) {
        let (text, sum) = write_slot(&entry).unwrap();
        if let Some(packed) = pack(&text) {
            prop_assert!(units(&packed) < units(&text));
            prop_assert_eq!(read_slot(&entry.key(), &packed), Some((entry, sum)));
        }
    }
}
