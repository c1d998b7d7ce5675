//! An entry in full, line by line, with links to what it points at.

use crate::ledger::{EntryKey, FieldId, common};
use crate::lists::Detail;
use crate::summary::SECTION_FIELD;
use crate::ui::components::sections::section_options;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The lines of an entry.
#[component]
pub fn Details(
    /// The lines, their sections named ([`name_sections`]).
    lines: Vec<Detail>,
) -> impl IntoView {
    view! { <dl class="details">{lines.into_iter().map(line).collect_view()}</dl> }
}

fn line(detail: Detail) -> impl IntoView {
    let Detail { label, text, links, .. } = detail;
    let content = if links.is_empty() {
        view! { <span class="lines">{text}</span> }.into_any()
    } else {
        let links = links.into_iter().map(|(name, key)| link(name, &key)).collect_view();
        view! { <span class="names">{links}</span> }.into_any()
    };
    view! { <div><dt>{label}</dt><dd>{content}</dd></div> }
}

/// The way to an entry by its name; the name alone where it has no page.
pub fn link(name: String, key: &EntryKey) -> AnyView {
    match Route::of_entry(key) {
        Some(route) => view! { <a href=route.href()>{name}</a> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    }
}

/// Sections are kept by their ids; a person knows them by their headings.
pub fn name_sections(app: App, lines: &mut [Detail]) {
    let holds = |line: &&mut Detail| {
        let id = line.field.as_ref().map(FieldId::as_str);
        matches!(id, Some(common::PHRASE_SECTION | SECTION_FIELD))
    };
    let sections = section_options(app);
    for line in lines.iter_mut().filter(holds) {
        if let Some((_, name)) = sections.iter().find(|(id, _)| *id == line.text) {
            line.text = name.trim().to_owned();
        }
    }
}
