//! Several records edited as one step.

use super::*;
use crate::editor::Batch;
use std::collections::BTreeSet;

/// An editor with three records of which the second points at the first, and their identifiers.
fn three() -> (Editor<MemoryShelf>, Vec<RecordId>) {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let mut ids: Vec<RecordId> = Vec::new();
    for title in ["甲", "乙", "丙"] {
        let mut record = study(&mut editor, title);
        if let Some(first) = ids.first() {
            record.kind = "rectification".into();
            record.values = [("origin".into(), Value::Link(first.clone()))].into();
            record.values.retain(|_, _| title == "乙");
        }
        ids.push(record.id.clone());
        editor.dispatch(Command::put(Entry::Record(record)), title).unwrap();
    }
    (editor, ids)
}

fn set(ids: &[RecordId]) -> BTreeSet<RecordId> {
    ids.iter().cloned().collect()
}

#[test]
fn several_records_go_in_one_step_and_come_back() {
    let (mut editor, ids) = three();
    let before = editor.ledger().clone();
    let error = editor.remove_records(&set(&ids[..1])).unwrap_err();
    insta::assert_snapshot!(error, @"“甲”不能删除，还有1处用到：2019年3月1日的记录“乙”。请先在这些地方换成别的或者清空，再来删除。");
    assert_eq!(editor.ledger(), &before);

    // Whoever points at it goes along.
    let batch = editor.remove_records(&set(&ids[..2])).unwrap();
    assert_eq!((batch.changed, batch.step.as_str()), (2, "删除2条记录"));
    assert_eq!(editor.ledger().records.len(), 1);
    assert_eq!(reopen(&editor).ledger(), editor.ledger());
    assert_eq!(editor.undo().unwrap().as_deref(), Some("删除2条记录"));
    assert!(editor.ledger().same_content(&before));
    editor.redo().unwrap();
    assert_eq!(editor.ledger().records.len(), 1);
    // What is gone is passed over.
    assert_eq!(editor.remove_records(&set(&ids)).unwrap().changed, 1);
    assert_eq!(
        editor.remove_records(&set(&ids)).unwrap(),
        Batch { step: "删除0条记录".to_owned(), ..Batch::default() }
    );
    assert_eq!(editor.undo_name(), Some("删除1条记录"));
}

#[test]
fn tags_are_read_as_a_form_reads_them_and_given_once() {
    let (mut editor, ids) = three();
    let error = editor.tag_records(&set(&ids), " 、").unwrap_err();
    assert_eq!(error.to_string(), "标签：请填写标签。");
    let batch = editor.tag_records(&set(&ids[..1]), "扶贫").unwrap();
    assert_eq!(batch.step, "给1条记录加上标签“扶贫”");
    let batch = editor.tag_records(&set(&ids), "扶贫；社\u{8}区").unwrap();
    assert_eq!((batch.changed, batch.step.as_str()), (3, "给3条记录加上标签“扶贫”“社区”"));
    assert_eq!(batch.notices, ["“标签”里有1个看不见的字符，已经去掉。"]);
    let tags = |editor: &Editor<MemoryShelf>, at: usize| {
        let tags = editor.ledger().records[&ids[at]].tags.iter().cloned();
        tags.collect::<Vec<_>>().join("、")
    };
    assert_eq!(tags(&editor, 2), "扶贫、社区");
    // Nothing to do is no step.
    assert_eq!(editor.tag_records(&set(&ids), "社区").unwrap().changed, 0);
    assert_eq!(editor.undo_name(), Some("给3条记录加上标签“扶贫”“社区”"));
    assert_eq!(editor.untag_records(&set(&ids), "扶贫").unwrap().step, "去掉3条记录的标签“扶贫”");
    assert_eq!(tags(&editor, 0), "社区");
    editor.undo().unwrap();
    editor.undo().unwrap();
    assert_eq!((tags(&editor, 0), tags(&editor, 1)), ("扶贫".to_owned(), String::new()));
}

#[test]
fn records_move_to_a_campaign_and_out_of_it() {
    let (mut editor, ids) = three();
    let campaign: CampaignId = "drive".into();
    let error = editor.move_records(&set(&ids), Some(&campaign)).unwrap_err();
    assert_eq!(error.to_string(), "专题：所选的专题已不在台账里，请重新选择或先登记。");
    let one = Campaign {
        id: campaign.clone(),
        name: "作风建设年".to_owned(),
        nature: CampaignNature::Special,
        from: None,
        to: None,
        source: String::new(),
        revision: 0,
    };
    editor.put(Entry::Campaign(one)).unwrap();
    let batch = editor.move_records(&set(&ids[1..]), Some(&campaign)).unwrap();
    assert_eq!(batch.step, "把2条记录归入专题“作风建设年”");
    let batch = editor.move_records(&set(&ids), None).unwrap();
    assert_eq!((batch.changed, batch.step.as_str()), (2, "把2条记录移出专题"));
    editor.undo().unwrap();
    assert_eq!(editor.ledger().records[&ids[2]].campaign, Some(campaign));
}

#[test]
fn a_batch_the_storage_refuses_changes_nothing() {
    let (mut editor, ids) = three();
    let before = editor.ledger().clone();
    editor.store_mut().shelf_mut().fail_writes(0, usize::MAX, ShelfError::Full);
    assert!(editor.tag_records(&set(&ids), "扶贫").is_err());
    assert_eq!(editor.ledger(), &before);
    assert!(matches!(editor.saved(), Saved::Refused(_)));
}
