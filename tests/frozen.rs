//! The frozen files of every format open to the same ledger, for as long as the program is read.
//!
//! `tests/frozen` holds, for every format of the backup and of the store, a file as its program wrote
//! it; none is ever written anew. A format that is raised without one fails here.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use zhibu::backup;
use zhibu::ledger::{EntryKey, Ledger};
use zhibu::store::{self, Image, Journal, JournalError, Kept, MemoryShelf, Store};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(name)
}

/// Which files of these formats are not there.
fn missing(what: &str, formats: RangeInclusive<u64>) -> Vec<String> {
    let names = formats.map(|format| format!("{what}-v{format}.json"));
    names.filter(|name| !file(name).exists()).collect()
}

fn frozen_backup(version: u64) -> Ledger {
    let text = std::fs::read_to_string(file(&format!("backup-v{version}.json"))).unwrap();
    backup::read(&text).unwrap()
}

/// What stood on the shelf and in the journal.
fn frozen_store(format: u64) -> (Image, Image) {
    let text = std::fs::read_to_string(file(&format!("store-v{format}.json"))).unwrap();
    let mut sides: BTreeMap<String, Image> = serde_json::from_str(&text).unwrap();
    (sides.remove("shelf").unwrap(), sides.remove("journal").unwrap())
}

#[test]
fn every_format_has_its_frozen_file() {
    assert_eq!(missing("backup", 1..=backup::VERSION), [""; 0]);
    assert_eq!(missing("store", 1..=store::FORMAT), [""; 0]);
    // One that is raised without its file fails.
    assert_eq!(missing("backup", 1..=backup::VERSION + 1).len(), 1);
    assert_eq!(missing("store", 1..=store::FORMAT + 1).len(), 1);
}

#[test]
fn every_frozen_file_opens_to_the_same_ledger() {
    let twin = frozen_backup(1);
    for version in 1..=backup::VERSION {
        assert!(frozen_backup(version).same_content(&twin), "backup {version}");
    }
    for format in 1..=store::FORMAT {
        let (shelf, journal) = frozen_store(format);
        let ways = [
            (shelf.clone(), Journal::Read(journal.clone())),
            (shelf, Journal::Away(JournalError::Silent)),
            (Image::new(), Journal::Read(journal)),
        ];
        for (shelf, journal) in ways {
            let both = !shelf.is_empty() && matches!(journal, Journal::Read(_));
            let (store, opening) = Store::open(MemoryShelf::of(shelf), journal);
            assert!(opening.ledger.same_content(&twin), "store {format}");
            let record = twin.records.keys().next().unwrap();
            let versions = store.versions_of(&EntryKey::Record(record.clone())).unwrap();
            assert_eq!((versions.len(), store.count_removed()), (2, 1));
            assert_eq!(store.asides().unwrap().len(), 1);
            if both {
                assert_eq!(opening.findings, []);
                assert_eq!(store.others().len(), 1);
                assert_eq!(store.kept(), Kept::Safe);
                assert!(store.draft("new-activity").unwrap().unwrap().contains("没填完"));
                assert_eq!(store.preference("single_keys").unwrap().as_deref(), Some("off"));
            }
        }
    }
}
