//! Texts that stand in each other's place: seen, the rest readable, and healed from the other store.

use super::journal::Window;
use super::*;
use crate::store::Image;

/// Every pair of the texts of an image exchanged.
fn swapped(image: &Image) -> Vec<(String, Image)> {
    let keys: Vec<&String> = image.keys().collect();
    let pairs =
        keys.iter().enumerate().flat_map(|(at, a)| keys[at + 1..].iter().map(move |b| (a, b)));
    let swap = |(a, b): (&&String, &&String)| {
        let (a, b): (&String, &String) = (a, b);
        let mut image = image.clone();
        let (old, new) = (image[a].clone(), image[b].clone());
        image.insert(a.clone(), new);
        image.insert(b.clone(), old);
        (format!("{a} and {b}"), image)
    };
    pairs.map(swap).collect()
}

fn window() -> Window {
    let mut window = Window::with(4);
    window.put("r0", "改过");
    window.remove("r1");
    window.commit();
    window
}

#[test]
fn two_texts_exchanged_in_one_store_are_healed_by_the_other() {
    let window = window();
    for (which, texts) in swapped(window.shelf().texts()) {
        let after = Window::open(MemoryShelf::of(texts), window.journal.clone());
        assert_eq!(after.ledger, window.ledger, "{which}");
    }
    for (which, journal) in swapped(&window.journal) {
        let after = Window::after(&window.shelf(), &journal);
        assert_eq!(after.ledger, window.ledger, "{which}");
        assert_eq!(after.journal, window.journal, "{which}");
    }
}

#[test]
fn two_texts_exchanged_without_another_store_are_seen_and_the_rest_is_readable() {
    let window = window();
    for (which, texts) in swapped(window.shelf().texts()) {
        let (store, opening) = reopen(&MemoryShelf::of(texts));
        assert_eq!(store.closed(), None, "{which}");
        let mut missing = 0;
        for entry in window.ledger.entries() {
            let there = opening.ledger.get(&entry.key());
            assert!(there.is_none() || there == Some(entry), "{which}");
            missing += usize::from(there.is_none());
        }
        assert!(missing <= 2 && opening.ledger.len() + missing == window.ledger.len(), "{which}");
        // Where anything of the ledger is concerned, it is said.
        assert!(missing == 0 || !opening.findings.is_empty(), "{which}");
    }
}

#[test]
fn an_entry_in_another_generation_or_with_the_body_of_another_is_not_taken_for_its_own() {
    let window = window();
    let texts = window.shelf().texts().clone();
    let slot = |id: &str| format!("zhibu/1/2/record/{id}");
    let body = |text: &str| text.split_once("\"entry\":").unwrap().1.to_owned();
    let head = |text: &str| text.split_once("\"entry\":").unwrap().0.to_owned();
    // The bodies exchanged under their own checksums.
    let mut bodies = texts.clone();
    let (a, b) = (texts[&slot("r2")].clone(), texts[&slot("r3")].clone());
    bodies.insert(slot("r2"), format!("{}\"entry\":{}", head(&a), body(&b)));
    bodies.insert(slot("r3"), format!("{}\"entry\":{}", head(&b), body(&a)));
    // An entry moved into a generation before and after.
    let moved = |generation: u64| {
        let mut texts = texts.clone();
        let text = texts.remove(&slot("r2")).unwrap();
        texts.insert(format!("zhibu/1/{generation}/record/r2"), text);
        texts
    };
    for texts in [bodies, moved(1), moved(3)] {
        let (_, opening) = reopen(&MemoryShelf::of(texts.clone()));
        assert!(!opening.findings.is_empty());
        assert!(!opening.ledger.has(&EntryKey::Record("r2".into())));
        let after = Window::open(MemoryShelf::of(texts), window.journal.clone());
        assert_eq!(after.ledger, window.ledger);
    }
}
