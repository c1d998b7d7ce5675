use crate::catalog::{Catalog, Draft, starts};
use crate::ledger::Ledger;

#[test]
fn a_record_begins_as_its_kind_or_as_what_it_counts_as() {
    let (catalog, ledger) = (Catalog::built_in(), Ledger::default());
    let starts = starts(&catalog, &ledger);
    let told = |name: &str| {
        let found = starts.iter().filter(|start| start.name == name);
        found.map(|start| (start.of.as_str(), start.kind.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(told("荣誉"), [("队伍", "honour")]);
    assert_eq!(told("集中学习"), [("活动", "activity")]);
    // Switched off until the branch wants it.
    assert_eq!(told("积分"), []);

    let study = starts.iter().find(|start| start.name == "集中学习").unwrap();
    let kind = catalog.kind(&study.kind).unwrap();
    let mut draft = Draft::new(kind, "2019-03-05".parse().unwrap());
    draft.give(kind, &study.given);
    assert!(draft.is_picked("facets", "study"));
}
