//! The examples of `docs/template.md` print what it says they print.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::rc::Rc;
use zhibu::catalog::Catalog;
use zhibu::document::Block;
use zhibu::figures::parse_form;
use zhibu::ledger::{ChoiceId, Entry, Ledger, Record, RecordId, Value};
use zhibu::{figures, render, sample, summary};

const DOC: &str = include_str!("../docs/template.md");

/// The sample, with eleven studies in the year before it.
fn ledger() -> Ledger {
    let mut ledger = sample::ledger().unwrap();
    for month in 1..=11 {
        let day = chrono::NaiveDate::from_ymd_opt(2018, month, 10).unwrap();
        let id = RecordId::parse(&format!("earlier-{month}")).unwrap();
        let mut record = Record::new(id, "activity".into(), day, "集中学习", day);
        let facets = [ChoiceId::from("study")];
        record.values.insert("facets".into(), Value::Choices(facets.into()));
        ledger.put(Entry::Record(record));
    }
    ledger
}

/// The cells of a row of a table.
fn cells(line: &'static str) -> Option<Vec<&'static str>> {
    let row = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(row.split('|').map(str::trim).collect())
}

/// The rows of every table whose last column says what is printed.
fn rows() -> Vec<Vec<&'static str>> {
    let mut rows = Vec::new();
    let mut lines = DOC.lines();
    while let Some(line) = lines.next() {
        let Some(head) = cells(line) else { continue };
        let body: Vec<_> = lines.by_ref().skip(1).map_while(cells).collect();
        if head.last() == Some(&"印成") {
            rows.extend(body);
        }
    }
    rows
}

/// What a text prints between title and signature.
fn printed(text: &str, ledger: &Ledger) -> String {
    let catalog = Catalog::of(ledger);
    let text = summary::year_text(&format!("# 总结\n\n{text}"), 2019);
    let mut written = summary::write(&text, ledger, &catalog, &mut |query| {
        figures::evaluate(ledger, &catalog, query).map(Rc::new)
    });
    let body = |block: &Block| matches!(block, Block::Paragraph { lead: None, .. });
    written.document.blocks.retain(body);
    let paragraphs: Vec<_> = render::text(&written.document).lines().map(trimmed).collect();
    // Sentences that records give to sections the text does not have are findings, not text.
    paragraphs.concat()
}

fn trimmed(line: &str) -> String {
    line.trim().to_owned()
}

#[test]
fn every_example_prints_what_the_document_says() {
    let ledger = ledger();
    let mut wrong = Vec::new();
    let rows = rows();
    for row in &rows {
        let [.., example, says] = row.as_slice() else { continue };
        let example = example.trim_matches('`');
        let says = if *says == "（整句略去）" { "" } else { says };
        let prints = printed(example, &ledger);
        if prints != says {
            wrong.push(format!("{example} prints {prints}"));
        }
    }
    assert!(rows.len() >= 25, "{} examples", rows.len());
    assert_eq!(wrong, Vec::<String>::new());
}

/// The forms that the error for an unknown form offers are those of the document.
#[test]
fn every_form_has_an_example() {
    let told = parse_form("没有的写法").unwrap_err().to_string();
    let told = told.split_once("可用：").unwrap().1.split_once('，').unwrap().0.to_owned();
    let with_example = |form: &str| {
        let form = if form.starts_with('前') { "前" } else { form };
        rows().iter().any(|row| row[0].contains(&format!("`{form}")))
    };
    let without: Vec<_> = told.split('、').filter(|form| !with_example(form)).collect();
    assert_eq!(without, Vec::<&str>::new());
}
