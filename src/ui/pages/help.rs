//! 使用手册: the whole manual on one page.

use crate::browser;
use crate::manual::SECTIONS;
use crate::ui::components::manual::section;
use crate::ui::components::page::Page;
use leptos::prelude::*;

/// The id of a section's heading.
fn heading(index: usize) -> String {
    format!("manual-{index}")
}

/// 使用手册.
#[component]
pub fn Help() -> impl IntoView {
    let entry = |(index, title): (usize, &'static str)| {
        let to = heading(index);
        view! {
            <li><button type="button" class="link" on:click=move |_| { browser::focus(&to); }>{title}</button></li>
        }
    };
    let titles = SECTIONS.iter().map(|one| one.title).enumerate();
    view! {
        <Page title=Signal::stored("使用手册".to_owned()) of_year=false>
            <div class="manual-page">
                <nav class="card" aria-label="手册目录"><ul>{titles.map(entry).collect_view()}</ul></nav>
                <div class="stack">
                    {SECTIONS.iter().enumerate().map(|(index, one)| view! {
                        <section class="card manual" aria-labelledby=heading(index)>
                            <h2 id=heading(index) tabindex="-1">{one.title}</h2>
                            {section(one)}
                        </section>
                    }).collect_view()}
                </div>
            </div>
        </Page>
    }
}
