//! The first run: three ways to begin.

use crate::ledger::{Branch, Command, Entry};
use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The first run.
#[component]
pub fn FirstRun() -> impl IntoView {
    let app = App::here();
    view! {
        <main id="main" class="welcome" tabindex="-1">
            <h1>"支部台账"</h1>
            <button type="button" class="button primary" on:click=move |_| {
                let branch = Branch::new("青溪市道路运输管理局党支部", "局党支部");
                app.act("新建支部", Command::put(Entry::Branch(branch)));
            }>"新建支部"</button>
        </main>
    }
}

/// An address that leads nowhere.
#[component]
pub fn Lost() -> impl IntoView {
    view! {
        <Page title=Signal::stored("没有这一页".to_owned())>
            <p>"这个地址没有对应的页面。"<a href=Route::Home.href()>"回首页"</a></p>
        </Page>
    }
}
