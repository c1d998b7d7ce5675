//! Tests of the editor, on a shelf in memory.

mod archive;
mod batch;
mod editing;
mod imported;
mod kinds;
mod past;
mod refusals;
mod reminder;
mod views;

use super::{Editor, EditorError, Restored, Saved};
use crate::ledger::tests::Counting;
use crate::ledger::*;
use crate::store::{Journal, MemoryShelf, Outside, ShelfError, StoreError};
use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 12, 20).unwrap()
}

fn open(shelf: MemoryShelf) -> Editor<MemoryShelf> {
    let (editor, findings) =
        Editor::open(shelf, Journal::default(), today(), Box::new(Counting(7)));
    assert_eq!(findings, []);
    editor
}

/// Another start of the page.
fn reopen(editor: &Editor<MemoryShelf>) -> Editor<MemoryShelf> {
    let mut shelf = editor.store().shelf().clone();
    shelf.heal();
    open(shelf)
}

fn empty() -> Editor<MemoryShelf> {
    open(MemoryShelf::default())
}

fn branch() -> Entry {
    Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部"))
}

/// An activity of 2019 that counts as a 集中学习.
fn study(editor: &mut Editor<MemoryShelf>, title: &str) -> Record {
    let day = NaiveDate::from_ymd_opt(2019, 3, 1).unwrap();
    let id = editor.new_record_id();
    let mut record = Record::new(id, "activity".into(), day, title, today());
    record.values.insert("facets".into(), Value::Choices(["study".into()].into()));
    record
}
