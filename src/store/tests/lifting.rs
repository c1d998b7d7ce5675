//! From an older format to this one: with a format that never was, whose texts begin with a mark.

use super::journal::Window;
use super::*;
use crate::store::migrations::{STEPS, Step};
use crate::store::{FORMAT, Image, JournalError, Kept, ShelfError};

const MADE_UP: &[Step] = &[Step { from: 0, run: unmark }];

/// The step from the made-up format: a text without the mark is damaged, and stays as it is.
fn unmark(old: Image) -> Result<Image, String> {
    if old.contains_key("poison") {
        return Err("缺少总目".to_owned());
    }
    let text = |text: String| text.strip_prefix("0:").map(str::to_owned).unwrap_or(text);
    Ok(old.into_iter().map(|(key, old)| (key, text(old))).collect())
}

/// Texts of this format as the made-up one had them.
fn aged(texts: &Image) -> Image {
    let key = |key: &String| {
        let key = key.replacen("zhibu/1/", "zhibu/0/", 1);
        key.replacen("/other/1/1/", "/other/1/0/", 1)
    };
    texts.iter().map(|(name, text)| (key(name), format!("0:{text}"))).collect()
}

fn is_aged(key: &str) -> bool {
    key.starts_with("zhibu/0/")
}

/// A window with histories, 回收站, something set aside, another ledger, a draft and a preference.
fn full() -> Window {
    let old = Window::with(2);
    let mut window = Window::alone(MemoryShelf::default(), old.journal.clone());
    assert!(window.act(Command::Replace(Box::new(ledger(3)))));
    let mut shelf = window.shelf();
    set(&mut shelf, "zhibu/1/2/record/r9", "damaged");
    let mut window = Window::open(shelf, old.journal);
    window.put("r1", "改过");
    window.remove("r2");
    window.store.keep_draft("new-activity", Some("没填完")).unwrap();
    window.store.keep_preference("single_keys", Some("off")).unwrap();
    window.commit();
    window
}

fn open(shelf: Image, journal: Option<Image>) -> (Store<MemoryShelf>, Opening) {
    let journal = journal.map_or(Journal::Away(JournalError::Silent), Journal::Read);
    Store::open_lifting(MemoryShelf::of(shelf), journal, MADE_UP)
}

#[test]
fn there_is_one_step_from_every_older_format() {
    let from: Vec<u64> = STEPS.iter().map(|step| step.from).collect();
    assert_eq!(from, (1..FORMAT).collect::<Vec<_>>());
}

#[test]
fn everything_comes_along_and_the_old_texts_go() {
    let kept = full();
    let new = kept.shelf().texts().clone();
    let old = aged(&new);
    let sides = [
        (old.clone(), Some(aged(&kept.journal))),
        (old.clone(), Some(kept.journal.clone())),
        (new.clone(), Some(aged(&kept.journal))),
        (old.clone(), None),
        (Image::new(), Some(aged(&kept.journal))),
    ];
    for (at, (shelf, journal)) in sides.into_iter().enumerate() {
        let alone = journal.is_none();
        let lost = shelf.is_empty();
        let (mut store, opening) = open(shelf, journal.clone());
        assert_eq!(opening.ledger, kept.ledger, "{at}");
        if !lost {
            assert_eq!(sentences(&opening.findings), "", "{at}");
            assert_eq!(store.shelf().texts(), &new, "{at}");
            assert_eq!(store.draft("new-activity").unwrap().as_deref(), Some("没填完"));
        }
        assert_eq!((store.count_removed(), store.asides().unwrap().len()), (1, 1));
        assert_eq!(store.versions_of(&EntryKey::Record("r1".into())).unwrap().len(), 1);
        if alone {
            continue;
        }
        assert_eq!(store.others().len(), 1, "{at}");
        // The journal turns in one transaction.
        let mut there = journal.unwrap();
        while let Some(batch) = store.batch() {
            for (key, text) in batch {
                match text {
                    Some(text) => there.insert(key, text),
                    None => there.remove(&key),
                };
            }
            store.answered(Ok(()));
        }
        assert_eq!((there, store.kept()), (kept.journal.clone(), Kept::Safe), "{at}");
    }
}

