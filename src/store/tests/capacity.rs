//! A full shelf.

use super::*;
use crate::store::{CAPACITY, ShelfError, StoreError};

#[test]
fn three_thousand_typical_activities_fit() {
    let mut ledger = Ledger::default();
    ledger.put(Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部")));
    let members: Vec<MemberId> =
        (0..20).map(|n| MemberId::parse(&format!("m{n:02}k7x2q")).unwrap()).collect();
    for id in &members {
        ledger.put(Entry::Member(Member::new(id.clone(), "陈立新")));
    }
    let text = |text: &str| Value::Text(text.to_owned());
    for n in 0..3000 {
        let Entry::Record(mut record) = record(&format!("k3m9x2{n:06}"), "") else { return };
        record.title = "开展“不忘初心、牢记使命”主题教育集中学习".to_owned();
        record.campaign = Some("c7k2m9x4".into());
        record.kept_at = "办公室2号柜第3盒".to_owned();
        record.revision = n;
        let content =
            "学习上级文件精神，结合本单位工作实际交流体会，明确下一步的努力方向。".repeat(4);
        let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        let span = TimeSpan { from: time(14), to: Some(time(16)) };
        record.values.extend([
            ("facets".into(), Value::Choices(["study".into(), "theme_day".into()].into())),
            ("time".into(), Value::Span(span)),
            ("place".into(), text("局机关三楼会议室")),
            ("host".into(), Value::Member(members[0].clone())),
            ("recorder".into(), Value::Member(members[1].clone())),
            ("topics".into(), text("学习党章\n交流学习体会")),
            ("content".into(), text(&content)),
            ("hours".into(), Value::Number(Quantity::from_whole(2))),
            ("present".into(), Value::Members(members.iter().cloned().collect())),
        ]);
        ledger.put(Entry::Record(record));
    }
    let (mut store, _) = Store::open(MemoryShelf::default(), Journal::default());
    store.save(&all(&ledger), 3000).unwrap();
    let used = store.shelf().used();
    assert!(used < CAPACITY, "{used}");
    let (_, opening) = reopen(store.shelf());
    assert_eq!(opening.ledger.records.len(), 3000);
    // One more is a small matter: the head's size does not grow with the ledger.
    assert!(store.shelf().texts()["zhibu/1/head"].len() < 200);
}

#[test]
fn a_save_that_does_not_fit_is_not_pretended() {
    let mut ledger = ledger(3);
    let mut store = store_with(&ledger);
    let room = store.shelf().used() + 100;
    store.shelf_mut().set_capacity(room);
    let before = store.shelf().texts().clone();
    let applied = Command::put(record("r9", &"长".repeat(500))).apply(&mut ledger).unwrap();
    let touched = changes(&ledger, applied.touched.iter().map(|(key, _)| key));
    let refused = store.save(&touched, ledger.revision).unwrap_err();
    assert_eq!(refused, StoreError::Shelf(ShelfError::Full));
    insta::assert_snapshot!(refused, @"没有保存：浏览器的存储空间已满；请先导出备份，再清理本机其他网页占用的存储空间，然后重试。");
    assert_eq!(store.shelf().texts(), &before);
    // With room again the same save goes through.
    store.shelf_mut().set_capacity(room * 10);
    store.save(&touched, ledger.revision).unwrap();
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
}

#[test]
fn room_can_be_made_on_a_full_shelf() {
    let mut ledger = ledger(40);
    let mut store = store_with(&ledger);
    // Nothing but what a removal notes for taking it back.
    let room = store.shelf().used() + 700;
    store.shelf_mut().set_capacity(room);
    let key = EntryKey::Record("r0".into());
    Command::Remove(key.clone()).apply(&mut ledger).unwrap();
    store.save(&changes(&ledger, [&key]), ledger.revision).unwrap();
    assert_eq!(reopen(store.shelf()).1.ledger, ledger);
}

#[test]
fn two_ledgers_that_do_not_fit_leave_the_old_one() {
    let old = ledger(20);
    let mut store = store_with(&old);
    let room = store.shelf().used() * 3 / 2;
    store.shelf_mut().set_capacity(room);
    let before = store.shelf().texts().clone();
    let refused = store.replace(&ledger(19)).unwrap_err();
    assert_eq!(refused, StoreError::NoRoomForBoth);
    insta::assert_snapshot!(refused, @"没有替换：浏览器的存储空间放不下新旧两份台账，原来的台账没有变化；请先导出备份，再清理空间（或者先清空台账），然后重试。");
    assert_eq!(store.shelf().texts(), &before);
    // A smaller one fits.
    store.replace(&ledger(2)).unwrap();
    assert_eq!(reopen(store.shelf()).1.ledger, ledger(2));
}

#[test]
fn the_room_taken_is_that_of_keys_and_texts_and_the_same_room_is_always_there() {
    let texts = [("甲", "一二三"), ("乙", "")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let mut shelf = MemoryShelf::of(texts.into());
    assert_eq!(shelf.used(), 5);
    shelf.set_capacity(2);
    shelf.set("甲", "四五六").unwrap();
    assert_eq!(shelf.set("甲", "四五六七"), Err(ShelfError::Full));
    let told = [0, 1, 5_000_000].map(crate::store::Usage::percent);
    assert_eq!(told, ["0.0%", "不到0.1%", "95.3%"]);
}
