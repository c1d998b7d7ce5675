//! 归档: nothing that can be asked of the ledger changes when a year's records go, and everything is
//! back when they come back; on a full storage, refused or killed at any write, it is before or
//! after.

use super::*;
use crate::archive::{ArchiveProblem, File};
use crate::catalog::{Catalog, templates};
use crate::figures::{Query, evaluate};
use crate::render;
use crate::store::{Store, StoreFinding, changes};
use crate::summary::{self, text_of};
use chrono::Datelike;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const YEAR: i32 = 2019;

fn later() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 6, 1).unwrap()
}

fn start(shelf: MemoryShelf) -> (Editor<MemoryShelf>, Vec<StoreFinding>) {
    Editor::open(shelf, Journal::default(), later(), Box::new(Counting(7)))
}

fn of(ledger: Ledger) -> Editor<MemoryShelf> {
    let mut editor = start(MemoryShelf::default()).0;
    editor.restore(ledger).unwrap();
    editor
}

fn sample() -> Ledger {
    crate::sample::ledger().unwrap()
}

fn file() -> File {
    File { name: "归档.json".to_owned(), sum: crate::archive::sum(b"file") }
}

/// The sample with so many of its records.
fn few(count: usize) -> Ledger {
    let mut ledger = sample();
    let every = ledger.records.len().div_ceil(count);
    let ids: Vec<RecordId> = ledger.records.keys().cloned().collect();
    for (_, id) in ids.into_iter().enumerate().filter(|(at, _)| at % every > 0) {
        ledger.records.remove(&id);
    }
    ledger
}

/// The sample with each record moved by so many years, and perhaps its fields' days by others.
fn spread(moves: &[(i32, i32)]) -> Ledger {
    let mut ledger = few(60);
    let moved = |day: NaiveDate, by: i32| {
        day.with_year(day.year() + by).unwrap_or(day + chrono::Duration::days(1))
    };
    for (record, (by, fields)) in ledger.records.values_mut().zip(moves.iter().cycle()) {
        record.date = moved(record.date, *by);
        record.end = record.end.map(|end| moved(end, (*by).max(*fields)));
        for value in record.values.values_mut() {
            if let Value::Date(day) = value {
                *day = moved(*day, *fields);
            }
        }
    }
    ledger
}

/// What a year says: each figure, and the summary with the names and values of its figures.
fn said(ledger: &Ledger, year: i32) -> BTreeMap<String, String> {
    let catalog = Catalog::of(ledger);
    let mut said = BTreeMap::new();
    for def in catalog.figures() {
        let figure = evaluate(ledger, &catalog, &Query::new(def.id.clone(), Period::year(year)));
        said.insert(def.name.clone(), format!("{:?}", figure.map(|figure| figure.state)));
    }
    let text = text_of(ledger, templates::annual(), year);
    let written = summary::write(&text, ledger, &catalog, &mut |query| {
        evaluate(ledger, &catalog, query).map(Rc::new)
    });
    said.insert("总结".to_owned(), render::text(&written.document));
    let shown = written.places().into_iter();
    let labels: Vec<String> = shown.map(|place| written.tokens[place.token].label()).collect();
    said.insert("总结里的数".to_owned(), labels.join("\n"));
    let bytes = render::docx(&written.document, FontSet::Official).unwrap();
    said.insert("Word".to_owned(), crate::archive::sum(&bytes));
    said
}

fn archived(ledger: &Ledger) -> Editor<MemoryShelf> {
    let mut editor = of(ledger.clone());
    editor.archive_year(YEAR, &file(), ledger).unwrap();
    editor
}

#[test]
fn the_sample_year_goes_and_comes_back() {
    let before = sample();
    let mut editor = archived(&before);
    let ledger = editor.ledger().clone();
    assert!(ledger.records.len() < before.records.len() / 10, "{}", ledger.records.len());
    assert_eq!(said(&ledger, YEAR), said(&before, YEAR));
    assert_eq!(said(&ledger, YEAR + 1), said(&before, YEAR + 1));
    // Kept through a backup and another start.
    let text = crate::backup::export(&ledger, "2021-06-01T08:00:00+08:00").unwrap();
    assert_eq!(crate::backup::read(&text).unwrap(), ledger);
    let (again, findings) = start(editor.store().shelf().clone());
    assert_eq!((again.ledger(), findings), (&ledger, vec![]));
    // Undone, done again, taken back.
    editor.undo().unwrap();
    assert!(editor.ledger().same_content(&before));
    editor.redo().unwrap();
    assert!(editor.ledger().same_content(&ledger));
    editor.take_back(YEAR, &before).unwrap();
    assert!(editor.ledger().same_content(&before));
    assert_eq!(said(editor.ledger(), YEAR), said(&before, YEAR));
}

