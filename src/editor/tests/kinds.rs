//! A branch's own kinds and figures, as steps.

use super::*;
use crate::catalog::own::{OwnFigure, with_field};
use crate::figures::{Number, Query};

/// 读书会 with its count and a field 书目.
fn with_own(editor: &mut Editor<MemoryShelf>) -> (KindId, FigureId) {
    editor.put(branch()).unwrap();
    let (id, figure) = (editor.new_kind_id(), editor.new_figure_id());
    let field = Field::new(editor.new_field_id(), "书目", FieldType::Text);
    let kind = with_field(&Kind::new(id.clone(), "读书会", "life".into()), field, true);
    let count = OwnFigure::count(figure.clone(), "读书会", "次").into_def(id.clone()).unwrap();
    editor.put_kind(kind, vec![count], "新增记录种类“读书会”").unwrap();
    (id, figure)
}

fn counted(editor: &mut Editor<MemoryShelf>, figure: &FigureId) -> Option<Number> {
    let query = Query::new(figure.clone(), Period::year(2019));
    editor.figure(&query).ok()?.number().cloned()
}

#[test]
fn a_kind_comes_with_its_figure_in_one_step() {
    let mut editor = empty();
    let (id, figure) = with_own(&mut editor);
    assert_eq!(editor.undo_name(), Some("新增记录种类“读书会”"));
    let mut record = study(&mut editor, "第一次读书会");
    record.kind = id.clone();
    record.values.clear();
    assert_eq!(counted(&mut editor, &figure), None);
    editor.put(Entry::Record(record)).unwrap();
    assert_eq!(counted(&mut editor, &figure), Some(Number::Count(1)));
    assert!(reopen(&editor).catalog().kind(&id).is_some());
    editor.undo().unwrap();
    editor.undo().unwrap();
    assert!(editor.catalog().kind(&id).is_none() && editor.catalog().figure(&figure).is_none());
    editor.redo().unwrap();
    assert_eq!(editor.catalog().kind(&id).unwrap().name, "读书会");
}

#[test]
fn a_kind_goes_with_its_figures_while_nothing_uses_them() {
    let mut editor = empty();
    let (id, figure) = with_own(&mut editor);
    editor.offer_kind(&id, false).unwrap();
    assert_eq!(editor.undo_name(), Some("隐藏“读书会”"));
    let text = crate::summary::year_text("# 总结\n办读书会{读书会}次。", 2019);
    editor.put(Entry::Text(text)).unwrap();
    insta::assert_snapshot!(editor.remove_kind(&id).unwrap_err(), @"“读书会”不能删除，还有1处用到：2019年度正文。请先在这些地方换成别的或者清空，再来删除。");
    insta::assert_snapshot!(editor.remove_figure(&figure).unwrap_err(), @"“读书会”不能删除，还有1处用到：2019年度正文。请先在这些地方换成别的或者清空，再来删除。");
    editor.undo().unwrap();
    editor.remove_kind(&id).unwrap();
    assert!(editor.ledger().kinds.is_empty() && editor.ledger().figures.is_empty());
    assert!(editor.ledger().branch.as_ref().unwrap().kinds_off.is_empty());
    editor.undo().unwrap();
    assert!(editor.catalog().figure(&figure).is_some());
}

#[test]
fn a_figure_that_cannot_be_called_so_leaves_the_kind_unmade() {
    let mut editor = empty();
    let id = editor.new_kind_id();
    let count = OwnFigure::count(editor.new_figure_id(), "党课", "").into_def(id.clone()).unwrap();
    let kind = Kind::new(id, "微党课", "life".into());
    let Err(EditorError::Ledger(Problem::Fields(problems))) =
        editor.put_kind(kind, vec![count], "新增")
    else {
        panic!("it was put");
    };
    let told: Vec<_> = problems.iter().map(|p| format!("{} {}", p.field, p.message)).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    figure_name 数字：已经有“党课”，请换一个名称。
    figure_unit 数字：请填写单位。
    "#);
    assert!(editor.ledger().kinds.is_empty());
}

#[test]
fn what_is_as_it_was_makes_no_step() {
    let mut editor = empty();
    let (id, _) = with_own(&mut editor);
    let kind = editor.catalog().kind(&id).unwrap().clone();
    let step = editor.undo_name().map(str::to_owned);
    editor.put_kind(kind, Vec::new(), "修改").unwrap();
    editor.offer_kind(&id, true).unwrap();
    editor.restore_kind(&"visit".into()).unwrap();
    editor.restore_figure(&"lecture".into()).unwrap();
    assert_eq!(editor.undo_name().map(str::to_owned), step);
}
