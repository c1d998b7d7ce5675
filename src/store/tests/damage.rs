//! What cannot be read is set aside and said, never dropped and never overwritten.

use super::*;
use crate::store::{Aside, ShelfError};

const SLOT: &str = "zhibu/1/1/record/r1";

#[test]
fn a_damaged_entry_is_set_aside() {
    let kept = ledger(3);
    let mut shelf = store_with(&kept).into_shelf();
    set(&mut shelf, SLOT, "{\"revision\":2,\"sum\"");
    let (store, opening) = reopen(&shelf);
    insta::assert_snapshot!(sentences(&opening.findings), @"有一项“记录”的内容读不出来，原文已另存为第1号待查内容，没有删除；请到“备份”页的“数据体检”里修复。");
    let mut rest = kept;
    rest.records.remove(&RecordId::from("r1"));
    assert_eq!(opening.ledger, rest);
    assert!(!store.shelf().texts().contains_key(SLOT));
    let aside = Aside { number: 1, key: SLOT.into(), text: "{\"revision\":2,\"sum\"".into() };
    assert_eq!(store.asides().unwrap(), std::slice::from_ref(&aside));

    // The next start says nothing new, and a second damaged one gets its own place.
    let (mut store, opening) = reopen(store.shelf());
    assert_eq!((&opening.ledger, &opening.findings), (&rest, &vec![]));
    set(store.shelf_mut(), "zhibu/1/1/record/r2", "?");
    let (mut store, opening) = reopen(store.shelf());
    assert_eq!(opening.findings.len(), 1);
    let second = Aside { number: 2, key: "zhibu/1/1/record/r2".into(), text: "?".into() };
    assert_eq!(store.asides().unwrap(), [aside, second.clone()]);
    store.drop_aside(1).unwrap();
    assert_eq!(store.asides().unwrap(), [second]);
}