#[test]
fn it_makes_room_and_takes_the_histories_along() {
    let before = sample();
    let mut editor = of(before.clone());
    let id = RecordId::parse("act-0118").unwrap();
    let mut record = editor.ledger().records[&id].clone();
    record.title += "，改过";
    editor.put(Entry::Record(record)).unwrap();
    let whole = editor.ledger().clone();
    let used = editor.store().shelf().used();
    editor.archive_year(YEAR, &file(), &whole).unwrap();
    let left = editor.store().shelf().used();
    assert!(left * 2 < used, "{left} of {used}");
    assert_eq!(editor.store().usage().unwrap().past, 0);
    assert_eq!(editor.store().count_removed(), 0);
}

#[test]
fn nothing_of_an_archived_year_is_entered_changed_imported_or_put_back() {
    let before = sample();
    let mut editor = archived(&before);
    let ledger = editor.ledger().clone();
    let new = study(&mut editor, "补一条");
    let refused = EditorError::Ledger(Problem::Archived { year: YEAR });
    assert!(refused.to_string().contains("取回归档"));
    assert_eq!(editor.put(Entry::Record(new.clone())), Err(refused.clone()));
    assert_eq!(editor.import_records(vec![new.clone()], "旧台账"), Err(refused.clone()));
    let text = text_of(&ledger, templates::annual(), YEAR);
    let other = YearText { keep_gaps: !text.keep_gaps, ..text };
    assert_eq!(editor.put(Entry::Text(other)), Err(refused.clone()));
    // Nor does a record of another year end in it, or leave it.
    let mut over = new.clone();
    over.date = NaiveDate::from_ymd_opt(2018, 12, 30).unwrap();
    over.end = NaiveDate::from_ymd_opt(2019, 1, 2);
    assert_eq!(editor.put(Entry::Record(over)), Err(refused));
    assert_eq!(editor.ledger(), &ledger);
    let mut next = new;
    next.date = NaiveDate::from_ymd_opt(2020, 3, 1).unwrap();
    editor.put(Entry::Record(next)).unwrap();
}

#[test]
fn a_file_without_the_very_same_records_is_refused_and_nothing_goes() {
    let before = sample();
    let mut editor = of(before.clone());
    let ledger = editor.ledger().clone();
    let id = RecordId::parse("act-0118").unwrap();
    let mut other = before.clone();
    other.records.get_mut(&id).unwrap().note = "另外的说明".to_owned();
    let refused = editor.archive_year(YEAR, &file(), &other).unwrap_err();
    insta::assert_snapshot!(refused, @"文件里有1条记录与台账不一致，如“一月主题党日：学习《中国共产党支部工作条例（试行）》”；台账没有变化。请重新导出归档文件，再选一次。");
    other.records.remove(&id);
    insta::assert_snapshot!(editor.archive_year(YEAR, &file(), &other).unwrap_err(), @"文件里缺少1条要归档的记录，如“一月主题党日：学习《中国共产党支部工作条例（试行）》”；台账没有变化。请重新导出归档文件，再选一次。");
    insta::assert_snapshot!(editor.archive_year(2021, &file(), &before).unwrap_err(), @"2021年还没有过完，不能归档。");
    let form = r#"{"kind":"activity","on":"2021-05-01","texts":{"date":"2019-05-01"}}"#;
    editor.store_mut().keep_draft("new-activity", Some(form)).unwrap();
    insta::assert_snapshot!(editor.archive_year(YEAR, &file(), &before).unwrap_err(), @"2019年还有没填完的表，没有归档；请先打开那张表，填完保存或者丢弃。");
    assert_eq!(editor.ledger(), &ledger);
    editor.store_mut().keep_draft("new-activity", None).unwrap();
    editor.archive_year(YEAR, &file(), &before).unwrap();
    // Back it comes from any file with the same records, and from no other.
    insta::assert_snapshot!(editor.take_back(YEAR, &other).unwrap_err(), @"文件里2019年的记录（297条）与归档的298条不一致，没有取回；请选归档时导出的文件“归档.json”。");
    insta::assert_snapshot!(editor.take_back(YEAR, &Ledger::default()).unwrap_err(), @"文件里没有2019年归档的记录，请选归档时导出的文件。");
    insta::assert_snapshot!(editor.take_back(2018, &before).unwrap_err(), @"2018年没有归档，不用取回。");
    let none = ArchiveProblem::NoneThere { year: YEAR };
    let own = editor.ledger().clone();
    assert_eq!(editor.take_back(YEAR, &own), Err(none.into()));
}

#[test]
fn what_points_at_the_year_and_what_counts_in_another_stays() {
    let mut ledger = sample();
    let mut ids = ledger.records.keys().cloned().collect::<Vec<_>>().into_iter();
    let [linked, over, from] = [(); 3].map(|()| ids.next().unwrap());
    ledger.records.get_mut(&over).unwrap().end = NaiveDate::from_ymd_opt(2020, 1, 2);
    let mut next = ledger.records[&from].clone();
    next.id = RecordId::parse("next").unwrap();
    next.date = NaiveDate::from_ymd_opt(2020, 2, 1).unwrap();
    next.values.insert("source".into(), Value::Link(linked.clone()));
    ledger.put(Entry::Record(next));
    let editor = archived(&ledger);
    let left = &editor.ledger().records;
    assert!(left.contains_key(&linked) && left.contains_key(&over) && !left.contains_key(&from));
    assert_eq!(editor.ledger().dangling(), ledger.dangling());
}

