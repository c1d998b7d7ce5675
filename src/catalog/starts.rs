//! What a new record can begin as, by the names people call it: 集中学习 is no kind, but what
//! somebody wants to enter.

use super::{Catalog, Given};
use crate::ledger::{ChoiceId, FieldType, KindId, Ledger};

/// The field that says what a record counts as besides its kind.
const FACETS: &str = "facets";

/// A beginning of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// What it is called: 荣誉, 集中学习.
    pub name: String,
    /// What that belongs to: its chapter, or its kind.
    pub of: String,
    /// The kind.
    pub kind: KindId,
    /// What is known of it already.
    pub given: Vec<Given>,
}

/// Every kind offered for new records, then what these count as (计入).
pub fn starts(catalog: &Catalog, ledger: &Ledger) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut facets = Vec::new();
    for chapter in catalog.chapters() {
        for kind in catalog.kinds_of(&chapter.id).filter(|kind| catalog.offered(kind, ledger)) {
            let start = |name: &str, of: &str, given| Start {
                name: name.to_owned(),
                of: of.to_owned(),
                kind: kind.id.clone(),
                given,
            };
            starts.push(start(&kind.name, chapter.name, Vec::new()));
            let of_several = |field: &&crate::ledger::Field| field.field_type == FieldType::Choices;
            let Some(field) = kind.field(FACETS).filter(of_several) else { continue };
            let given = |id: &ChoiceId| vec![Given { field: field.id.clone(), id: id.clone() }];
            let each = field.choices.iter();
            facets.extend(each.map(|one| start(&one.name, &kind.name, given(&one.id))));
        }
    }
    starts.append(&mut facets);
    starts
}
