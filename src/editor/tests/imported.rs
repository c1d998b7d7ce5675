//! Records from another table, as one step.

use super::*;

#[test]
fn an_import_is_one_step_to_undo_and_redo() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let mut records: Vec<Record> = (0..3).map(|_| study(&mut editor, "导入的学习")).collect();
    for record in &mut records {
        record.id = "intake".into();
        record.origin = Origin::Imported;
    }
    let batch = editor.import_records(records, "台账.xlsx").unwrap();
    assert_eq!((batch.changed, batch.step.as_str()), (3, "从“台账.xlsx”导入3条记录"));
    assert_eq!(editor.ledger().records.len(), 3, "each has an identifier of its own");
    assert!(editor.ledger().records.values().all(|record| record.origin == Origin::Imported));
    assert_eq!(reopen(&editor).ledger().records.len(), 3);

    editor.undo().unwrap();
    assert_eq!(editor.ledger().records.len(), 0);
    editor.redo().unwrap();
    assert_eq!(editor.ledger().records.len(), 3);
    assert_eq!(editor.import_records(Vec::new(), "空表").unwrap().changed, 0);
    assert_eq!(editor.undo_name(), Some("从“台账.xlsx”导入3条记录"));
}
