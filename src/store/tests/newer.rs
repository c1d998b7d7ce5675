//! What a newer program has written is looked at, and not a byte of it changes.

use super::journal::Window;
use super::*;
use crate::store::{Image, JournalError, Kept};
use std::collections::BTreeSet;

/// Texts of this format as a newer program may have them: fields that are not known at several
/// places, a register that is not, an entry that has become something else, other checksums.
fn grown(texts: &Image) -> Image {
    let key = |key: &String| key.replacen("zhibu/1/", "zhibu/2/", 1);
    let text = |text: &String| {
        let text = text.replace("\"format\":1", "\"era\":{\"a\":[1,2]},\"format\":2");
        let text = text.replacen("\"sum\":\"", "\"sum\":\"9", 1);
        let text = text.replace("\"title\":", "\"mood\": {\"title\":[\"}\",null]} , \"title\":");
        text.replace("\"tags\":[]}}", "\"tags\":[],\"seal\":\"\\\"x\"}}")
    };
    let mut grown: Image = texts.iter().map(|(name, old)| (key(name), text(old))).collect();
    grown.insert("zhibu/2/2/cloud/c1".to_owned(), "{\"entry\":{\"cloud\":{}}}".to_owned());
    grown
}

/// Does to a store everything that could write.
fn try_everything(store: &mut Store<MemoryShelf>, ledger: &Ledger) {
    let changes = all(ledger);
    assert!(store.save(&changes, 99).is_err());
    assert!(store.replace(ledger).is_err());
    assert!(store.write_again(ledger).is_err());
    assert!(store.backed_up(day()).is_err());
    assert!(store.keep_draft("new-activity", Some("x")).is_err());
    assert!(store.keep_draft("new-activity", None).is_err());
    assert!(store.keep_preference("single_keys", Some("x")).is_err());
    assert!(store.drop_aside(1).is_err());
    assert!(store.drop_other(1).is_err());
    assert!(store.forget(&BTreeSet::from([EntryKey::Record("r1".into())])).is_err());
    assert!(store.forget_year(2019).is_err());
    store.tidy(day() + chrono::Days::new(1000));
    store.met_again(Ok(Image::new()));
    store.answered(Ok(()));
    assert_eq!(store.batch(), None);
    assert_eq!(store.kept(), Kept::Closed);
    store.reopen();
    store.open_again(Journal::Elsewhere);
    store.open_again(Journal::Away(JournalError::Silent));
}

#[test]
fn what_reads_is_shown_and_every_byte_stays() {
    let mut window = Window::with(3);
    window.put("r1", "改过");
    window.remove("r2");
    let mut texts = window.shelf().texts().clone();
    texts.insert("zhibu/1/aside/1".to_owned(), "{}".to_owned());
    texts.insert("zhibu/1/draft/new-activity".to_owned(), "没填完".to_owned());
    texts.insert("zhibu/1/preference/single_keys".to_owned(), "off".to_owned());
    let both: Image = texts.clone().into_iter().chain(grown(&texts)).collect();
    for (shelf, journal) in [
        (grown(&texts), grown(&window.journal)),
        (grown(&texts), window.journal.clone()),
        (grown(&texts), Image::new()),
        (both, window.journal.clone()),
        (texts.clone(), grown(&texts)),
        (Image::new(), grown(&texts)),
    ] {
        let (mut store, opening) =
            Store::open(MemoryShelf::of(shelf.clone()), Journal::Read(journal));
        let shown = Ledger { revision: 0, ..opening.ledger };
        assert_eq!(shown, Ledger { revision: 0, ..window.ledger.clone() });
        insta::allow_duplicates! {
            insta::assert_snapshot!(sentences(&opening.findings), @r"
            有1项内容本程序读不出来，没有显示，也不会导出；它们原样留在浏览器里，请改用新版程序查看。
            浏览器里的台账由更新的程序写成（存储格式2，本程序只认得1）；为避免损坏，现在只能查看和导出，不能改动，本程序不认得的内容没有显示。请改用新版程序。
            ");
        }
        assert!(!opening.first_run);
        try_everything(&mut store, &window.ledger);
        assert_eq!(store.shelf().texts(), &shelf);
    }
}

#[test]
fn a_newer_program_broken_off_before_its_head_leaves_the_older_ledger_to_be_seen() {
    let window = Window::with(3);
    let mut shelf = window.shelf().texts().clone();
    shelf.extend(grown(&shelf).into_iter().filter(|(key, _)| !key.ends_with("head")).take(3));
    let (mut store, opening) =
        Store::open(MemoryShelf::of(shelf.clone()), Journal::Read(window.journal.clone()));
    assert_eq!(opening.ledger, window.ledger);
    assert_eq!(store.closed(), Some(&StoreError::Newer { format: 2, shown: true }));
    try_everything(&mut store, &window.ledger);
    assert_eq!(store.shelf().texts(), &shelf);
}

#[test]
fn where_nothing_reads_it_is_said() {
    let shelf = Image::from([
        ("zhibu/2/head".to_owned(), "sealed".to_owned()),
        ("zhibu/2/7/record/r1".to_owned(), "sealed".to_owned()),
    ]);
    let (mut store, opening) = Store::open(MemoryShelf::of(shelf.clone()), Journal::default());
    assert!(opening.ledger.is_empty() && !opening.first_run);
    insta::assert_snapshot!(sentences(&opening.findings), @r"
    有1项内容本程序读不出来，没有显示，也不会导出；它们原样留在浏览器里，请改用新版程序查看。
    浏览器里的台账由更新的程序写成（存储格式2，本程序只认得1），本程序读不出其中的内容，也不改动它；请改用新版程序。
    ");
    try_everything(&mut store, &ledger(1));
    assert_eq!(store.shelf().texts(), &shelf);
}

#[test]
fn a_database_of_a_newer_program_is_newer_whatever_stands_in_it() {
    let window = Window::with(2);
    let journal = Journal::Away(JournalError::Newer);
    let (mut store, opening) = Store::open(window.shelf(), journal);
    assert_eq!(opening.ledger, window.ledger);
    assert!(store.save(&all(&window.ledger), 99).is_err());
    assert_eq!(store.shelf().texts(), window.shelf().texts());
}

#[test]
fn where_everything_reads_nothing_is_said_of_what_does_not() {
    let shelf = Window::with(2).shelf();
    let newer = grown(shelf.texts()).into_iter().filter(|(key, _)| !key.contains("/cloud/"));
    let (store, opening) = Store::open(MemoryShelf::of(newer.collect()), Journal::default());
    assert!(store.closed().is_some());
    let unread = |one: &&StoreFinding| matches!(one, StoreFinding::NotUnderstood { .. });
    assert_eq!((opening.ledger.records.len(), opening.findings.iter().find(unread)), (2, None));
}