#[test]
fn an_entry_under_anothers_key_and_an_unknown_register_are_set_aside() {
    let mut shelf = store_with(&ledger(3)).into_shelf();
    let moved = shelf.texts()[SLOT].clone();
    set(&mut shelf, "zhibu/1/1/record/r2", &moved);
    set(&mut shelf, "zhibu/1/1/cloud/r2", &moved);
    let (store, opening) = reopen(&shelf);
    assert_eq!(opening.ledger.records.len(), 2);
    assert_eq!(store.asides().unwrap().len(), 2);
    insta::assert_snapshot!(sentences(&opening.findings), @r"
    有一项内容读不出来，原文已另存为第1号待查内容，没有删除；请到“备份”页的“数据体检”里修复。
    有一项“记录”的内容读不出来，原文已另存为第2号待查内容，没有删除；请到“备份”页的“数据体检”里修复。
    ");
}

#[test]
fn without_room_a_damaged_entry_stays_and_is_not_overwritten() {
    let mut kept = ledger(3);
    let mut shelf = store_with(&kept).into_shelf();
    set(&mut shelf, SLOT, "damaged");
    shelf.set_capacity(shelf.used());
    let (mut store, opening) = reopen(&shelf);
    insta::assert_snapshot!(sentences(&opening.findings), @r"
    有一项“记录”的内容读不出来，也没能另存，仍留在原处：浏览器的存储空间已满；请先导出备份，再清理本机其他网页占用的存储空间，然后重试。
    台账可以使用，但总目没有更新。没有保存：浏览器的存储空间已满；请先导出备份，再清理本机其他网页占用的存储空间，然后重试。
    ");
    assert_eq!(store.shelf().texts()[SLOT], "damaged");
    assert!(store.asides().unwrap().is_empty());

    // An edit of the same entry waits until there is room to set the damaged one aside.
    let key = EntryKey::Record("r1".into());
    Command::put(record("r1", "重新录入")).apply(&mut kept).unwrap();
    let refused = store.save(&changes(&kept, [&key]), kept.revision).unwrap_err();
    assert_eq!(refused, crate::store::StoreError::Shelf(ShelfError::Full));
    assert_eq!(store.shelf().texts()[SLOT], "damaged");
    store.shelf_mut().set_capacity(100_000);
    store.save(&changes(&kept, [&key]), kept.revision).unwrap();
    assert_eq!(store.asides().unwrap()[0].text, "damaged");
    assert_eq!(reopen(store.shelf()).1.ledger, kept);
}

#[test]
fn without_room_a_replacement_leaves_the_damaged_entry() {
    let mut shelf = store_with(&ledger(3)).into_shelf();
    set(&mut shelf, SLOT, "damaged");
    shelf.fail_writes(0, 1, ShelfError::Full);
    let (mut store, opening) = Store::open(shelf, Journal::default());
    assert!(matches!(opening.findings[0], StoreFinding::LeftInPlace { .. }));
    store.replace(&ledger(1)).unwrap();
    assert_eq!(store.shelf().texts()[SLOT], "damaged");
    let (store, _) = reopen(store.shelf());
    assert_eq!(store.asides().unwrap()[0].text, "damaged");
}

#[test]
fn missing_entries_are_counted() {
    let mut shelf = store_with(&ledger(3)).into_shelf();
    shelf.remove(SLOT).unwrap();
    shelf.remove("zhibu/1/1/branch").unwrap();
    let (mut store, opening) = reopen(&shelf);
    assert_eq!(opening.ledger.len(), 2);
    insta::assert_snapshot!(sentences(&opening.findings), @"台账应有4项，只读到2项，其余的可能被浏览器清除；请与最近一次的备份核对，缺少的从备份中找回。");
    // It is said until something is saved.
    assert_eq!(reopen(store.shelf()).1.findings, opening.findings);
    store.save(&Changes::new(), 9).unwrap();
    assert_eq!(reopen(store.shelf()).1.findings, []);
}

#[test]
fn an_entry_that_went_back_in_time_is_noticed() {
    let mut kept = ledger(3);
    let mut store = store_with(&kept);
    let old = store.shelf().texts()[SLOT].clone();
    Command::put(record("r1", "改过")).apply(&mut kept).unwrap();
    store.save(&changes(&kept, [&EntryKey::Record("r1".into())]), kept.revision).unwrap();
    set(store.shelf_mut(), SLOT, &old);
    let (_, opening) = reopen(store.shelf());
    insta::assert_snapshot!(sentences(&opening.findings), @"台账的内容与总目不符，可能是浏览器没有写完最近的改动；请与最近一次的备份核对。");
    assert_eq!(opening.ledger.revision, kept.revision);
}

#[test]
fn a_lost_or_damaged_head_is_made_anew() {
    let kept = ledger(3);
    let store = store_with(&kept);
    let mut lost = store.shelf().clone();
    lost.remove("zhibu/1/head").unwrap();
    let (lost, opening) = reopen(&lost);
    assert_eq!(opening.ledger, kept);
    assert!(!opening.first_run);
    insta::assert_snapshot!(sentences(&opening.findings), @"台账的总目损坏，已按现有内容重建；请与最近一次的备份核对是否齐全。");
    assert_eq!(lost.shelf().texts(), store.shelf().texts());

    let mut damaged = store.shelf().clone();
    set(&mut damaged, "zhibu/1/head", "{}");
    let (damaged, opening) = reopen(&damaged);
    assert_eq!(opening.ledger, kept);
    insta::assert_snapshot!(sentences(&opening.findings), @r"
    台账的总目读不出来，原文已另存为第1号待查内容，没有删除；请到“备份”页的“数据体检”里修复。
    台账的总目损坏，已按现有内容重建；请与最近一次的备份核对是否齐全。
    ");
    assert_eq!(damaged.asides().unwrap()[0].text, "{}");
    assert_eq!(reopen(damaged.shelf()).1.findings, []);
}

#[test]
fn without_a_head_the_fuller_generation_is_taken_and_the_other_kept_aside() {
    let kept = ledger(5);
    let mut store = store_with(&kept);
    // A replacement killed after two writes, and then the head is lost too.
    store.shelf_mut().fail_writes(2, usize::MAX, ShelfError::Gone);
    store.replace(&ledger(4)).unwrap_err();
    store.shelf_mut().heal();
    store.shelf_mut().remove("zhibu/1/head").unwrap();
    let (store, opening) = reopen(store.shelf());
    assert_eq!(opening.ledger, kept);
    assert_eq!(store.asides().unwrap().len(), 2);
}

#[test]
fn while_entries_are_missing_nothing_is_cleared_away() {
    let mut store = store_with(&ledger(5));
    store.shelf_mut().fail_writes(2, usize::MAX, ShelfError::Gone);
    store.replace(&ledger(4)).unwrap_err();
    store.shelf_mut().heal();
    store.shelf_mut().remove(SLOT).unwrap();
    let before = store.shelf().texts().clone();
    let (mut store, opening) = reopen(store.shelf());
    assert!(matches!(opening.findings[..], [StoreFinding::Missing { expected: 6, found: 5 }]));
    assert_eq!(store.shelf().texts(), &before);
    store.save(&Changes::new(), 9).unwrap();
    let (store, opening) = reopen(store.shelf());
    assert_eq!(sentences(&opening.findings), StoreFinding::ReplaceInterrupted.to_string());
    assert_eq!(store.shelf().texts().len(), 6);
}

#[test]
fn an_unreadable_note_of_a_save_is_set_aside() {
    let kept = ledger(2);
    let mut shelf = store_with(&kept).into_shelf();
    set(&mut shelf, "zhibu/1/undo", "[[");
    let (store, opening) = reopen(&shelf);
    assert_eq!(opening.ledger, kept);
    assert_eq!(store.asides().unwrap()[0].key, "zhibu/1/undo");
    assert!(!store.shelf().texts().contains_key("zhibu/1/undo"));
}

#[test]
fn what_was_set_aside_is_told_by_what_stood_there() {
    let told = |key: &str| {
        crate::store::Aside { number: 1, key: key.to_owned(), text: String::new() }.described()
    };
    assert_eq!(told(""), "原来的位置不明");
    assert_eq!(told("zhibu/1/2/member/m1"), "有一项“党员”的内容");
    assert_eq!(told("zhibu/1/head"), "台账的总目");
    assert_eq!(told("zhibu/1/undo"), "上次保存的底稿");
    assert_eq!(told("zhibu/1/2/cloud/c1"), "有一项内容");
}

#[test]
fn what_is_opened_from_a_copy_clears_and_mends_nothing() {
    use crate::store::{open::Opened, start::set_apart};
    let orphans = vec![SLOT.to_owned()];
    let opened = Opened { orphans, heal: true, ..Opened::default() };
    let apart = set_apart(opened, StoreError::Reading);
    assert_eq!(
        (apart.orphans, apart.heal, apart.closed),
        (vec![], false, Some(StoreError::Reading))
    );
}
