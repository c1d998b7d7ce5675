//! Losses that neither side, or only one of several generations, can make good.

use super::journal::Window;
use super::*;

#[test]
fn what_both_have_lost_is_set_aside_and_not_thrown_away() {
    let window = Window::with(3);
    let (mut shelf, mut journal) = (window.shelf(), window.journal.clone());
    set(&mut shelf, "zhibu/1/2/record/r0", "damaged here");
    journal.insert("zhibu/1/2/record/r0".to_owned(), "damaged there".to_owned());
    let after = Window::open(shelf, journal);
    assert_eq!(after.ledger.records.len(), 2);
    let asides = after.store.asides().unwrap();
    assert_eq!(asides.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["damaged here"]);
    assert_eq!(asides[0].described(), "有一项“记录”的内容");
    assert!(!after.said.contains("补上"), "{}", after.said);
}

#[test]
fn a_journal_that_lacks_an_earlier_version_alone_is_filled_without_a_word() {
    let mut window = Window::with(2);
    window.put("r1", "改过");
    window.commit();
    let mut journal = window.journal.clone();
    journal.retain(|key, _| !key.starts_with("zhibu/1/past/"));
    assert_ne!(journal, window.journal);
    let after = Window::after(&window.shelf(), &journal);
    assert_eq!((after.said.as_str(), after.journal), ("", window.journal));
}

#[test]
fn two_that_came_to_the_same_by_themselves_are_one_ledger() {
    let window = Window::with(2);
    let mut alone = Window::alone(window.shelf(), window.journal.clone());
    alone.put("r0", "改过");
    // What differs stands beside the ledger.
    alone.store.backed_up(day()).unwrap();
    let mut other = window;
    other.put("r0", "改过");
    other.commit();
    let after = Window::open(alone.shelf(), other.journal.clone());
    assert_eq!((after.ledger, after.store.others().len()), (other.ledger, 0));
}

#[test]
fn without_a_head_the_fullest_generation_is_the_ledger() {
    let mut window = Window::with(3);
    window.put("r0", "改过");
    let mut shelf = window.shelf();
    let torn = shelf.texts()["zhibu/1/2/record/r1"].clone();
    shelf.remove("zhibu/1/head").unwrap();
    set(&mut shelf, "zhibu/1/3/record/r1", &torn);
    let after = Window::open(shelf, window.journal.clone());
    assert_eq!(after.ledger.records, window.ledger.records);
}

#[test]
fn what_the_head_still_counts_comes_back_where_nothing_is_proven() {
    let mut window = Window::with(3);
    let old = window.shelf().texts()["zhibu/1/2/record/r0"].clone();
    window.put("r0", "改过");
    let mut shelf = window.shelf();
    set(&mut shelf, "zhibu/1/2/record/r0", &old);
    shelf.remove("zhibu/1/2/record/r1").unwrap();
    let after = Window::open(shelf, window.journal.clone());
    assert_eq!(after.ledger.records.len(), 3);
}

#[test]
fn what_went_on_alone_is_no_other_ledger() {
    let window = Window::with(2);
    let mut alone = Window::alone(window.shelf(), window.journal.clone());
    alone.put("r0", "改过");
    let after = Window::after(&alone.shelf(), &window.journal);
    assert_eq!((after.ledger, after.store.others().len()), (alone.ledger, 0));
}
