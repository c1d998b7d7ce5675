//! The Word file: what is in it, what an office program makes of it, and whether Word would open
//! it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod archive;
mod office;
mod pages;
mod parts;
mod samples;
mod schema;
