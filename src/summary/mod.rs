//! Turns a year's text into a document, each figure with its records.
//!
//! The text is plain and belongs to the year ([`YearText`](crate::ledger::YearText)); its language
//! is described for those who write it in `docs/template.md`. A small one, and what it becomes when
//! there are three study sessions (集中学习), one lecture (党课) and no 主题党日:
//!
//! ```text
//! # {支部全称}{年度}年度总结                        青溪局党支部2019年度总结
//!
//! ## 工作开展情况 {#work}                          一、工作开展情况
//! ### 夯实基础 {#base}
//! - 抓学习[{集中学习}次]；                         （一）夯实基础。一是抓学习3次；二是上党课1次。
//! - 上党课[{党课}次]；
//! - 抓好党日[{主题党日}次]。
//!                                                2019年共学习3次，党日X次。
//! {年度}年共[学习{集中学习}次]，党日{主题党日}次。
//!                                                              青溪局党支部
//!                                                              2019年12月31日
//! ```
//!
//! The third point went for want of records, so the second one ends the sentence and nothing says
//! 三是; outside a bracket the gap stays. Both are findings.
//!
//! The phases, in order:
//!
//! | file | does |
//! |---|---|
//! | `lines`, `inline`, `ask` | read the text: lines, brackets, tokens |
//! | `letter`, `typed`, `counters` | quotation marks and numbers typed by hand |
//! | `wording`, `official` | near-misses of official phrases |
//! | `each` | repeats a line for every record |
//! | `fill`, `behind`, `figure_token`, `lookup`, `near`, `reserved`, `record_text` | looks tokens up |
//! | `drop`, `seam` | leaves out what has no records; closes the marks up |
//! | `groups`, `phrases`, `runs` | gathers paragraphs; lets records' sentences flow in |
//! | `blocks`, `number`, `title` | numbers and lays out |
//! | `review`, `dated` | what is said of the figures shown, and of the date at the end |
//! | `unused`, `roster` | records that nothing shown uses; members the roster does not hold |
//! | `archived` | the summary of an archived year, as it stood |
//! | `years`, `sections` | a new year's text; the sections of a text |
//! | `places` | under which heading each token stands |
//!
//! What must stay out: any chapter, heading or slogan (they are text), any counting (`figures`), any
//! layout in points or characters but the title's lines (`render`). Nothing here fails: an error in
//! the text is a [`Finding`] with its line, and what cannot be read stays visible.

mod archived;
mod ask;
mod behind;
mod blocks;
mod counters;
mod dated;
mod drop;
mod each;
mod figure_token;
mod fill;
mod finding;
mod groups;
mod inline;
mod letter;
mod lines;
mod lookup;
mod near;
mod node;
mod number;
mod official;
mod phrases;
mod places;
mod record_text;
mod reserved;
mod review;
mod roster;
mod runs;
mod seam;
mod sections;
#[cfg(test)]
mod tests;
mod title;
mod token;
mod typed;
mod unused;
mod wording;
mod write;
mod years;

pub use archived::archived;
pub use finding::{Finding, FindingKind};
pub use places::Place;
pub use sections::{SECTION_FIELD, Section, sections};
pub use token::Token;
pub use write::{Summary, write};
pub use years::{annual_id, start_year, text_of, year_text};