#[test]
fn killed_at_every_write_it_is_the_old_or_the_new() {
    let kept = full();
    let new = kept.shelf().texts().clone();
    let mut killed = 0;
    for after in 0.. {
        let old = aged(&new);
        let mut shelf = MemoryShelf::of(old.clone());
        shelf.fail_writes(after, usize::MAX, ShelfError::Gone);
        let (store, opening) =
            Store::open_lifting(shelf, Journal::Away(JournalError::Silent), MADE_UP);
        // Even the page that was refused shows everything.
        assert_eq!(opening.ledger, kept.ledger);
        let there = store.shelf().texts();
        if there.contains_key("zhibu/1/head") {
            let ours: Image = there.iter().filter(|(key, _)| !is_aged(key)).map(own).collect();
            assert_eq!(ours, new);
        } else {
            let theirs: Image = there.iter().filter(|(key, _)| is_aged(key)).map(own).collect();
            assert_eq!(theirs, old);
            assert!(store.closed().is_some());
        }
        let done = store.closed().is_none() && !there.keys().any(|key| is_aged(key));
        let (again, opening) = open(there.clone(), None);
        assert_eq!((opening.ledger, again.shelf().texts()), (kept.ledger.clone(), &new));
        if done {
            break;
        }
        killed += 1;
    }
    // Each new text, each old one removed.
    assert_eq!(killed, new.len() * 2);
}

fn own((key, text): (&String, &String)) -> (String, String) {
    (key.clone(), text.clone())
}

#[test]
fn a_save_broken_off_by_the_older_program_is_taken_back_first() {
    let window = Window::with(2);
    let before = aged(window.shelf().texts());
    let mut old = before.clone();
    let slot = "zhibu/0/2/record/r0";
    let note = serde_json::to_string(&[(slot, Some(&before[slot]))]).unwrap();
    old.insert("zhibu/0/undo".to_owned(), note);
    old.insert(slot.to_owned(), "half".to_owned());
    assert_eq!(open(old, None).1.ledger, window.ledger);
}

#[test]
fn what_cannot_be_lifted_stays_and_is_told() {
    let mut old = aged(Window::with(1).shelf().texts());
    let (store, opening) = Store::open(MemoryShelf::of(old.clone()), Journal::default());
    insta::assert_snapshot!(sentences(&opening.findings), @"浏览器里的台账由旧版程序写成（存储格式0），没能转换成新版的格式：本程序没有这一步转换；原来的内容没有改动，请用旧版程序打开并导出备份，再反馈这个问题。");
    assert_eq!(store.shelf().texts(), &old);
    old.insert("zhibu/0/poison".to_owned(), String::new());
    let (mut store, opening) = open(old.clone(), None);
    insta::assert_snapshot!(sentences(&opening.findings), @"浏览器里的台账由旧版程序写成（存储格式0），没能转换成新版的格式：缺少总目；原来的内容没有改动，请用旧版程序打开并导出备份，再反馈这个问题。");
    assert!(store.save(&Changes::new(), 9).is_err());
    assert_eq!(store.shelf().texts(), &old);
}

#[test]
fn without_room_for_both_it_is_shown_and_nothing_is_lost() {
    let window = Window::with(4);
    let old = aged(window.shelf().texts());
    let mut shelf = MemoryShelf::of(old.clone());
    shelf.set_capacity(shelf.used() + 40);
    let (store, opening) = Store::open_lifting(shelf, Journal::Away(JournalError::Silent), MADE_UP);
    assert_eq!(opening.ledger, window.ledger);
    insta::assert_snapshot!(sentences(&opening.findings), @"浏览器里的台账由旧版程序写成，没能转换成新版的格式，现在只能查看和导出，不能改动，原来的内容没有变化：浏览器的存储空间已满；请先导出备份，再清理本机其他网页占用的存储空间，然后重试。");
    assert_eq!((store.shelf().texts(), store.kept()), (&old, Kept::Closed));
}
