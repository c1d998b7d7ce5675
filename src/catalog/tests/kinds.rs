//! The built-in kinds are sound as data.

use crate::catalog::Catalog;
use crate::ledger::{ChapterId, ChoiceId, FieldId, FieldType, Kind, KindId, Ledger, common};
use std::collections::BTreeSet;

/// A kind in one line a field: what the figures, the sample and the templates rely on.
fn outline(kind: &Kind) -> String {
    let mut lines = vec![format!("{} {} ({})", kind.id, kind.name, kind.chapter)];
    for field in &kind.fields {
        let unit = field.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let folded = if field.folded { " …" } else { "" };
        let line = format!("  {} {} {:?}{unit}{folded}", field.id, field.name, field.field_type);
        lines.push(line);
        for choice in &field.choices {
            lines.push(format!("    {} {}", choice.id, choice.name));
        }
    }
    let columns: Vec<_> = kind.columns.iter().map(FieldId::as_str).collect();
    lines.push(format!("  = {}", columns.join(" ")));
    lines.join("\n")
}

#[test]
fn the_kinds_are_these() {
    let catalog = Catalog::built_in();
    let all: Vec<String> = catalog.kinds().map(outline).collect();
    insta::assert_snapshot!("kinds", all.join("\n"));
}

#[test]
fn there_are_thirty_kinds_in_five_chapters_in_order() {
    let catalog = Catalog::built_in();
    assert_eq!(catalog.kinds().count(), 30);
    let by_chapter: Vec<&KindId> = catalog
        .chapters()
        .iter()
        .flat_map(|chapter| catalog.kinds_of(&chapter.id))
        .map(|kind| &kind.id)
        .collect();
    assert_eq!(by_chapter, catalog.kinds().map(|kind| &kind.id).collect::<Vec<_>>());
}

#[test]
fn identifiers_are_valid_and_unique_and_columns_exist() {
    let catalog = Catalog::built_in();
    let reserved = [
        common::DATE,
        common::END,
        common::TITLE,
        common::CAMPAIGN,
        common::CAMPAIGN_NATURE,
        common::TAG,
    ];
    let mut kinds = BTreeSet::new();
    let mut kind_names = BTreeSet::new();
    for kind in catalog.kinds() {
        assert!(KindId::parse(kind.id.as_str()).is_some(), "{}", kind.id);
        assert!(ChapterId::parse(kind.chapter.as_str()).is_some(), "{}", kind.id);
        assert!(kinds.insert(&kind.id), "{} twice", kind.id);
        assert!(kind_names.insert(&kind.name), "{} twice", kind.name);
        assert!(!kind.help.is_empty() && !kind.example.is_empty(), "{}", kind.id);
        assert!(!kind.fields.iter().all(|field| field.folded), "{}", kind.id);
        let mut fields = BTreeSet::new();
        let mut names = BTreeSet::new();
        for field in &kind.fields {
            let place = format!("{}.{}", kind.id, field.id);
            assert!(FieldId::parse(field.id.as_str()).is_some(), "{place}");
            assert!(!reserved.contains(&field.id.as_str()), "{place} is reserved");
            assert!(fields.insert(&field.id), "{place} twice");
            assert!(names.insert(&field.name), "{place} {} twice", field.name);
            assert!(!field.required, "{place}: only kind, date and title are required");
            let chooses = matches!(field.field_type, FieldType::Choice | FieldType::Choices);
            assert_eq!(chooses, !field.choices.is_empty(), "{place}");
            let mut choices = BTreeSet::new();
            let mut choice_names = BTreeSet::new();
            for choice in &field.choices {
                assert!(ChoiceId::parse(choice.id.as_str()).is_some(), "{place}: {}", choice.id);
                assert!(choices.insert(&choice.id), "{place}: {} twice", choice.id);
                assert!(choice_names.insert(&choice.name), "{place}: {} twice", choice.name);
            }
        }
        for column in &kind.columns {
            assert!(fields.contains(column), "{}: no field {column}", kind.id);
        }
    }
}

#[test]
fn every_field_type_is_used() {
    let catalog = Catalog::built_in();
    for field_type in super::FIELD_TYPES {
        let used = catalog.kinds().flat_map(|k| &k.fields).any(|f| f.field_type == field_type);
        assert!(used, "{field_type:?}");
    }
}

#[test]
fn what_may_not_be_kept_has_no_field() {
    let catalog = Catalog::built_in();
    for id in ["check", "discipline", "assessment"] {
        let kind = catalog.kind(&id.into()).unwrap();
        let names_people =
            |t| matches!(t, FieldType::Member | FieldType::Members | FieldType::Link);
        assert!(!kind.fields.iter().any(|field| names_people(field.field_type)), "{id}");
    }
    let without_note: Vec<_> =
        catalog.kinds().filter(|kind| kind.without_note).map(|k| k.id.as_str()).collect();
    assert_eq!(without_note, ["talk"]);
}

#[test]
fn points_are_offered_once_switched_on() {
    let catalog = Catalog::built_in();
    let mut ledger = Ledger::default();
    let off = |ledger: &Ledger| -> Vec<String> {
        let off = catalog.kinds().filter(|kind| !catalog.offered(kind, ledger));
        off.map(|kind| kind.id.to_string()).collect()
    };
    assert_eq!(off(&ledger), ["points"]);
    let mut branch = crate::ledger::Branch::new("青溪市示例局党支部", "局党支部");
    branch.kinds_on.insert("points".into());
    ledger.branch = Some(branch);
    assert!(off(&ledger).is_empty());
}
