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
//! | `own/` | a branch's own kinds and figures: what may be changed of them, and how |
//! | `common` | what the fields of every record are called |
//! | `condition` | `field=value` as a person writes it |
//! | `validate/` | whether a record, a member or a register's entry may be put |
//! | `display` | a value as text |
//! | `draft/` | a form being filled in, and what it offers from earlier records |
//! | `starts` | what a new record can begin as |
//! | `member_form/` | members through the same form |

mod common;
mod condition;
mod display;
mod draft;
pub mod figures;
mod kinds;
mod lookup;
pub mod member_form;
pub mod own;
mod starts;
pub mod templates;
#[cfg(test)]
mod tests;
mod validate;

pub use common::{COMMON_FIELDS, common_name};
pub use condition::ConditionError;
pub use display::{display, display_bare};
pub use draft::{
    Draft, Given, KeptDraft, kept_about, last_of, offered_ids, offered_texts, offered_titles,
    usual_sets,
};
pub use lookup::{Catalog, Chapter, chapter_choices};
pub use starts::{Start, starts};
pub use validate::{
    Checked, Validated, validate, validate_branch, validate_campaign, validate_declaration,
    validate_group, validate_member, validate_override, validate_partner, validate_tags,
    validate_text,
};
