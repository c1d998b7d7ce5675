//! 支部台账: a branch's ledger of the year, and the annual summary written from it.
//!
//! One direction, pure functions from the ledger to bytes; see `docs/architecture.md`.

#![cfg_attr(target_arch = "wasm32", warn(clippy::disallowed_methods))]

pub mod archive;
pub mod backup;
pub mod catalog;
pub mod document;
pub mod editor;
pub mod figures;
pub mod intake;
pub mod ledger;
pub mod lists;
pub mod manual;
pub mod pinyin;
pub mod render;
pub mod rules;
pub mod sample;
pub mod store;
pub mod summary;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
