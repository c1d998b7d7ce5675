//! Figures, texts, the summary and the year in view follow the edits.

use super::*;
use crate::figures::{Number, Query, State, evaluate};
use crate::sample;

fn studies(editor: &mut Editor<MemoryShelf>) -> State {
    let query = Query::new("study".into(), Period::year(2019));
    let figure = editor.figure(&query).unwrap();
    let fresh = evaluate(editor.ledger(), editor.catalog(), &query).unwrap();
    assert_eq!(*figure, fresh);
    figure.state.clone()
}

#[test]
fn figures_follow_every_edit() {
    let mut editor = empty();
    assert_eq!(studies(&mut editor), State::NoRecord);
    let record = study(&mut editor, "学习党章");
    editor.put(Entry::Record(record.clone())).unwrap();
    assert_eq!(studies(&mut editor), State::Recorded(Number::Count(1)));
    editor.undo().unwrap();
    assert_eq!(studies(&mut editor), State::NoRecord);
    editor.redo().unwrap();
    assert_eq!(studies(&mut editor), State::Recorded(Number::Count(1)));
    // A refused edit leaves them as they were.
    editor.store_mut().shelf_mut().fail_writes(0, usize::MAX, ShelfError::Full);
    assert!(editor.remove(EntryKey::Record(record.id)).is_err());
    editor.store_mut().shelf_mut().heal();
    assert_eq!(studies(&mut editor), State::Recorded(Number::Count(1)));
    editor.clear().unwrap();
    assert_eq!(studies(&mut editor), State::NoRecord);
}

#[test]
fn the_sample_brings_its_year_and_its_summary() {
    let (mut editor, _) = Editor::open(
        MemoryShelf::default(),
        Journal::default(),
        NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        Box::new(Counting(7)),
    );
    assert_eq!(editor.year(), 2026);
    editor.load_sample(sample::ledger().unwrap()).unwrap();
    assert_eq!(editor.year(), 2019);
    let text = editor.text();
    let summary = editor.summary(&text);
    assert!(summary.characters > 1000, "{}", summary.characters);
    let named = summary.tokens.iter().find(|token| token.name == "集中学习").unwrap();
    assert!(
        matches!(named.figure.as_ref().unwrap().state, State::Recorded(Number::Count(n)) if n > 0)
    );
    editor.set_year(2018);
    assert_eq!(editor.year(), 2018);
    editor.undo().unwrap();
    assert_eq!(editor.year(), 2026);
}

#[test]
fn a_year_starts_from_the_text_of_the_last() {
    let mut editor = empty();
    let built_in = editor.text();
    assert!(!built_in.body.is_empty() && !editor.has_own_text());
    let own = YearText { body: "# 我们的总结\u{0}\n".to_owned(), ..built_in.clone() };
    editor.put(Entry::Text(own)).unwrap();
    assert!(editor.has_own_text() && reopen(&editor).has_own_text());
    assert_eq!(editor.undo_name(), Some("修改2019年度正文"));
    editor.set_year(2020);
    let next = editor.text();
    assert_eq!((next.body.as_str(), next.year), ("# 我们的总结\n", 2020));
    assert_eq!(next.period, PeriodSpec::Year(2020));
    editor.set_year(2018);
    assert_eq!(editor.text().body, built_in.body);
    editor.set_year(2019);
    editor.remove(EntryKey::Text(editor.text().id)).unwrap();
    assert_eq!(editor.text(), built_in);
}

#[test]
fn a_clock_at_1970_shows_the_year_that_is_there() {
    let mut editor = empty();
    editor.load_sample(sample::ledger().unwrap()).unwrap();
    for (clock, year) in [("1970-01-01", 2019), ("2018-06-01", 2018), ("2099-01-01", 2019)] {
        let shelf = editor.store().shelf().clone();
        let ids = Box::new(Counting(7));
        let (again, _) = Editor::open(shelf, Journal::default(), clock.parse().unwrap(), ids);
        assert_eq!(again.year(), year, "{clock}");
    }
}

#[test]
fn a_year_to_come_is_never_turned_to() {
    let mut editor = empty();
    let mut record = study(&mut editor, "学习党章");
    record.date = NaiveDate::from_ymd_opt(2020, 1, 3).unwrap();
    let notices = editor.put(Entry::Record(record.clone())).unwrap();
    assert_eq!(notices, ["“日期”填的是2020年1月3日，晚于今天，请核对年月。这条记录列在2020年。"]);
    editor.turn_to(record.date);
    assert_eq!((editor.year(), reopen(&editor).year()), (2019, 2019));
    editor.turn_to(NaiveDate::from_ymd_opt(2018, 3, 1).unwrap());
    assert_eq!(editor.year(), 2018);
}
