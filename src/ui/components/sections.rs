//! The sections of the year's text that a record's phrase can go to.

use crate::ui::state::App;

/// Ids and headings of the sections of the text of the year in view.
pub fn section_options(app: App) -> Vec<(String, String)> {
    let body = app.year_text();
    body.lines().filter_map(section).collect()
}

/// A heading line with an id: `### 夯实基础 {#base}`.
fn section(line: &str) -> Option<(String, String)> {
    let rest = line.trim_start().strip_prefix("##")?;
    let (name, id) = rest.trim_start_matches('#').split_once("{#")?;
    let id = id.trim_end().strip_suffix('}')?.trim();
    Some((id.to_owned(), name.trim().to_owned()))
}
