//! Figures inside others, and apart from others.

use super::*;
use std::rc::Rc;

fn violations(ledger: &Ledger, id: &'static str) -> Vec<Violation> {
    let catalog = Catalog::of(ledger);
    let def = catalog.figure(&id.into()).unwrap();
    let mut ask = |query: &Query| evaluate(ledger, &catalog, query).map(Rc::new);
    super::super::check(def, Period::year(2019), &mut ask).unwrap()
}

#[test]
fn the_built_in_figures_of_plain_records_are_at_peace() {
    let ledger = ledger([
        activity("a1", "03-01", &["lecture"]).choice("venue", "community"),
        record("h1", "handout", "03-01").choice("project", "support").number("copies", 5),
        record("h2", "handout", "03-01").choice("project", "community").number("copies", 5),
    ]);
    assert_eq!(violations(&ledger, "community_lecture"), []);
    assert_eq!(violations(&ledger, "community_handout"), []);
}

#[test]
fn records_outside_shared_or_too_large_are_named() {
    let mut ledger = ledger([
        activity("a1", "03-01", &["volunteer"]),
        activity("a2", "03-02", &["volunteer", "lecture"]),
        record("i1", "inspection", "03-01").number("found", 2).number("closed", 3),
    ]);
    let source = |facet| Source::Records {
        select: Selection {
            kind: "activity".into(),
            conditions: vec![any_of("facets", &[facet])],
            dated_by: None,
        },
        take: Take::Count,
    };
    put_figure(&mut ledger, "own", "自建", "次", source("volunteer"));
    let own = ledger.figures.get_mut(&FigureId::from("own")).unwrap();
    own.within = Some("lecture".into());
    own.disjoint_from = vec!["lecture".into()];
    let found = violations(&ledger, "own");
    let keys: Vec<_> = found.iter().map(|one| one.records()[0].to_string()).collect();
    assert_eq!(keys, ["record/a1", "record/a2"]);
    let sentences: Vec<_> = found
        .iter()
        .chain(&violations(&ledger, "inspection_closed"))
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(sentences.join("\n"), @"
    “自建”应包含在“党课”之内，但有1条记录没有计入“党课”，请核对。
    “自建”和“党课”不应重复计算，但有1条记录两边都计入了，请核对。
    “检查问题已整改”应包含在“检查发现问题”之内，数值却更大，请核对记录。
    ");
}
