//! The texts of a browser, brought in as the file that the page of a stopped program exports.

use super::journal::Window;
use super::*;
use crate::store::{Image, Left, Raw, RawError, read_raw};
use proptest::prelude::*;
use serde_json::json;

/// The file that index.html writes.
fn file(shelf: Option<&Image>, journal: Option<&Image>) -> String {
    json!({
        "format": "zhibu-raw", "version": 1, "exported_at": "2026-11-23T08:00:00.000Z",
        "shelf": shelf, "journal": journal,
    })
    .to_string()
    // serde_json sorts; the page writes the format first.
    .replacen('{', "{\"format\":\"zhibu-raw\",", 1)
    .replacen(",\"format\":\"zhibu-raw\"", "", 1)
}

fn read(shelf: Option<&Image>, journal: Option<&Image>) -> Result<Raw, RawError> {
    read_raw(file(shelf, journal).as_bytes())
}

#[test]
fn either_store_or_both_give_the_ledger() {
    let mut window = Window::with(3);
    let behind = window.shelf();
    window.remove("r1");
    window.put("r7", "新的一条");
    window.commit();
    let (shelf, journal) = (window.shelf(), window.journal.clone());
    let both = read(Some(shelf.texts()), Some(&journal)).unwrap();
    assert_eq!((&both.ledger, both.told()), (&window.ledger, Vec::new()));
    for (shelf, journal) in [
        (Some(shelf.texts()), None),
        (None, Some(&journal)),
        (Some(&Image::new()), Some(&journal)),
        // What was removed stays removed.
        (Some(behind.texts()), Some(&journal)),
    ] {
        assert_eq!(read(shelf, journal).unwrap().ledger, window.ledger);
    }
}

