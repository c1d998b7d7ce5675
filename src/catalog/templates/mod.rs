//! The built-in texts of documents, in the template language of `docs/template.md`.
//!
//! A text here must suit any branch of an office: what is particular comes from the records, as
//! figures, lists and sentences for the summary. No slogan of a year and no name of a place, a
//! trade or a campaign may stand in it. A new year's text starts as a copy; see `YearText`.

/// The annual summary (年度党建工作总结).
///
/// Its sections, which records and documents name: `base`, `education`, `conduct`, `service` in
/// 工作开展情况; `community`, `online`, `trade`, `union`, `features` in 特色亮点; `problems`; `plans`.
pub fn annual() -> &'static str {
    include_str!("annual.txt")
}
