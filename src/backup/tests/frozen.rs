//! The frozen backup of each version always loads, and holds something of everything.

use crate::backup::{export, read};
use crate::ledger::Value;

#[test]
fn version_1_loads_whole() {
    let ledger = super::frozen();
    assert_eq!(ledger.revision, 31);
    // Every register, and in the records every type of value.
    insta::assert_snapshot!(
        format!(
            "{} {} {} {} {} {} {} {} {} {} {}",
            ledger.branch.iter().count(),
            ledger.groups.len(),
            ledger.members.len(),
            ledger.campaigns.len(),
            ledger.partners.len(),
            ledger.kinds.len(),
            ledger.figures.len(),
            ledger.records.len(),
            ledger.declarations.len(),
            ledger.overrides.len(),
            ledger.texts.len(),
        ),
        @"1 2 5 2 4 1 17 3 1 1 6"
    );
    let mut types: Vec<&str> = ledger
        .records
        .values()
        .flat_map(|record| record.values.values())
        .map(|value| match value {
            Value::Text(_) => "text",
            Value::Date(_) => "date",
            Value::Span(_) => "span",
            Value::Number(_) => "number",
            Value::Money(_) => "money",
            Value::Choice(_) => "choice",
            Value::Choices(_) => "choices",
            Value::Flag(_) => "flag",
            Value::Member(_) => "member",
            Value::Members(_) => "members",
            Value::Group(_) => "group",
            Value::Partner(_) => "partner",
            Value::Link(_) => "link",
        })
        .collect();
    types.sort_unstable();
    types.dedup();
    assert_eq!(types.len(), 13, "{types:?}");
}

#[test]
fn version_1_means_what_it_meant() {
    // Written anew it may look different; what it says may not.
    let text = export(&super::frozen(), "2019-12-31T17:30:00+08:00").unwrap();
    assert_eq!(read(&text).unwrap(), super::frozen());
    insta::assert_snapshot!(text);
}
