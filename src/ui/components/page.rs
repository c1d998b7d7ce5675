//! The head of a page and its main part.

use crate::browser;
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;

/// Where the focus goes when a page is shown.
const HEADING: &str = "page-title";

/// A page: its title, the year, the state of saving, 撤销 and the page's own actions, then the
/// content.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The page's own buttons, the main one last.
    #[prop(optional, into)]
    actions: ViewFn,
    /// The content.
    children: Children,
) -> impl IntoView {
    let app = App::here();
    Effect::new(move |_| browser::set_title(&format!("{} · 支部台账", title.get())));
    // On the first page the reader starts at the top of the document; later the new page is told
    // by its heading.
    Effect::new(move |shown: Option<()>| {
        if shown.is_none() && app.arrived() {
            browser::focus(HEADING);
        }
    });
    view! {
        <header class="top">
            <h1 id=HEADING tabindex="-1">{move || title.get()}</h1>
            <YearSelect/>
            <span class="space"></span>
            <SaveStatus/>
            <UndoButton/>
            {actions.run()}
        </header>
        <main id="main" class="main" tabindex="-1">{children()}</main>
    }
}

/// The year in view.
#[component]
fn YearSelect() -> impl IntoView {
    let app = App::here();
    let years = Memo::new(move |_| {
        let this_year = app.today().year();
        let shown = app.year.get();
        app.ledger(|ledger| {
            let recorded = ledger.records.values().map(|record| record.date.year());
            let mut years: Vec<i32> = recorded.chain([this_year, shown]).collect();
            years.sort_unstable_by(|a, b| b.cmp(a));
            years.dedup();
            years
        })
    });
    view! {
        <select class="year" aria-label="年度" prop:value=move || app.year.get().to_string()
            on:change=move |event| {
                if let Ok(year) = event_target_value(&event).parse() {
                    app.year.set(year);
                }
            }>
            {move || years.get().into_iter().map(|year| view! {
                <option value=year.to_string() selected=move || app.year.get() == year>{format!("{year}年")}</option>
            }).collect_view()}
        </select>
    }
}

/// Whether the last change has been written.
#[component]
fn SaveStatus() -> impl IntoView {
    let app = App::here();
    move || match app.save_problem() {
        None => view! { <span class="saved" role="status">"已写入"</span> }.into_any(),
        Some(sentence) => view! { <span class="unsaved" role="alert">{sentence}</span> }.into_any(),
    }
}

/// 撤销, with the step it takes back.
#[component]
fn UndoButton() -> impl IntoView {
    let app = App::here();
    let step = Memo::new(move |_| app.undoable());
    let name = move || step.get().map_or_else(|| "撤销".to_owned(), |step| format!("撤销：{step}"));
    view! {
        <button type="button" class="button quiet" disabled=move || step.get().is_none()
            title=name aria-label=name on:click=move |_| app.undo()>"撤销"</button>
    }
}