#[test]
fn what_a_record_points_at_comes_back_with_it() {
    let before = sample();
    let mut editor = archived(&before);
    let used = |id: &MemberId| editor.ledger().uses_of(&EntryKey::Member(id.clone())) == 0;
    let member = before.members.keys().find(|id| used(id)).unwrap().clone();
    editor.remove(EntryKey::Member(member.clone())).unwrap();
    editor.take_back(YEAR, &before).unwrap();
    assert!(editor.ledger().same_content(&before));
}

/// Every state of the storage that a page could be killed in is before or after: the edit alone, as
/// the editor hands it to the store.
fn at_each_write(shelf: &MemoryShelf, before: &Ledger) -> (usize, usize) {
    let mut editor = start(MemoryShelf::default()).0;
    editor.restore(before.clone()).unwrap();
    editor.archive_year(YEAR, &file(), before).unwrap();
    let after = editor.ledger().clone();
    let keys = before.entries().chain(after.entries()).map(|entry| entry.key());
    let touched: BTreeSet<EntryKey> =
        keys.filter(|key| before.get(key) != after.get(key)).collect();
    let changes = changes(&after, &touched);
    let (mut befores, mut afters) = (0, 0);
    for lasting in [false, true] {
        for at in 0.. {
            let (mut store, _) = Store::open(shelf.clone(), Journal::default());
            let count = if lasting { usize::MAX } else { 1 };
            store.shelf_mut().fail_writes(at, count, ShelfError::Gone);
            let done = store.save_forgetting(&changes, after.revision);
            let untouched = store.shelf().calls() <= at;
            store.shelf_mut().heal();
            let (again, opening) = Store::open(store.shelf().clone(), Journal::default());
            let is_before = opening.ledger.same_content(before);
            assert!(is_before || opening.ledger.same_content(&after), "{at} {lasting}");
            // What was refused did not happen; what was not did.
            assert_eq!(is_before, done.is_err(), "{at} {lasting}: {done:?}");
            assert!(again.shelf().texts().keys().all(|key| !key.contains("undo")));
            if is_before {
                befores += 1;
                store.save_forgetting(&changes, after.revision).unwrap();
                let (_, opening) = Store::open(store.into_shelf(), Journal::default());
                assert!(opening.ledger.same_content(&after), "{at} {lasting}");
            } else {
                afters += 1;
            }
            if untouched {
                break;
            }
        }
    }
    (befores, afters)
}

#[test]
fn refused_or_killed_at_any_write_it_is_before_or_after() {
    let editor = of(few(60));
    let before = editor.ledger().clone();
    let (befores, afters) = at_each_write(editor.store().shelf(), &before);
    assert!(befores > 100 && afters > 0, "{befores} {afters}");
}

#[test]
fn on_a_storage_full_to_the_last_unit_too() {
    let editor = of(sample());
    let before = editor.ledger().clone();
    for room in [0, 1, 500, 5_000, 20_000, 60_000] {
        let mut shelf = editor.store().shelf().clone();
        shelf.set_capacity(shelf.used() + room);
        let (mut full, _) = start(shelf);
        full.archive_year(YEAR, &file(), &before).unwrap();
        let (again, findings) = start(full.store().shelf().clone());
        assert_eq!((again.ledger(), findings), (full.ledger(), vec![]), "{room}");
        assert_eq!(said(again.ledger(), YEAR), said(&before, YEAR));
    }
}

#[test]
fn killed_at_any_write_on_a_full_storage_it_is_before_or_after() {
    let editor = of(few(150));
    let before = editor.ledger().clone();
    let mut shelf = editor.store().shelf().clone();
    shelf.set_capacity(shelf.used());
    let (befores, afters) = at_each_write(&shelf, &before);
    assert!(befores > 10 && afters > 10, "{befores} {afters}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_stands_in_the_years_nothing_that_is_asked_changes(
        moves in prop::collection::vec((-1..=1_i32, -1..=1_i32), 1..40),
    ) {
        let before = spread(&moves);
        let mut editor = of(before.clone());
        if editor.check_archive(YEAR, None).is_err() {
            return Ok(());
        }
        editor.archive_year(YEAR, &file(), &before).unwrap();
        for year in [YEAR - 1, YEAR, YEAR + 1, YEAR + 2] {
            prop_assert_eq!(said(editor.ledger(), year), said(&before, year));
        }
        // The book says the same as counting anew.
        let ledger = editor.ledger().clone();
        let catalog = Catalog::of(&ledger);
        for def in catalog.figures() {
            let query = Query::new(def.id.clone(), Period::year(YEAR));
            let own = editor.figure(&query).map(|figure| figure.state.clone());
            prop_assert_eq!(own, evaluate(&ledger, &catalog, &query).map(|figure| figure.state));
        }
        editor.take_back(YEAR, &before).unwrap();
        prop_assert!(editor.ledger().same_content(&before));
    }
}
