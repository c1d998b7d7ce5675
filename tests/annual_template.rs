//! The built-in annual template suits any branch: it names all 23 figures of the summary, no place,
//! no trade and no campaign, and leaves out what a branch has no records of.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/the_23.rs"]
mod the_23;

use std::rc::Rc;
use the_23::FIGURES;
use zhibu::catalog::{Catalog, templates};
use zhibu::ledger::{
    Branch, ChoiceId, Declaration, DeclarationId, Entry, FieldType, Ledger, Period, Record,
    RecordId, Source, Value,
};
use zhibu::summary::{FindingKind, Summary};
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

fn written(ledger: &Ledger) -> Summary {
    let catalog = Catalog::of(ledger);
    let text = summary::year_text(templates::annual(), 2021);
    summary::write(&text, ledger, &catalog, &mut |query| {
        figures::evaluate(ledger, &catalog, query).map(Rc::new)
    })
}

#[test]
fn a_branch_with_few_records_gets_no_empty_phrases() {
    insta::assert_snapshot!(render::text(&written(&sparse()).document));
}

/// Whatever a branch declares none of goes without leaving an X, however the text expects it.
#[test]
fn what_is_declared_none_leaves_no_gap() {
    let mut ledger = sparse();
    let catalog = Catalog::built_in();
    for (at, def) in catalog.figures().enumerate() {
        if let Source::Records { select, .. } = &def.source {
            let id = DeclarationId::parse(&format!("none-{at}")).unwrap();
            let declaration = Declaration {
                id: id.clone(),
                select: select.clone(),
                period: Period::year(2021),
                declared_on: chrono::NaiveDate::from_ymd_opt(2021, 12, 31).unwrap(),
                reason: String::new(),
                revision: 0,
            };
            ledger.put(Entry::Declaration(declaration));
        }
    }
    let summary = written(&ledger);
    let gaps = summary.findings.iter().filter(|finding| finding.kind == FindingKind::Gap);
    let gaps: Vec<_> = gaps.map(|finding| finding.sentence.as_str()).collect();
    insta::assert_snapshot!(format!("{}\n{}", gaps.join("\n"), render::text(&summary.document)));
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

/// A record with nothing but what its form requires prints sensible text.
#[test]
fn records_with_nothing_but_a_title_read_well() {
    let mut ledger = Ledger::default();
    ledger.put(Entry::Branch(Branch::new("安河县水务局党支部", "水务局党支部")));
    let day = chrono::NaiveDate::from_ymd_opt(2021, 6, 10).unwrap();
    for (at, kind) in Catalog::built_in().kinds().enumerate() {
        let id = RecordId::parse(&format!("bare-{at}")).unwrap();
        ledger.put(Entry::Record(Record::new(id, kind.id.clone(), day, &kind.name, day)));
    }
    insta::assert_snapshot!(render::text(&written(&ledger).document));
}

/// The same where each record says in which way it counts, and no more.
#[test]
fn records_that_say_only_what_they_are_read_well() {
    let mut ledger = Ledger::default();
    ledger.put(Entry::Branch(Branch::new("安河县水务局党支部", "水务局党支部")));
    let day = chrono::NaiveDate::from_ymd_opt(2021, 6, 10).unwrap();
    let catalog = Catalog::built_in();
    for kind in catalog.kinds() {
        for field in &kind.fields {
            for choice in &field.choices {
                let id = format!("{}-{}-{}", kind.id, field.id, choice.id).replace('_', "-");
                let id = RecordId::parse(&id).unwrap();
                let mut record = Record::new(id, kind.id.clone(), day, &choice.name, day);
                let value = match field.field_type {
                    FieldType::Choices => Value::Choices([choice.id.clone()].into()),
                    _ => Value::Choice(choice.id.clone()),
                };
                record.values.insert(field.id.clone(), value);
                ledger.put(Entry::Record(record));
            }
        }
    }
    insta::assert_snapshot!(render::text(&written(&ledger).document));
}
