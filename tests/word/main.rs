//! The Word file: what is in it, what an office program makes of it, and whether Word would open
//! it.

mod archive;
mod office;
mod pages;
mod parts;
mod samples;
mod schema;
