//! Tests of the editor, on a shelf in memory.

mod editing;
mod refusals;
mod views;

use super::{Editor, EditorError, Saved};
use crate::ledger::*;
use crate::store::{MemoryShelf, ShelfError, StoreError};
use chrono::NaiveDate;

/// The same bits in the same order each time.
struct Counting(u64);

impl IdSource for Counting {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        self.0
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 12, 20).unwrap()
}

fn open(shelf: MemoryShelf) -> Editor<MemoryShelf> {
    let (editor, findings) = Editor::open(shelf, today(), Box::new(Counting(7)));
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
