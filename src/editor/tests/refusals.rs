//! A storage that refuses: nothing is pretended.

use super::*;
use crate::backup;
use crate::ledger::tests::strategies;
use crate::store::Shelf;
use proptest::prelude::*;

#[test]
fn a_refused_edit_did_not_happen() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let before = editor.ledger().clone();
    editor.store_mut().shelf_mut().fail_writes(0, usize::MAX, ShelfError::Full);
    let record = study(&mut editor, "学习党章");
    let refused = editor.put(Entry::Record(record.clone())).unwrap_err();
    assert_eq!(refused, EditorError::Store(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(editor.saved(), &Saved::Refused(refused.clone()));
    assert_eq!(editor.saved().to_string(), refused.to_string());
    assert_eq!(editor.ledger(), &before);
    assert_eq!(editor.undo_name(), Some("修改支部信息"));
    // The export still works, and so does everything once there is room.
    assert!(backup::export(editor.ledger(), "2019-12-20T09:00:00+08:00").is_ok());
    assert!(editor.undo().is_err());
    assert_eq!((editor.ledger(), editor.undo_name()), (&before, Some("修改支部信息")));
    editor.store_mut().shelf_mut().heal();
    editor.put(Entry::Record(record)).unwrap();
    assert_eq!(editor.saved(), &Saved::Written { revision: editor.ledger().revision });
    assert_eq!(reopen(&editor).ledger(), editor.ledger());
}

#[test]
fn a_restore_that_does_not_fit_leaves_the_ledger() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let before = editor.ledger().clone();
    let room = editor.store().shelf().used() + 50;
    editor.store_mut().shelf_mut().set_capacity(room);
    let mut large = Ledger::default();
    large.put(Entry::Branch(Branch::new("长".repeat(300), "支部")));
    let refused = editor.restore(large).unwrap_err();
    assert_eq!(refused, EditorError::Store(StoreError::NoRoomForBoth));
    assert_eq!(editor.ledger(), &before);
    assert_eq!(reopen(&editor).ledger(), &before);
}

#[test]
fn a_storage_that_cannot_be_read_blocks_writing() {
    let mut shelf = MemoryShelf::default();
    shelf.fail(0, usize::MAX, ShelfError::Refused);
    let (mut editor, findings) =
        Editor::open(shelf, Journal::default(), today(), Box::new(Counting(7)));
    assert!(!editor.first_run());
    insta::assert_snapshot!(findings[0], @"没能读出浏览器里原有的台账，为避免覆盖，暂停写入：浏览器不允许本页面存储数据（可能是无痕窗口，或者设置中禁止了网站存储）；请换用普通窗口，或者在浏览器设置中允许存储后重新打开。");
    assert!(editor.put(branch()).is_err());
    assert!(editor.ledger().is_empty());
}

#[test]
fn a_cleared_browser_is_written_again_from_the_open_page() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let keys = editor.store().shelf().keys().unwrap();
    for key in keys {
        editor.store_mut().shelf_mut().remove(&key).unwrap();
    }
    let first = study(&mut editor, "学习党章");
    let refused = editor.put(Entry::Record(first)).unwrap_err();
    insta::assert_snapshot!(refused, @"没有保存：浏览器里的台账被清除了，可能是清理了浏览器数据，这个窗口里还是完整的；请先导出备份，再点“重新写入”。");
    editor.write_again().unwrap();
    assert_eq!(reopen(&editor).ledger(), editor.ledger());
}

#[test]
fn what_another_window_has_written_is_read_and_work_goes_on() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let mut other = reopen(&editor);
    let theirs = study(&mut other, "另一个窗口");
    other.put(Entry::Record(theirs)).unwrap();
    *editor.store_mut().shelf_mut() = other.store().shelf().clone();

    assert_eq!(editor.outside(), Ok(Outside::Written));
    let mut mine = study(&mut editor, "这个窗口");
    mine.id = "mine".into();
    let refused = editor.put(Entry::Record(mine.clone())).unwrap_err();
    insta::assert_snapshot!(refused, @"没有保存：这本台账已在另一个窗口里改动，这里还是改动之前的内容；请点“重新读取”，再保存一次，正在填写的内容会留着。");
    assert_eq!(editor.reread(), []);
    assert_eq!((editor.outside(), editor.undo_name()), (Ok(Outside::Nothing), None));
    assert!(matches!(editor.saved(), Saved::Written { .. }));
    editor.put(Entry::Record(mine)).unwrap();
    assert_eq!(reopen(&editor).ledger().records.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_page_and_the_storage_never_part(
        steps in prop::collection::vec(
            (0..10_u8, strategies::command(), prop::option::of((0..30_usize, any::<bool>()))),
            1..8,
        ),
    ) {
        let mut editor = empty();
        for (what, command, failure) in steps {
            if let Some((after, once)) = failure {
                let count = if once { 1 } else { usize::MAX };
                editor.store_mut().shelf_mut().fail(after, count, ShelfError::Full);
            }
            let before = editor.ledger().clone();
            let done = match what {
                0 | 1 => editor.undo().map(|_| ()),
                2 => editor.redo().map(|_| ()),
                _ => editor.dispatch(command, "一步"),
            };
            if done.is_err() {
                prop_assert_eq!(editor.ledger(), &before);
            }
            let mut shelf = editor.store().shelf().clone();
            shelf.heal();
            let (again, _) = Editor::open(shelf, Journal::default(), today(), Box::new(Counting(1)));
            prop_assert_eq!(again.ledger(), editor.ledger());
            editor.store_mut().shelf_mut().heal();
        }
    }
}