#[test]
fn what_stays_behind_in_the_file_is_told() {
    let mut shelf = store_with(&ledger(2)).into_shelf();
    let damaged = shelf.texts().keys().find(|key| key.contains("record/r0")).unwrap().clone();
    set(&mut shelf, &damaged, "{\"revision\":");
    set(&mut shelf, "zhibu/1/draft/activity", "{}");
    set(&mut shelf, "another/program", "text");
    let mut journal = Image::new();
    for (key, text) in store_with(&ledger(1)).into_shelf().texts() {
        journal.insert(key.replacen("zhibu/", "zhibu/1/other/1/", 1), text.clone());
    }
    let raw = read(Some(shelf.texts()), Some(&journal)).unwrap();
    assert_eq!(raw.ledger.records.len(), 1);
    assert_eq!(raw.left, Left { others: 1, asides: 1, drafts: 1 });
    insta::assert_snapshot!(raw.told().join("\n"), @r"
    有一项“记录”的内容读不出来，不会导入，原文在这个文件里；请留好这个文件，并从备份中找回。
    文件里还有1份另外的台账，不会导入；请留好这个文件。
    文件里还有1项读不出来的内容，不会导入；请留好这个文件。
    文件里还有1张没填完的表，不会导入；请留好这个文件。
    ");
}

#[test]
fn what_is_no_such_file_says_so() {
    let newer = Image::from([("zhibu/2/head".to_owned(), "{}".to_owned())]);
    let draft = Image::from([("zhibu/1/draft/activity".to_owned(), "{}".to_owned())]);
    let whole = file(Some(store_with(&ledger(1)).into_shelf().texts()), None);
    let half = whole.get(..whole.len() / 2).unwrap();
    let refused = [
        "".to_owned(),
        "[]".to_owned(),
        "{\"format\":\"zhibu-backup\",\"version\":1}".to_owned(),
        "{\"note\":\"zhibu-raw\"}".to_owned(),
        "{\"format\":\"zhibu-raw\",\"version\":2}".to_owned(),
        "{\"format\":\"zhibu-raw\",\"version\":1,\"shelf\":[]}".to_owned(),
        "{\"format\":\"zhibu-raw\",\"version\":1,\"shelf\":{\"zhibu/1/head\":7}}".to_owned(),
        half.to_owned(),
        file(None, None),
        file(Some(&draft), Some(&Image::new())),
        file(Some(&newer), None),
        file(None, Some(&newer)),
    ];
    let said = refused.map(|text| read_raw(text.as_bytes()).unwrap_err().to_string());
    insta::assert_snapshot!(said.join("\n"), @r"
    这个文件不是支部台账的备份，也不是它导出的原始数据；请检查是否选错了文件。
    这个文件不是支部台账的备份，也不是它导出的原始数据；请检查是否选错了文件。
    这个文件不是支部台账的备份，也不是它导出的原始数据；请检查是否选错了文件。
    这个文件不是支部台账的备份，也不是它导出的原始数据；请检查是否选错了文件。
    这份原始数据由更新的程序写成（第2版，本程序只认得到第1版），没有做任何改动；请换用新版程序再导入。
    这份原始数据不完整或者被改动过（第1行第42个字符处读不下去）；请重新复制一次，或者改用备份文件。
    这份原始数据不完整或者被改动过（第1行第59个字符处读不下去）；请重新复制一次，或者改用备份文件。
    这份原始数据不完整或者被改动过（第1行第360个字符处读不下去）；请重新复制一次，或者改用备份文件。
    这份原始数据里没有台账，没有做任何改动；请改用备份文件，或者换一份原始数据。
    这份原始数据里没有台账，没有做任何改动；请改用备份文件，或者换一份原始数据。
    这份原始数据由更新的程序写成（第2版，本程序只认得到第1版），没有做任何改动；请换用新版程序再导入。
    这份原始数据由更新的程序写成（第2版，本程序只认得到第1版），没有做任何改动；请换用新版程序再导入。
    ");
    assert_eq!(read_raw(&[0xff, 0xfe, 0x00]), Err(RawError::Foreign));
}

/// Numbers at the end of what can be counted, nesting without end, keys that are no keys.
#[test]
fn hostile_texts_are_read_or_refused() {
    let most = u64::MAX;
    let keys = [
        format!("zhibu/1/{most}/record/r0"),
        format!("zhibu/1/aside/{most}"),
        format!("zhibu/1/past/{most}/record/r0/{most}"),
        format!("zhibu/1/other/{most}/1/{most}/record/r0"),
        "zhibu/1/head".to_owned(),
        "zhibu/1/undo".to_owned(),
        "zhibu/1/journal".to_owned(),
        "zhibu/1/1/record/../../head".to_owned(),
        "zhibu/1/1/nothing/r0".to_owned(),
        "zhibu//".to_owned(),
        "__proto__".to_owned(),
    ];
    let deep = "[".repeat(100_000);
    let texts = ["", "{}", "null", "\u{0}\u{202e}]]>", deep.as_str()];
    let good = store_with(&ledger(2)).into_shelf();
    for key in &keys {
        for text in texts {
            let mut shelf = good.texts().clone();
            shelf.insert(key.clone(), text.to_owned());
            for (first, second) in [(&shelf, good.texts()), (good.texts(), &shelf)] {
                let raw = read(Some(first), Some(second)).unwrap();
                assert_eq!(raw.ledger, ledger(2), "{key}: {}", raw.told().join(""));
            }
        }
    }
}

proptest! {
    /// Whatever is done to the file, it is read or refused; and what is read can be worked on.
    #[test]
    fn a_file_changed_anywhere_is_read_or_refused(at in 0_usize..4000, byte: u8, cut: bool) {
        let stored = store_with(&ledger(2)).into_shelf();
        let mut bytes = file(Some(stored.texts()), Some(stored.texts())).into_bytes();
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        if let Ok(raw) = read_raw(&bytes) {
            prop_assert!(raw.ledger.records.len() <= 2);
        }
    }
}
