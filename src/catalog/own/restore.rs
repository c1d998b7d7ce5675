//! A built-in kind or figure as it came with the program (恢复内置). The names it had meanwhile stay
//! behind as former ones, so that texts written with them still find it.

use super::names::former;
use super::{built_in_figure, built_in_kind, uses};
use crate::catalog::Catalog;
use crate::catalog::lookup::complete;
use crate::ledger::{FigureDef, FigureId, Kind, KindId, Ledger};

/// What 恢复内置 comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What is put in place of the branch's version; none where nothing has to be remembered.
    pub kind: Option<Kind>,
    /// The fields and choices of the branch's own that are used and stay, each as `字段“…”`.
    pub kept: Vec<String>,
}

/// A built-in kind without the branch's changes, but with its own fields and choices that are used.
/// None where the kind is the branch's own or as it came.
pub fn restored_kind(id: &KindId, catalog: &Catalog, ledger: &Ledger) -> Option<Restored> {
    if !ledger.kinds.contains_key(id) {
        return None;
    }
    let (built_in, now) = (built_in_kind(id)?, catalog.kind(id)?);
    let mut kind = built_in.clone();
    let mut kept = Vec::new();
    kind.former_names = former(Some((&now.name, &now.former_names)), &kind.name);
    for field in &now.fields {
        let Some(place) = kind.fields.iter_mut().find(|known| known.id == field.id) else {
            if !uses::of_field(now, field, catalog, ledger).is_empty() {
                kept.push(format!("字段“{}”", field.name));
                kind.fields.push(field.clone());
            }
            continue;
        };
        place.former_names = former(Some((&field.name, &field.former_names)), &place.name);
        for choice in &field.choices {
            match place.choices.iter_mut().find(|known| known.id == choice.id) {
                Some(known) => {
                    known.former_names =
                        former(Some((&choice.name, &choice.former_names)), &known.name);
                }
                None if uses::of_choice(now, field, choice, catalog, ledger).is_empty() => {}
                None => {
                    kept.push(format!("选项“{}”", choice.name));
                    place.choices.push(choice.clone());
                }
            }
        }
    }
    let mut before = now.clone();
    before.revision = 0;
    let mut after = kind.clone();
    complete(&mut after, &built_in);
    if before == after {
        return None;
    }
    let kind = (kind != built_in).then_some(kind);
    Some(Restored { kind, kept })
}

/// A built-in figure by its own name again; none where nothing has to be remembered.
pub fn restored_figure(id: &FigureId, catalog: &Catalog) -> Option<FigureDef> {
    let (built_in, now) = (built_in_figure(id)?, catalog.figure(id)?);
    let former_names = former(Some((&now.name, &now.former_names)), &built_in.name);
    (former_names != built_in.former_names).then_some(FigureDef { former_names, ..built_in })
}
