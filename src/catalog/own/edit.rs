//! The steps that change a kind. Each gives the kind as it is wanted; whether it may stand is
//! [`validate_kind`](super::validate_kind)'s to say.

use crate::ledger::{Field, FieldId, Kind, Order};

/// The kind with a field put: in its place if it has one, else at the end. `column` says whether
/// the list shows it.
pub fn with_field(kind: &Kind, field: Field, column: bool) -> Kind {
    let mut kind = kind.clone();
    let id = field.id.clone();
    match kind.fields.iter_mut().find(|known| known.id == id) {
        Some(place) => *place = field,
        None => kind.fields.push(field),
    }
    let shown = kind.columns.contains(&id);
    if column && !shown {
        kind.columns.push(id);
        in_order(&mut kind);
    } else if !column && shown {
        kind.columns.retain(|known| *known != id);
    }
    kind
}

/// The kind without a field.
pub fn without_field(kind: &Kind, id: &FieldId) -> Kind {
    let mut kind = kind.clone();
    kind.fields.retain(|field| field.id != *id);
    kind.columns.retain(|known| known != id);
    kind
}

/// The kind with a field one place further up, or down, among those that stand with it: what the
/// form folds away has an order of its own. As it was where there is no further place.
pub fn moved(kind: &Kind, id: &FieldId, up: bool) -> Kind {
    let mut kind = kind.clone();
    let Some(at) = kind.fields.iter().position(|field| field.id == *id) else { return kind };
    let folded = kind.fields.get(at).is_some_and(|field| field.folded);
    let beside = |(_, field): &(usize, &Field)| field.folded == folded;
    let other = if up {
        kind.fields.iter().enumerate().take(at).rfind(beside)
    } else {
        kind.fields.iter().enumerate().skip(at + 1).find(beside)
    };
    if let Some(other) = other.map(|(other, _)| other) {
        kind.fields.swap(at, other);
        in_order(&mut kind);
    }
    kind
}

/// The list shows its columns in the order of the form.
fn in_order(kind: &mut Kind) {
    let Kind { columns, fields, .. } = kind;
    columns.order_by_key(|id| fields.iter().position(|field| field.id == *id));
}
