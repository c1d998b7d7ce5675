//! What is said of the last backup holds for this ledger as it stands.

use super::*;
use crate::store::{LastBackup, ShelfError};

/// Puts an entry as the editor does.
fn edit(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, entry: Entry) {
    let applied = Command::put(entry).apply(ledger).unwrap();
    let touched = changes(ledger, applied.touched.iter().map(|(key, _)| key));
    store.save(&touched, ledger.revision).unwrap();
}

fn replace(store: &mut Store<MemoryShelf>, ledger: &mut Ledger, new: &Ledger) {
    Command::Replace(Box::new(new.clone())).apply(ledger).unwrap();
    store.replace(ledger).unwrap();
}

/// Here and at the next start.
fn said(store: &Store<MemoryShelf>) -> LastBackup {
    let here = store.last_backup();
    assert_eq!(reopen(store.shelf()).0.last_backup(), here);
    here
}

#[test]
fn a_backup_is_of_this_ledger_and_this_state_of_it() {
    let mut ledger = ledger(2);
    let mut store = store_with(&ledger);
    insta::assert_snapshot!(said(&store), @"从未备份");
    store.backed_up(day()).unwrap();
    insta::assert_snapshot!(said(&store), @"上次备份：2019年3月1日，此后没有改动");
    edit(&mut store, &mut ledger, record("r7", "新的一条"));
    insta::assert_snapshot!(said(&store), @"上次备份：2019年3月1日，此后有改动");
}

#[test]
fn another_ledger_in_its_place_was_never_exported() {
    let mut kept = ledger(2);
    let mut store = store_with(&kept);
    store.backed_up(day()).unwrap();
    let file = kept.clone();
    edit(&mut store, &mut kept, record("r7", "新的一条"));
    let changed = kept.clone();

    // 清空, then another branch.
    replace(&mut store, &mut kept, &Ledger::default());
    assert_eq!(said(&store), LastBackup::Never);
    edit(&mut store, &mut kept, record("r8", "另一个支部"));
    assert_eq!(said(&store), LastBackup::Never);
    // 撤销 brings the ledger back, and with it what is known of its backup.
    replace(&mut store, &mut kept, &changed);
    assert_eq!(said(&store), LastBackup::Outdated(day()));
    // 导入 of the very file.
    replace(&mut store, &mut kept, &file);
    assert_eq!(said(&store), LastBackup::Current(day()));
    edit(&mut store, &mut kept, record("r7", "再改"));
    assert_eq!(said(&store), LastBackup::Outdated(day()));
    // 载入示例, exported in its turn, and back.
    replace(&mut store, &mut kept, &ledger(1));
    assert_eq!(said(&store), LastBackup::Never);
    store.backed_up(day().succ_opt().unwrap()).unwrap();
    replace(&mut store, &mut kept, &changed);
    assert_eq!(said(&store), LastBackup::Outdated(day()));
}

#[test]
fn a_note_that_cannot_be_kept_or_read_is_none() {
    let mut store = store_with(&ledger(1));
    store.shelf_mut().fail_writes(0, 1, ShelfError::Full);
    assert!(store.backed_up(day()).is_err());
    assert_eq!(store.last_backup(), LastBackup::Current(day()), "true as long as the page is open");
    assert_eq!(reopen(store.shelf()).0.last_backup(), LastBackup::Never);
    for damaged in ["", "2019-03-01", "2019-03-01 1 zz", "x 1 00", "2019-03-01 1 00 0"] {
        set(store.shelf_mut(), "zhibu/1/backup", damaged);
        let (store, opening) = reopen(store.shelf());
        assert_eq!((store.last_backup(), opening.findings), (LastBackup::Never, vec![]));
    }
}
