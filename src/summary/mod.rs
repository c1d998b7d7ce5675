//! Turns a year's text into a document, each figure with its records.
mod ask;
mod blocks;
mod counters;
mod drop;
mod each;
mod fill;
mod finding;
mod groups;
mod inline;
mod letter;
mod lines;
mod near;
mod node;
mod number;
mod phrases;
mod record_text;
mod review;
mod runs;
mod seam;
mod sections;
#[cfg(test)]
mod tests;
mod title;
mod token;
mod typed;
mod unit;
mod write;
mod years;

pub use finding::{Finding, FindingKind};
pub use sections::{Section, sections};
pub use token::Token;
pub use write::{Summary, write};
pub use years::{annual_id, start_year, text_of, year_text};
