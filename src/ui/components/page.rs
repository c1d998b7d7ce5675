//! The head of a page and its main part.

use super::manual::HelpButton;
use crate::browser;
use crate::lists;
use crate::store::{Kept, Outside};
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;

/// Where the focus goes when a page is shown.
pub const HEADING: &str = "page-title";

/// A page: its title, the year, the state of saving, 撤销 and 重做, the page's own actions, then the
/// content.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether what it shows depends on the year in view.
    #[prop(default = true)]
    of_year: bool,
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
            {of_year.then(|| view! { <YearSelect/> })}
            <HelpButton/>
            <span class="space"></span>
            <SaveStatus/>
            <UndoButton/>
            <RedoButton/>
            <div class="actions">{actions.run()}</div>
        </header>
        <main id="main" class="main" tabindex="-1">{children()}</main>
    }
}

/// The year in view.
#[component]
fn YearSelect() -> impl IntoView {
    let app = App::here();
    let year = Memo::new(move |_| app.year());
    let years = Memo::new(move |_| {
        let mut years = app.ledger(lists::years);
        years.extend([app.today().year(), year.get()]);
        years.into_iter().rev().collect::<Vec<i32>>()
    });
    view! {
        <select class="year" aria-label="年度" on:change=move |event| {
            if let Ok(year) = event_target_value(&event).parse() {
                app.set_year(year);
            }
        }>
            {move || years.get().into_iter().map(|one| view! {
                <option value=one.to_string() selected=move || year.get() == one>{format!("{one}年")}</option>
            }).collect_view()}
        </select>
    }
}

/// How far the last change is safe: 已写入 once the browser's storage has it, 已保存 once it is on
/// the disk. Why not stands above the page; see [`super::banners::Banners`].
#[component]
fn SaveStatus() -> impl IntoView {
    let app = App::here();
    let refused =
        Memo::new(move |_| app.save_problem().is_some() || app.outside.get() == Outside::Cleared);
    view! {
        <span role="status" class=move || if refused.get() { "saved not" } else { "saved" }>
            {move || match (refused.get(), app.kept.get()) {
                (_, Kept::Reading | Kept::Closed) => "只能查看",
                (true, _) => "没有写入",
                (false, Kept::Safe) => "已保存",
                (false, Kept::Written | Kept::Away(_)) => "已写入",
            }}
        </span>
    }
}

/// 撤销, with the step it takes back.
#[component]
fn UndoButton() -> impl IntoView {
    let app = App::here();
    let step = Memo::new(move |_| {
        let typed = app.typed.get().map(|typed| typed.name.to_owned());
        typed.or_else(|| app.desk(|desk| desk.undo_name().map(str::to_owned)))
    });
    // The step is a description: the button's name stays the same for whoever looks for it.
    let taken_back = move || step.get().map(|step| format!("撤销：{step}"));
    view! {
        <button type="button" class="button quiet" disabled=move || step.get().is_none()
            title=taken_back aria-keyshortcuts="Control+Z" on:click=move |_| app.undo()>"撤销"</button>
    }
}

/// 重做, with the step it makes again, while there is one.
#[component]
fn RedoButton() -> impl IntoView {
    let app = App::here();
    let step = Memo::new(move |_| {
        let typed = app.taken_back.get().map(|typed| typed.name.to_owned());
        typed.or_else(|| app.desk(|desk| desk.redo_name().map(str::to_owned)))
    });
    let again = move || {
        app.redo();
        // The button may have gone with the last step, and the focus with it.
        if untrack(|| step.get()).is_none() {
            browser::focus(HEADING);
        }
    };
    move || {
        step.get().map(|step| {
            view! {
                <button type="button" class="button quiet" title=format!("重做：{step}")
                    aria-keyshortcuts="Control+Y" on:click=move |_| again()>"重做"</button>
            }
        })
    }
}
