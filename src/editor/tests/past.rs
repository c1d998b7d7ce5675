//! Histories and 回收站, as the pages see them.

use super::*;
use crate::lists;
use crate::sample;
use std::collections::BTreeSet;

fn moment(day: u32, hour: u32) -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2019, 12, day).unwrap().and_hms_opt(hour, 30, 0).unwrap()
}

/// An editor with a branch and a record, and the record.
fn with_one() -> (Editor<MemoryShelf>, Record) {
    let mut editor = empty();
    editor.set_now(moment(20, 9));
    editor.put(branch()).unwrap();
    let record = study(&mut editor, "学习党章");
    editor.put(Entry::Record(record.clone())).unwrap();
    (editor, record)
}

fn key(record: &Record) -> EntryKey {
    EntryKey::Record(record.id.clone())
}

/// A history as the page tells it.
fn told(editor: &Editor<MemoryShelf>, key: &EntryKey) -> String {
    let lines = |entry: &Entry| lists::lines(entry, editor.catalog(), editor.ledger());
    let mut next = editor.ledger().get(key);
    let mut told = Vec::new();
    for version in editor.versions_of(key).unwrap() {
        let changes = match &next {
            Some(next) => lists::changes(&lines(&version.entry), &lines(next)),
            None => Vec::new(),
        };
        let changes = changes.iter().map(|one| format!(" {}：{}→{}", one.label, one.old, one.new));
        told.push(format!("{} {}{}", version.at, version.step, changes.collect::<String>()));
        next = Some(version.entry);
    }
    told.join("\n")
}

