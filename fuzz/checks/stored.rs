//! A browser's storage and its journal, holding whatever they hold.
//!
//! An input is lines of `<mark><key>\t<text>`: `S` a text on the shelf, `J` one in the journal, `B`
//! one in both. In small letters the text of an entry or a head gets its checksum put right, so that
//! what is behind the checksum is met as well.

use zhibu::ledger::{Command, Entry};
use zhibu::store::{
    Batch, Image, Journal, JournalError, Kept, MemoryShelf, Opening, Store, changes,
};

/// Opens it, lets each heal the other, and goes on: what was found is found again, and what is saved
/// is there afterwards.
pub fn store(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (mut shelf, mut journal) = (Image::new(), Image::new());
    for line in text.lines() {
        let Some((mark, rest)) = line.split_at_checked(1) else { continue };
        let Some((key, text)) = rest.split_once('\t') else { continue };
        let right = mark.chars().all(|c| c.is_ascii_lowercase());
        let text = right.then(|| put_right(key, text)).flatten().unwrap_or_else(|| text.to_owned());
        let mark = mark.to_ascii_uppercase();
        if mark != "J" {
            shelf.insert(key.to_owned(), text.clone());
        }
        if mark != "S" {
            journal.insert(key.to_owned(), text);
        }
    }
    Store::open(MemoryShelf::of(shelf.clone()), Journal::Away(JournalError::Silent));
    Store::open(MemoryShelf::of(shelf.clone()), Journal::Elsewhere);

    let (mut store, opening) = start(&shelf, &journal);
    if store.closed().is_some() {
        // Nothing is written over what is not understood.
        assert!(store.replace(&opening.ledger).is_err());
        assert_eq!(store.shelf().texts(), &shelf, "closed and left alone");
        return;
    }
    commit(&mut store, &mut journal);
    let (mut again, second) = start(store.shelf().texts(), &journal);
    assert_eq!(second.ledger, opening.ledger, "opened once more");
    assert_eq!(again.others(), store.others(), "another ledger stays");

    let mut ledger = second.ledger;
    let put = Command::put(Entry::Record(super::record("fuzzed", "新的一条"))).apply(&mut ledger);
    let Ok(put) = put else { return };
    let touched = changes(&ledger, put.touched.iter().map(|(key, _)| key));
    again.save(&touched, ledger.revision).expect("there is room");
    commit(&mut again, &mut journal);
    let shelf = again.into_shelf();
    let (last, third) = start(shelf.texts(), &journal);
    assert_eq!(third.ledger, ledger, "saved and opened");
    // Either of the two has all of it.
    let (alone, _) = Store::open(MemoryShelf::default(), Journal::Read(journal));
    drop((last, alone));
    let fourth = Store::open(shelf, Journal::default()).1;
    assert_eq!(fourth.ledger, ledger, "the shelf alone");
}

fn start(shelf: &Image, journal: &Image) -> (Store<MemoryShelf>, Opening) {
    Store::open(MemoryShelf::of(shelf.clone()), Journal::Read(journal.clone()))
}

fn commit(store: &mut Store<MemoryShelf>, journal: &mut Image) {
    let mut batches = 0;
    while let Some(batch) = store.batch() {
        write(journal, batch);
        store.answered(Ok(()));
        batches += 1;
        assert!(batches < 9, "a journal that is never done");
    }
    assert_eq!(store.kept(), Kept::Safe);
}

fn write(journal: &mut Image, batch: Batch) {
    for (key, text) in batch {
        match text {
            Some(text) => journal.insert(key, text),
            None => journal.remove(&key),
        };
    }
}

/// The text with the checksum it ought to have; `None` for what has none.
fn put_right(key: &str, text: &str) -> Option<String> {
    let rest = key.strip_prefix("zhibu/1/")?;
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    if rest == "head" {
        let number = |name: &str| value.get(name)?.as_u64();
        let (generation, count) = (number("generation")?, number("count")?);
        let (revision, digest) = (number("revision")?, value.get("digest")?.as_str()?);
        let sum = sum(&[&format!("1 {generation} {count} {revision} {digest}")]);
        return Some(
            serde_json::json!({
                "format": 1, "generation": generation, "count": count, "revision": revision,
                "digest": digest, "sum": sum,
            })
            .to_string(),
        );
    }
    let (_, entry) = rest.split_once('/')?;
    let raw = value.get("entry")?.to_string();
    let revision = value.get("revision")?.as_u64()?;
    let sum = sum(&[entry, &revision.to_string(), &raw]);
    Some(format!("{{\"revision\":{revision},\"sum\":\"{sum}\",\"entry\":{raw}}}"))
}

/// As the store has it: FNV-1a, a zero byte after each part.
fn sum(parts: &[&str]) -> String {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{sum:016x}")
}
