//! Declarations of none and overrides.

use super::*;

pub(super) fn declaration(
    id: &'static str,
    kind: &'static str,
    conditions: Vec<Condition>,
    period: Period,
) -> Declaration {
    Declaration {
        id: id.into(),
        select: Selection { kind: kind.into(), conditions, dated_by: None },
        period,
        declared_on: day("2020-01-05"),
        reason: String::new(),
        revision: 0,
    }
}

fn study() -> Vec<Condition> {
    vec![any_of("facets", &["study"])]
}

#[test]
fn a_declaration_covers_its_selection_and_what_lies_inside() {
    let mut ledger = ledger([]);
    ledger.put(Entry::Declaration(declaration("d1", "activity", study(), Period::year(2019))));
    let declared = State::DeclaredNone("d1".into());
    assert_eq!(figure(&ledger, "study").state, declared);
    assert_eq!(figure(&ledger, "theme_study").state, declared, "a further condition lies inside");
    assert_eq!(asked(&ledger, &narrowed("study", "venue", &["community"])).state, declared);
    assert_eq!(figure(&ledger, "lecture").state, State::NoRecord);
    assert_eq!(figure(&ledger, "learning").state, State::NoRecord, "a wider one is not covered");
    let half = Period { from: day("01-01"), to: day("06-30") };
    assert_eq!(asked(&ledger, &Query::new("study".into(), half)).state, declared);
    let longer = Period { from: day("2018-12-31"), to: day("12-31") };
    assert_eq!(asked(&ledger, &Query::new("study".into(), longer)).state, State::NoRecord);
}

#[test]
fn a_declaration_of_several_covers_each() {
    let mut ledger = ledger([]);
    let several = vec![any_of("facets", &["study", "lecture"])];
    ledger.put(Entry::Declaration(declaration("d1", "activity", several, Period::year(2019))));
    assert_eq!(figure(&ledger, "lecture").state, State::DeclaredNone("d1".into()));
}

#[test]
fn a_matching_record_voids_the_declaration_visibly() {
    let mut ledger = ledger([activity("a1", "03-01", &["study"])]);
    ledger.put(Entry::Declaration(declaration("d1", "activity", study(), Period::year(2019))));
    let found = figure(&ledger, "study");
    assert_eq!(found.number(), Some(&Number::Count(1)));
    assert_eq!(found.voided, [DeclarationId::from("d1")]);
    assert_eq!(found.adds_up(), "1条记录，计1次。原有无此项声明，因后来有了记录而失效。");
    // The declaration is void as a whole, so the narrower figure has no record, not none.
    let narrower = figure(&ledger, "theme_study");
    assert_eq!(narrower.state, State::NoRecord);
    assert_eq!(narrower.voided, [DeclarationId::from("d1")]);
}

#[test]
fn a_record_outside_the_declared_days_voids_nothing() {
    let mut ledger = ledger([activity("a1", "2018-03-01", &["study"])]);
    ledger.put(Entry::Declaration(declaration("d1", "activity", study(), Period::year(2019))));
    assert_eq!(figure(&ledger, "study").state, State::DeclaredNone("d1".into()));
}

#[test]
fn a_declared_part_of_a_whole_is_zero_and_a_declared_whole_is_declared() {
    let mut ledger = ledger([record("r1", "rectification", "03-01")]);
    assert_eq!(written(&ledger, "rectification_rate", ""), "0");
    ledger.records.clear();
    ledger.put(Entry::Declaration(declaration("d1", "rectification", vec![], Period::year(2019))));
    assert_eq!(figure(&ledger, "rectification_rate").state, State::DeclaredNone("d1".into()));
}

#[test]
fn an_override_is_written_and_leaves_the_records_value_visible() {
    let mut ledger = ledger([activity("a1", "03-01", &["study"])]);
    ledger.put(Entry::Override(Override {
        id: "o1".into(),
        figure: "study".into(),
        period: Period::year(2019),
        written: "13".to_owned(),
        reason: "纸质台账另有十二次".to_owned(),
        revision: 0,
    }));
    let found = figure(&ledger, "study");
    assert_eq!(found.number(), Some(&Number::Count(1)));
    assert_eq!(write(&found, &parse_form("余").unwrap()).unwrap(), "13");
    assert_eq!(write_with_unit(&found, &Form::default()).unwrap(), "13次");
    assert_eq!(found.adds_up(), "1条记录，计1次。文稿中改写为“13”，理由：纸质台账另有十二次。");
    assert!(asked(&ledger, &narrowed("study", "venue", &["own"])).overridden.is_none());
    let half = Period { from: day("01-01"), to: day("06-30") };
    assert!(asked(&ledger, &Query::new("study".into(), half)).overridden.is_none());
    // Without any record it is written all the same.
    ledger.records.clear();
    assert_eq!(written(&ledger, "study", ""), "13");
}

#[test]
fn declarations_are_listed_with_what_made_them_void() {
    let mut ledger = ledger([]);
    ledger.put(Entry::Declaration(declaration("d1", "activity", study(), Period::year(2019))));
    let half = Period { from: day("01-01"), to: day("06-30") };
    ledger.put(Entry::Declaration(declaration("d2", "activity", Vec::new(), half)));
    let told = |ledger: &Ledger| -> Vec<String> {
        let line = |one: crate::figures::Declared<'_>| {
            let voided: Vec<&str> = one.voided_by.iter().map(|record| record.id.as_str()).collect();
            format!("{} {}", one.declaration.id, voided.join(" ")).trim_end().to_owned()
        };
        crate::figures::declarations(ledger).into_iter().map(line).collect()
    };
    assert_eq!(told(&ledger), ["d2", "d1"]);
    let of = |conditions: Vec<Condition>| -> Vec<String> {
        let select = Selection { kind: "activity".into(), conditions, dated_by: None };
        let found = crate::figures::declarations_of(&select, &Period::year(2019), &ledger);
        found.into_iter().map(|one| one.declaration.id.to_string()).collect()
    };
    // A declaration of the whole kind says it of its parts too.
    assert_eq!(of(study()), ["d2", "d1"]);
    assert_eq!(of(Vec::new()), ["d2"]);
    let mut record =
        Record::new("r1".into(), "activity".into(), day("03-05"), "学习", day("03-05"));
    record.values.insert("facets".into(), Value::Choices(["study".into()].into()));
    ledger.put(Entry::Record(record));
    assert_eq!(told(&ledger), ["d2 r1", "d1 r1"]);
}
