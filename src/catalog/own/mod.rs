//! A branch's own kinds and figures: what may be changed of a kind, and what follows from it.
//!
//! A kind is changed as a whole: [`with_field`], [`moved`] and their like give the kind as it is
//! wanted, and [`validate_kind`] says whether it may stand. Whatever passes keeps two promises:
//! every record of the kind still shows everything it holds, and every token written before still
//! finds its figure, field and choice, by a name, a former name or an identifier. So a new name is
//! refused where something else is, or was, called so; what is renamed keeps its former names; and
//! nothing is removed that a record, a figure, a declaration or a year's text still uses.
//!
//! | file | holds |
//! |---|---|
//! | `names` | what a name may be |
//! | `kind` | a kind as it is wanted, checked against the one that stands |
//! | `edit` | the steps that make it: a field put, moved, taken away |
//! | `restore` | a built-in kind or figure as it came with the program |
//! | `figure` | a figure of a kind |
//! | `uses` | what uses a kind, a field, a choice, a figure |

mod edit;
mod figure;
mod kind;
mod names;
mod restore;
mod uses;

pub use edit::{moved, with_field, without_field};
pub use figure::{FigureTake, OwnFigure, TAKES, validate_figure};
pub use kind::{FIELD_TYPES, LONGEST, type_name, validate_kind};
pub use names::RESERVED;
pub use restore::{Restored, restored_figure, restored_kind};
pub use uses::{field_counts, users_of_figure, users_of_kind};

use super::{figures, kinds};
use crate::ledger::{FigureDef, FigureId, Kind, KindId};

/// The field that says what an activity counts as (计入).
pub const FACETS: &str = "facets";

/// The kind as it comes with the program, if it does.
pub fn built_in_kind(id: &KindId) -> Option<Kind> {
    kinds::built_in().into_iter().find(|kind| kind.id == *id)
}

/// The figure as it comes with the program, if it does.
pub fn built_in_figure(id: &FigureId) -> Option<FigureDef> {
    figures::built_in().into_iter().find(|figure| figure.id == *id)
}
