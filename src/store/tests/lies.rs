//! One of the two stores says that something is written and does not write it: the other has it, and
//! the next start tells.

use super::journal::Window;
use super::*;
use crate::store::Image;

/// Edits, each in the journal before the next.
fn walk(window: &mut Window, mut after_each: impl FnMut(&mut Window)) {
    let edits = [
        Command::put(record("r0", "专题研讨")),
        Command::put(record("r7", "新的一条")),
        Command::Remove(EntryKey::Record("r1".into())),
        Command::All(vec![
            Command::put(record("r8", "又一条")),
            Command::Remove(EntryKey::Record("r2".into())),
        ]),
        Command::Replace(Box::new(ledger(2))),
        Command::put(record("r9", "最后一条")),
    ];
    for edit in edits {
        // Once the lie is noticed, nothing more is taken.
        window.act(edit);
        after_each(window);
    }
}

#[test]
fn a_shelf_that_lies_at_any_write_loses_nothing_the_journal_has() {
    let truth = {
        let mut window = Window::with(3);
        walk(&mut window, Window::commit);
        window.shelf().texts().clone()
    };
    let mut found_out = 0;
    for count in [1, usize::MAX] {
        for at in 0..80 {
            let mut window = Window::with(3);
            window.store.shelf_mut().lie(at, count);
            walk(&mut window, Window::commit);
            let shelf = window.shelf();
            let differs = *shelf.texts() != truth;
            let after = Window::open(shelf, window.journal.clone());
            assert_eq!(after.ledger, window.ledger, "the lie at {at}, {count} times");
            found_out += usize::from(differs && !after.said.is_empty());
        }
    }
    assert!(found_out > 40, "{found_out}");
}

#[test]
fn a_journal_that_lies_about_any_batch_loses_nothing_and_is_told() {
    for lasting in [false, true] {
        for at in 0..6 {
            let mut window = Window::with(3);
            let mut batch = 0;
            walk(&mut window, |window| {
                let kept = window.journal.clone();
                window.commit();
                if batch == at || (lasting && batch > at) {
                    window.journal = kept;
                }
                batch += 1;
            });
            let alike = window.journal == mirrored(&window.shelf());
            let after = Window::after(&window.shelf(), &window.journal);
            assert_eq!(after.ledger, window.ledger, "the lie at {at}, lasting {lasting}");
            // A whole ledger written later leaves nothing of it to tell.
            let told = at >= 4 || lasting;
            assert!(!told || !after.said.is_empty(), "the lie at {at}, lasting {lasting}");
            assert!(!alike || after.said.is_empty(), "{}", after.said);
        }
    }
}

/// What the journal should hold.
fn mirrored(shelf: &MemoryShelf) -> Image {
    let mut texts = shelf.texts().clone();
    texts.remove("zhibu/1/journal");
    texts
}

/// The control: a shelf that lies, and no journal, loses what it called written.
#[test]
fn alone_a_shelf_that_lies_loses() {
    let lost = (0..40).filter(|at| {
        let mut window = Window::with(3);
        window.store.shelf_mut().lie(*at, usize::MAX);
        walk(&mut window, Window::commit);
        reopen(window.store.shelf()).1.ledger != window.ledger
    });
    assert!(lost.count() > 10);
}
