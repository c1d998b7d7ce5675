//! The built-in figures, one family a file.
//!
//! A figure is one sentence: `figure` names it, then its kind, conditions and take follow. To
//! add one, write such a sentence in the family it belongs to; `theme.rs` shows most parts.
//! Identifiers are for good: overrides and branches' own figures name them. A figure that is
//! renamed keeps its old name in `former_names`.

mod build;
mod documents;
mod education;
mod life;
mod people;
mod publicity;
mod service;
mod style;
mod theme;

use crate::ledger::FigureDef;

/// Every built-in figure.
pub fn built_in() -> Vec<FigureDef> {
    [
        theme::figures(),
        education::figures(),
        life::figures(),
        people::figures(),
        documents::figures(),
        style::figures(),
        service::figures(),
        publicity::figures(),
    ]
    .concat()
}
