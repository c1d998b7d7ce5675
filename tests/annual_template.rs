//! The built-in annual template suits any branch: it names all 23 figures of the summary, no place,
//! no trade and no campaign, and leaves out what a branch has no records of.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/the_23.rs"]
mod the_23;

use std::rc::Rc;
use the_23::FIGURES;
use zhibu::catalog::{Catalog, templates};
use zhibu::ledger::{Branch, ChoiceId, Entry, Ledger, Record, RecordId, Value};
use zhibu::{figures, render, summary};

/// A branch with a theme day each month that was also a study, and nothing else.
fn sparse() -> Ledger {
    let mut ledger = Ledger::default();
    let mut branch = Branch::new("安河县水务局党支部", "水务局党支部");
    branch.superior = "安河县水务局党总支".to_owned();
    ledger.put(Entry::Branch(branch));
    for month in 1..=12 {
        let day = chrono::NaiveDate::from_ymd_opt(2021, month, 10).unwrap();
        let id = RecordId::parse(&format!("study-{month}")).unwrap();
        let mut record = Record::new(id, "activity".into(), day, "集中学习", day);
        let facets = ["study", "theme_day"].map(ChoiceId::from);
        record.values.insert("facets".into(), Value::Choices(facets.into()));
        ledger.put(Entry::Record(record));
    }
    ledger
}

#[test]
fn a_branch_with_few_records_gets_no_empty_phrases() {
    let ledger = sparse();
    let catalog = Catalog::of(&ledger);
    let text = summary::year_text(templates::annual(), 2021);
    let written = summary::write(&text, &ledger, &catalog, &mut |query| {
        figures::evaluate(&ledger, &catalog, query).map(Rc::new)
    });
    insta::assert_snapshot!(render::text(&written.document));
}

#[test]
fn it_names_all_the_figures_of_the_summary() {
    let template = templates::annual();
    let named =
        |name: &str| ["}", ":", "|"].iter().any(|end| template.contains(&format!("{{{name}{end}")));
    let missing: Vec<_> = FIGURES.into_iter().filter(|name| !named(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// What belongs to a year, a place or a trade comes from the records.
#[test]
fn it_suits_any_year_and_any_office() {
    let template = templates::annual();
    for particular in ["20", "不忘初心", "脱贫", "运输", "青溪", "局"] {
        assert!(!template.contains(particular), "“{particular}” stands in the template");
    }
}
