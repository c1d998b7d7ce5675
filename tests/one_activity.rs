//! One activity more with the facet 集中学习 changes exactly the figures named here, and 撤销
//! takes every one of them back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "common/ids.rs"]
mod ids;

use ids::Counted;
use std::collections::BTreeMap;
use zhibu::catalog::Draft;
use zhibu::editor::Editor;
use zhibu::figures::{self, Form, Query};
use zhibu::ledger::{Period, common};
use zhibu::sample;
use zhibu::store::{Journal, MemoryShelf};

/// Every figure of the year as written, by name.
fn all(editor: &mut Editor<MemoryShelf>) -> BTreeMap<String, String> {
    let names: Vec<_> =
        editor.catalog().figures().map(|def| (def.id.clone(), def.name.clone())).collect();
    names
        .into_iter()
        .map(|(id, name)| {
            let figure = editor.figure(&Query::new(id, Period::year(2019))).unwrap();
            let written = if figure.is_written() {
                figures::write_with_unit(&figure, &Form::default()).unwrap()
            } else {
                "—".to_owned()
            };
            (name, written)
        })
        .collect()
}

#[test]
fn one_activity_changes_exactly_these_figures() {
    let today = "2020-01-06".parse().unwrap();
    let (mut editor, _) =
        Editor::open(MemoryShelf::default(), Journal::default(), today, Box::new(Counted(3)));
    editor.load_sample(sample::ledger().unwrap()).unwrap();
    let before = all(&mut editor);
    let content = editor.ledger().clone();

    let mut draft = Draft::new(editor.catalog().kind(&"activity".into()).unwrap(), today);
    draft.set_text(common::DATE, "2019-12-30");
    draft.set_text(common::TITLE, "集中学习中央经济工作会议精神");
    draft.pick("facets", "study", true);
    let id = editor.new_record_id();
    editor.put_draft(&draft, id).unwrap();
    let after = all(&mut editor);

    let changed: Vec<String> = before
        .iter()
        .filter(|(name, written)| after[*name] != **written)
        .map(|(name, written)| format!("{name}: {written} → {}", after[name]))
        .collect();
    insta::assert_snapshot!(changed.join("\n"), @r"
    学习活动: 54次 → 55次
    集中学习: 14次 → 15次
    集中学习天数: 15天 → 16天
    ");

    assert_eq!(editor.undo().unwrap().as_deref(), Some("新增记录“集中学习中央经济工作会议精神”"));
    assert_eq!(all(&mut editor), before);
    assert!(editor.ledger().same_content(&content));
}
