//! Own kinds that both sides have with other fields: a record of the side whose kind does not stand
//! may need a field or a choice that only its own kind has. That is added to the one that stands.

use crate::ledger::{ChoiceId, EntryKey, Field, FigureDef, Kind, KindId, Ledger, Source, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What is needed of a kind: fields, and choices in them.
type Needed = BTreeMap<String, BTreeSet<ChoiceId>>;

/// Adds to the kinds in `merged` what its records and figures need of the other side's. Which kinds
/// and what, each as `种类“…”的字段“…”`.
pub(super) fn complete(
    merged: &mut Ledger,
    here: &Ledger,
    there: &Ledger,
) -> Vec<(KindId, Vec<String>)> {
    let mut added = Vec::new();
    for id in here.kinds.keys().filter(|id| there.kinds.contains_key(*id)) {
        let (Some(ours), Some(theirs)) = (here.kinds.get(id), there.kinds.get(id)) else {
            continue;
        };
        let Some(mut kind) = merged.kinds.get(id).cloned() else { continue };
        let is_ours = same_kind(&kind, ours);
        if is_ours && same_kind(&kind, theirs) {
            continue;
        }
        let (side, other) = if is_ours { (here, theirs) } else { (there, ours) };
        let names = extend(&mut kind, other, &needed(id, merged, side));
        if !names.is_empty() {
            merged.kinds.insert(id.clone(), kind);
            added.push((id.clone(), names));
        }
    }
    added
}

fn same_kind(one: &Kind, two: &Kind) -> bool {
    Kind { revision: 0, ..one.clone() } == Kind { revision: 0, ..two.clone() }
}

/// What the records and figures of a kind that do not come from `side` hold.
fn needed(kind: &KindId, merged: &Ledger, side: &Ledger) -> Needed {
    let mut needed = Needed::new();
    for record in merged.records.values().filter(|record| record.kind == *kind) {
        if side.records.get(&record.id).is_some_and(|own| own.values == record.values) {
            continue;
        }
        for (field, value) in &record.values {
            let choices = needed.entry(field.to_string()).or_default();
            match value {
                Value::Choice(id) => choices.extend([id.clone()]),
                Value::Choices(ids) => choices.extend(ids.iter().cloned()),
                _ => {}
            }
        }
    }
    for figure in merged.figures.values().filter(|f| side.figures.get(&f.id) != Some(*f)) {
        for field in fields_of(figure, kind) {
            needed.entry(field).or_default();
        }
    }
    needed
}

/// The fields of a kind that a figure asks for.
fn fields_of(figure: &FigureDef, kind: &KindId) -> Vec<String> {
    use crate::ledger::Take;
    let Source::Records { select, take } = &figure.source else { return Vec::new() };
    if select.kind != *kind {
        return Vec::new();
    }
    let taken = match take {
        Take::Distinct(field) | Take::Sum(field) | Take::Average(field) | Take::Latest(field) => {
            Some(field)
        }
        _ => None,
    };
    let tested = select.conditions.iter().map(|condition| &condition.field);
    tested.chain(&select.dated_by).chain(taken).map(ToString::to_string).collect()
}

/// Adds what is needed and only `other` has.
fn extend(kind: &mut Kind, other: &Kind, needed: &Needed) -> Vec<String> {
    let mut names = Vec::new();
    let of = EntryKey::Kind(kind.id.clone()).register_name();
    let called = |kind: &Kind, field: &Field| format!("{of}“{}”的字段“{}”", kind.name, field.name);
    for (id, choices) in needed {
        let Some(from) = other.field(id) else { continue };
        match kind.fields.iter_mut().find(|field| field.id == from.id) {
            None => {
                names.push(called(kind, from));
                kind.fields.push(from.clone());
            }
            Some(field) => {
                for choice in from.choices.iter().filter(|one| choices.contains(&one.id)) {
                    if field.choice(choice.id.as_str()).is_none() {
                        names.push(format!("{of}“{}”的选项“{}”", kind.name, choice.name));
                        field.choices.push(choice.clone());
                    }
                }
            }
        }
    }
    names
}