fn bin(editor: &Editor<MemoryShelf>) -> String {
    let one = |one: &crate::editor::Removed| {
        let date = one.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{} {} {date} {} 还有{}天", one.what, one.title, one.version.step, one.days_left)
    };
    editor.removed().unwrap().iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_history_tells_when_which_step_and_what_changed() {
    let (mut editor, mut record) = with_one();
    record.title = "学习党章党规".to_owned();
    record.note = "在会议室".to_owned();
    editor.set_now(moment(21, 10));
    editor.put(Entry::Record(record.clone())).unwrap();
    record.note = String::new();
    editor.set_now(moment(22, 11));
    editor.put(Entry::Record(record.clone())).unwrap();
    // Saved again as it is: no version.
    editor.put(Entry::Record(record.clone())).unwrap();
    editor.undo().unwrap();
    insta::assert_snapshot!(told(&reopen(&editor), &key(&record)), @r"
    2019-12-22 11:30:00 撤销：修改记录“学习党章党规” 备注：→在会议室
    2019-12-22 11:30:00 修改记录“学习党章党规” 备注：在会议室→
    2019-12-21 10:30:00 修改记录“学习党章党规” 标题：学习党章→学习党章党规 备注：→在会议室
    ");
    // Back to the first, as a step.
    let first = editor.versions_of(&key(&record)).unwrap().pop().unwrap();
    let back = editor.back_to(&first).unwrap();
    assert_eq!(back.step, "把记录“学习党章”恢复到12月21日以前的一版");
    assert_eq!(editor.ledger().records[&record.id].title, "学习党章");
    assert_eq!(editor.undo().unwrap(), Some(back.step));
    assert_eq!(editor.ledger().records[&record.id].title, "学习党章党规");
    assert_eq!(editor.back_to(&first).unwrap().along, [""; 0]);
    assert_eq!(editor.back_to(&first).unwrap(), Restored::default(), "it is so already");
}

#[test]
fn what_is_removed_stands_in_the_bin_and_comes_back_as_one_step() {
    let (mut editor, record) = with_one();
    let other = study(&mut editor, "学习条例");
    editor.put(Entry::Record(other.clone())).unwrap();
    let before = editor.ledger().clone();
    editor.set_now(moment(21, 10));
    let ids = [record.id.clone(), other.id.clone()].into();
    editor.remove_records(&ids).unwrap();
    insta::assert_snapshot!(bin(&reopen(&editor)), @r"
    活动 学习条例 2019-03-01 删除2条记录 还有90天
    活动 学习党章 2019-03-01 删除2条记录 还有90天
    ");
    // 撤销 takes it out by itself, 重做 puts it there again.
    editor.undo().unwrap();
    assert_eq!(bin(&editor), "");
    editor.redo().unwrap();
    let keys = BTreeSet::from([key(&record), key(&other)]);
    let back = editor.restore_removed(&keys).unwrap();
    assert_eq!((back.step.as_str(), back.missing), ("恢复2条记录", None));
    assert!(editor.ledger().same_content(&before) && bin(&editor).is_empty());
    assert_eq!(editor.restore_removed(&keys).unwrap(), Restored::default());
    editor.undo().unwrap();
    assert_eq!(editor.ledger().records.len(), 0);
    assert_eq!(editor.restore_removed(&[key(&record)].into()).unwrap().step, "恢复记录“学习党章”");
    editor.forget(&keys).unwrap();
    assert_eq!((bin(&editor), editor.ledger().records.len()), (String::new(), 1));
}

#[test]
fn what_it_points_at_comes_along_or_is_told_as_missing() {
    let (mut editor, record) = with_one();
    let member = Member::new(editor.new_member_id(), "周晓云");
    let who = EntryKey::Member(member.id.clone());
    editor.put(Entry::Member(member.clone())).unwrap();
    let mut next = study(&mut editor, "整改");
    next.kind = "rectification".into();
    next.values = [
        ("origin".into(), Value::Link(record.id.clone())),
        ("owner".into(), Value::Member(member.id)),
    ]
    .into();
    editor.dispatch(Command::put(Entry::Record(next.clone())), "新增").unwrap();
    editor.remove(key(&next)).unwrap();
    editor.remove(key(&record)).unwrap();
    editor.remove(who.clone()).unwrap();
    let back = editor.restore_removed(&[key(&next)].into()).unwrap();
    assert_eq!(back.step, "恢复记录“整改”");
    assert_eq!(back.along, ["记录“学习党章”", "党员“周晓云”"]);
    assert_eq!((editor.ledger().dangling(), back.missing), (vec![], None));
    // One step.
    editor.undo().unwrap();
    assert_eq!((editor.ledger().records.len(), editor.ledger().members.len()), (0, 0));
    editor.forget(&[who, key(&record)].into()).unwrap();
    let back = editor.restore_removed(&[key(&next)].into()).unwrap();
    insta::assert_snapshot!(back.missing.unwrap(), @"恢复的内容里提到的1名党员、1条记录已经不在台账和回收站里，请点“编辑”换成别的或者清空。");
    assert_eq!(editor.ledger().records.len(), 1);
}

#[test]
fn another_ledger_in_its_place_clears_them_and_so_does_their_year() {
    let (mut editor, record) = with_one();
    let member = Member::new(editor.new_member_id(), "周晓云");
    editor.put(Entry::Member(member.clone())).unwrap();
    editor.remove(EntryKey::Member(member.id)).unwrap();
    editor.set_now(moment(21, 10) + chrono::Duration::days(30));
    editor.remove(key(&record)).unwrap();
    insta::assert_snapshot!(bin(&editor), @r"
    活动 学习党章 2019-03-01 删除记录“学习党章” 还有90天
    党员 周晓云  删除党员“周晓云” 还有59天
    ");
    editor.forget_year(2020).unwrap();
    assert_eq!(editor.store().past_years(), [(2019, 2)].into());
    // At a later start what is over is gone.
    let mut later = None;
    for (month, day) in [(2, 15), (3, 10), (4, 1)] {
        let shelf = later.as_ref().unwrap_or(&editor).store().shelf().clone();
        let today = NaiveDate::from_ymd_opt(2020, month, day).unwrap();
        later = Some(Editor::open(shelf, Journal::default(), today, Box::new(Counting(7))).0);
    }
    insta::assert_snapshot!(bin(&later.unwrap()), @"活动 学习党章 2019-03-01 删除记录“学习党章” 还有18天");
    editor.clear().unwrap();
    editor.undo().unwrap();
    assert_eq!(bin(&editor), "");
    assert_eq!(editor.ledger().len(), 1);
}

#[test]
fn a_record_tells_what_it_counts_toward_and_where_the_summary_has_it() {
    let mut editor = empty();
    editor.load_sample(sample::ledger().unwrap()).unwrap();
    let told = |editor: &mut Editor<MemoryShelf>, key: EntryKey, year| {
        let counted = editor.counted(&key, year);
        let places = |places: &[crate::summary::Place]| {
            places.iter().map(|place| place.heading.clone()).collect::<Vec<_>>().join("；")
        };
        let mut lines: Vec<String> = counted
            .figures
            .iter()
            .map(|one| format!("{}{} {}", one.name, one.value, places(&one.places)))
            .collect();
        lines.push(places(&counted.words));
        lines.join("\n")
    };
    insta::assert_snapshot!(told(&mut editor, EntryKey::Record("act-0104".into()), 2019), @r"
    支委会12次 一、工作开展情况 · （二）严肃组织生活，从严教育管理党员
    三会一课次数56次 开头
    会议决议33项 一、工作开展情况 · （二）严肃组织生活，从严教育管理党员
    实到人次568人次 
    应到人次637人次 
    到会率89.2% 一、工作开展情况 · （二）严肃组织生活，从严教育管理党员
    ");
    insta::assert_snapshot!(told(&mut editor, EntryKey::Record("doc-0121".into()), 2019), @r"
    制度文件14项 一、工作开展情况 · （一）压实责任，打牢支部工作基础
    制定文件7项 
    ");
    // Money in the unit that stands behind it.
    insta::assert_snapshot!(told(&mut editor, EntryKey::Record("support-0328".into()), 2019), @r"
    筹集资金2万元 一、工作开展情况 · （四）融入中心工作，发挥战斗堡垒作用
    捐助人次43人次 
    帮扶对象2个 
    ");
    insta::assert_snapshot!(told(&mut editor, EntryKey::Member("zhoumy".into()), 2019), @r"
    党员总数20名 开头
    人均学时99学时 一、工作开展情况 · （二）严肃组织生活，从严教育管理党员
    ");
}

#[test]
fn what_the_bin_does_not_take_is_told_with_why() {
    let (mut editor, record) = with_one();
    editor.remove(key(&record)).unwrap();
    assert_eq!(editor.not_in_bin(1), None);
    editor.undo().unwrap();
    let mut long = study(&mut editor, "很长的一条");
    long.note = "长".repeat(70_000);
    editor.put(Entry::Record(long.clone())).unwrap();
    editor.remove(key(&long)).unwrap();
    insta::assert_snapshot!(editor.not_in_bin(1).unwrap(), @"内容太长，未能放进回收站：关闭本页以后就找不回来了，需要留底的请先撤销，导出备份以后再删除。");
    editor.undo().unwrap();
    assert_eq!(editor.ledger().records[&long.id].note, long.note);
    // Of several, however full the shelf is.
    let mut others = BTreeSet::new();
    for n in 0..2 {
        let mut other = study(&mut editor, &format!("第{n}条"));
        other.note = "长".repeat(30_000);
        editor.put(Entry::Record(other.clone())).unwrap();
        others.insert(other.id);
    }
    others.extend([record.id, long.id]);
    let full = editor.store().shelf().used();
    editor.store_mut().shelf_mut().set_capacity(full);
    assert_eq!(editor.remove_records(&others).unwrap().changed, 4);
    insta::assert_snapshot!(editor.not_in_bin(4).unwrap(), @"其中1条内容太长，未能放进回收站：关闭本页以后就找不回来了，需要留底的请先撤销，导出备份以后再删除。");
    assert_eq!(editor.removed().unwrap().len(), 3);
    assert!(reopen(&editor).ledger().records.is_empty());
}
