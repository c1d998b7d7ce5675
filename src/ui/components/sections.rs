//! The sections of the year's text that a record's phrase can go to.

use crate::summary;
use crate::ui::state::{App, Desk};
use leptos::prelude::untrack;

/// Ids and headings of the sections of the text of the year in view, those inside another indented.
pub fn section_options(app: App) -> Vec<(String, String)> {
    let named = |section: summary::Section| {
        let indent = "　".repeat(usize::from(section.level.saturating_sub(1)));
        (section.id, format!("{indent}{}", section.name))
    };
    summary::sections(&untrack(|| app.desk(Desk::text)).body).into_iter().map(named).collect()
}
