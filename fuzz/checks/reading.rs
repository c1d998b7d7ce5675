//! Backups, and the short texts that are typed or stand in an address.

use super::day;
use zhibu::backup::sealed::{self, Sealed};
use zhibu::backup::{doubts, export, preview, read, read_bytes};
use zhibu::catalog::{Catalog, templates};
use zhibu::figures::{Book, parse_form};
use zhibu::ledger::{
    EntryKey, InView, Ledger, Money, Quantity, clean_line, clean_text, quoted, read_day,
};
use zhibu::lists::{RosterView, Scope, View, Years, find, page};
use zhibu::store::{Journal, MemoryShelf, Store};
use zhibu::{pinyin, render, summary};

const MOMENT: &str = "2019-12-31T17:30:00+08:00";

/// A file picked as a backup: what can be read comes back the same from a backup and from the
/// store, and can be shown, counted and written about.
pub fn backup(bytes: &[u8]) {
    let Ok(ledger) = read_bytes(bytes) else { return };
    let text = export(&ledger, MOMENT).expect("a ledger that was read can be written");
    let back = read(&text).expect("what was written can be read");
    assert_eq!(back, ledger, "a backup of a backup");
    assert_eq!(export(&back, MOMENT).as_ref(), Ok(&text));
    let _told: Vec<String> = doubts(&ledger).iter().map(|doubt| format!("{doubt:?}")).collect();
    preview(&Ledger::default(), &ledger);

    let (mut store, _) = Store::open(MemoryShelf::default(), Journal::default());
    store.replace(&ledger).expect("a small ledger fits");
    let (_, opening) = Store::open(store.into_shelf(), Journal::default());
    assert_eq!((&opening.ledger, &opening.findings), (&ledger, &Vec::new()), "kept and opened");

    let catalog = Catalog::of(&ledger);
    let year = ledger.records.values().next().map_or(2019, |it| chrono::Datelike::year(&it.date));
    let scope = Scope::of(None, year);
    page(&ledger, &catalog, &scope, &View::default());
    let text = summary::text_of(&ledger, templates::annual(), year);
    let mut book = Book::new();
    let figure = &mut |query: &_| book.figure(&ledger, &catalog, query);
    let written = summary::write(&text, &ledger, &catalog, figure);
    render::text(&written.document);
}

/// A file sealed with a passphrase. Its key is derived in one round where the program is built to be
/// fuzzed; elsewhere the file is read and not opened.
pub fn sealed(bytes: &[u8]) {
    sealed::is_sealed(bytes);
    let Ok(file) = Sealed::read(bytes) else { return };
    if cfg!(fuzzing)
        && let Ok(plain) = file.open(PASSPHRASE)
    {
        backup(&plain);
    }
}

/// The passphrase of the seeds.
const PASSPHRASE: &str = "correct horse battery staple";

/// What is typed into a field or stands in the page's address. The first byte says which.
pub fn texts(bytes: &[u8]) {
    let Some((which, text)) = bytes.split_first() else { return };
    let text = &*String::from_utf8_lossy(text);
    match which % 9 {
        0 => {
            let view = View::parse(text);
            assert_eq!(View::parse(&view.to_string()), view, "the address of a list");
        }
        1 => {
            let view = RosterView::parse(text);
            assert_eq!(RosterView::parse(&view.to_string()), view, "the address of the roster");
        }
        2 => {
            let in_view = InView { today: day("2019-03-06"), year: 2018 };
            let _read = read_day(text, in_view);
        }
        3 => {
            if let Ok(money) = Money::read_yuan(text) {
                assert_eq!(Money::read_yuan(&money.to_string()), Ok(money));
            }
        }
        4 => {
            if let Ok(number) = Quantity::read(text) {
                assert_eq!(Quantity::read(&number.to_string()), Ok(number));
            }
        }
        5 => {
            for cleaned in [clean_text(text), clean_line(text)] {
                let again = clean_text(&cleaned.text);
                assert_eq!((&again.text, again.removed), (&cleaned.text, 0), "cleaned once more");
            }
            quoted(text);
        }
        6 => {
            if let Some(key) = EntryKey::parse(text) {
                assert_eq!(EntryKey::parse(&key.to_string()), Some(key));
            }
            let _form = parse_form(text);
            if let Some(years) = Years::parse(text) {
                assert_eq!(Years::parse(&years.to_string()), Some(years));
            }
        }
        7 => {
            let (name, typed) = text.split_once('\n').unwrap_or(("重庆曾单区朴", text));
            pinyin::finds(name, typed);
            pinyin::begins_with(name, typed);
        }
        _ => {
            thread_local!(static LEDGER: Ledger = super::small(12));
            LEDGER.with(|ledger| {
                let catalog = Catalog::of(ledger);
                let scope = Scope::of(None, 2019);
                let view = View::parse(text);
                let found = find(ledger, &catalog, &scope, &view);
                let page = page(ledger, &catalog, &scope, &view);
                assert_eq!(page.count, found.len());
            });
        }
    }
}
