//! The thirty built-in kinds of record as data, one kind a file.
//!
//! A kind is a table: its heading, a row a field in the order of the form, and its columns. To add
//! one, write a file like `inspection.rs`, which shows every part, and name it in [`built_in`] at
//! its place in the ledger. Behaviour has no place here: what a kind *does* follows from the types
//! of its fields.
//!
//! Field identifiers are for good: backups and figures name them. What the screen calls a field
//! may change; its old name then goes into `former_names`.

mod activity;
mod assessment;
mod case;
mod check;
mod commitment;
mod development;
mod discipline;
mod disclosure;
mod document;
mod enrollment;
mod facility;
mod fact;
mod handout;
mod highlight;
mod honour;
mod inspection;
mod letter;
mod objective;
mod plan;
mod platform;
mod points;
mod practice;
mod problem;
mod publicity;
mod rectification;
mod result;
mod service;
mod support;
mod table;
mod talk;
mod visit;

use crate::ledger::{FieldId, Kind, KindId};

pub(super) use table::{Heading, choice, date, flag, group, long, required, table, text};

/// All built-in kinds in the order of the ledger, chapter after chapter.
pub(super) fn built_in() -> Vec<Kind> {
    vec![
        // 组织生活与学习
        activity::kind(),
        // 队伍
        development::kind(),
        letter::kind(),
        commitment::kind(),
        points::kind(),
        talk::kind(),
        discipline::kind(),
        assessment::kind(),
        honour::kind(),
        // 制度与作风
        document::kind(),
        objective::kind(),
        inspection::kind(),
        check::kind(),
        rectification::kind(),
        disclosure::kind(),
        facility::kind(),
        // 服务中心
        support::kind(),
        handout::kind(),
        service::kind(),
        visit::kind(),
        case::kind(),
        enrollment::kind(),
        platform::kind(),
        practice::kind(),
        publicity::kind(),
        fact::kind(),
        result::kind(),
        // 文稿素材
        highlight::kind(),
        problem::kind(),
        plan::kind(),
    ]
}

/// Sets of choices that a field of a built-in kind usually holds together, offered beside those of
/// the ledger itself.
pub(super) fn usual_sets(kind: &KindId, field: &FieldId) -> &'static [&'static [&'static str]] {
    match (kind.as_str(), field.as_str()) {
        ("activity", "facets") => activity::USUAL_FACETS,
        _ => &[],
    }
}
