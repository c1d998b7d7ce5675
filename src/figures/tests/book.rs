//! The book gives what evaluation from scratch gives, after any edits, without walking the records.

use super::edits::{any_command, any_record, queries, start};
use super::standing::declaration;
use super::*;
use proptest::prelude::*;
use std::rc::Rc;

fn asked_book(book: &mut Book, ledger: &Ledger, catalog: &Catalog, query: &Query) -> Figure {
    Figure::clone(&book.figure(ledger, catalog, query).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_book_gives_what_evaluation_from_scratch_gives(
        commands in prop::collection::vec((any_command(), prop::bool::weighted(0.3)), 1..40),
    ) {
        let mut ledger = start();
        let mut book = Book::new();
        let queries = queries();
        for (command, ask) in commands {
            // An entry still in use cannot be removed: nothing happens then.
            if let Ok(applied) = command.apply(&mut ledger) {
                let catalog = Catalog::of(&ledger);
                for (key, before) in &applied.touched {
                    book.edited(&ledger, &catalog, key, before.as_ref());
                }
            }
            if ask {
                let catalog = Catalog::of(&ledger);
                for query in &queries {
                    let kept = asked_book(&mut book, &ledger, &catalog, query);
                    prop_assert_eq!(kept, evaluate(&ledger, &catalog, query).unwrap());
                }
            }
        }
    }

    #[test]
    fn figures_do_not_depend_on_the_order_of_entry(
        records in prop::collection::vec(any_record(), 1..30),
        seed in any::<prop::sample::Index>(),
    ) {
        let mut ledgers = [start(), start()];
        let catalog = Catalog::of(&ledgers[0]);
        let unique: std::collections::BTreeMap<_, _> =
            records.into_iter().map(|record| (record.id.clone(), record)).collect();
        let mut records: Vec<_> = unique.into_values().collect();
        let mut books = [Book::new(), Book::new()];
        for (ledger, book) in ledgers.iter_mut().zip(&mut books) {
            for query in queries() {
                asked_book(book, ledger, &catalog, &query);
            }
            for record in &records {
                ledger.put(Entry::Record(record.clone()));
                book.edited(ledger, &catalog, &EntryKey::Record(record.id.clone()), None);
            }
            let at = seed.index(records.len());
            records.rotate_left(at);
            records.reverse();
        }
        let [first, second] = &mut books;
        for query in queries() {
            prop_assert_eq!(
                asked_book(first, &ledgers[0], &catalog, &query),
                asked_book(second, &ledgers[1], &catalog, &query)
            );
        }
    }
}

/// Twenty thousand records over ten kinds' worth of figures.
fn large() -> Ledger {
    let mut ledger = start();
    for n in 0..20_000_i64 {
        let on = day("2019-01-01") + chrono::Duration::days(n % 365);
        let id = RecordId::parse(&format!("r{n}")).unwrap();
        let kind = if n % 4 == 0 { "handout" } else { "activity" };
        let mut record = Record::new(id, kind.into(), on, format!("记录{n}"), on);
        match kind {
            "handout" => {
                record.values.insert("copies".into(), Value::Number(Quantity::from_whole(n % 7)));
            }
            _ => {
                let facets = ["study".into(), "lecture".into()].into();
                record.values.insert("facets".into(), Value::Choices(facets));
            }
        }
        ledger.put(Entry::Record(record));
    }
    ledger.put(Entry::Declaration(declaration("d0", "support", vec![], Period::year(2019))));
    ledger
}

#[test]
fn one_edit_among_twenty_thousand_records_looks_at_one_record() {
    let mut ledger = large();
    let catalog = Catalog::of(&ledger);
    let mut book = Book::new();
    for query in queries() {
        book.figure(&ledger, &catalog, &query).unwrap();
    }
    let after_first = book.looked_at();
    assert!(after_first >= 20_000);

    let mut record = ledger.records[&RecordId::from("r1")].clone();
    record.date = day("2019-12-31");
    record.values.insert("venue".into(), Value::Choice("community".into()));
    let applied = Command::put(Entry::Record(record)).apply(&mut ledger).unwrap();
    for (key, before) in &applied.touched {
        book.edited(&ledger, &catalog, key, before.as_ref());
    }
    for query in queries() {
        book.figure(&ledger, &catalog, &query).unwrap();
    }
    assert_eq!(book.looked_at() - after_first, 1);
    let kept = asked_book(&mut book, &ledger, &catalog, &query("study"));
    assert_eq!(kept, figure(&ledger, "study"));
    let narrow = narrowed("study", "venue", &["community"]);
    assert_eq!(asked_book(&mut book, &ledger, &catalog, &narrow).number(), Some(&Number::Count(1)));
}

#[test]
fn what_an_edit_does_not_touch_is_the_same_figure() {
    let mut ledger = start();
    let catalog = Catalog::of(&ledger);
    let mut book = Book::new();
    let handout = book.figure(&ledger, &catalog, &query("handout")).unwrap();
    let study = book.figure(&ledger, &catalog, &query("study")).unwrap();
    let rate = book.figure(&ledger, &catalog, &query("attendance")).unwrap();
    let edit = Command::put(Entry::Record(activity("r1", "03-01", &["study"]).0));
    for (key, before) in edit.apply(&mut ledger).unwrap().touched {
        book.edited(&ledger, &catalog, &key, before.as_ref());
    }
    assert!(Rc::ptr_eq(&handout, &book.figure(&ledger, &catalog, &query("handout")).unwrap()));
    assert!(Rc::ptr_eq(&rate, &book.figure(&ledger, &catalog, &query("attendance")).unwrap()));
    assert!(!Rc::ptr_eq(&study, &book.figure(&ledger, &catalog, &query("study")).unwrap()));
}
