//! The built-in kinds, figures and templates as data, and the lookup that merges a branch's own.

pub mod figures;
pub mod templates;
