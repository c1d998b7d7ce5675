//! The built-in kinds, figures and templates as data, and the lookup that merges a branch's own.
//!
//! Beside the data stands what follows from it for any kind alike: whether a record suits its kind
//! ([`validate`]), how a value reads ([`display`]), and what a form holds while it is typed
//! ([`Draft`]). No kind is known by name in code; what must stay out is anything a branch could
//! not add as data, and any counting (`figures`).
//!
//! | file | holds |
//! |---|---|
//! | `kinds/` | the thirty kinds, one a file |
//! | `figures/`, `templates/` | the built-in figures and texts |
//! | `lookup` | [`Catalog`]: everything by id and by name, a branch's own merged in |

pub mod figures;
mod kinds;
mod lookup;
pub mod templates;
#[cfg(test)]
mod tests;

pub use lookup::{Catalog, Chapter};
