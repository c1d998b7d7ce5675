//! A school's branch, all of it data: a facet, a kind and figures of its own, the school year,
//! honours first and no 三.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::rc::Rc;
use zhibu::catalog::{Catalog, templates};
use zhibu::{backup, figures, render, summary};

#[test]
fn another_branch_writes_its_summary_without_code() {
    let ledger = backup::read(include_str!("another_branch.json")).unwrap();
    assert_eq!(backup::doubts(&ledger), []);
    let catalog = Catalog::of(&ledger);
    let text = summary::text_of(&ledger, templates::annual(), 2020);
    let written = summary::write(&text, &ledger, &catalog, &mut |query| {
        figures::evaluate(&ledger, &catalog, query).map(Rc::new)
    });
    let mut shown = render::text(&written.document);
    for finding in &written.findings {
        shown += &format!("{}：{}\n", finding.kind.name(), finding.sentence);
    }
    insta::assert_snapshot!(shown);
}
