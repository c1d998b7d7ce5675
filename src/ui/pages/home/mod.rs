//! 首页: where the year stands, and what to do next.

mod next;
mod standing;

use crate::ledger::Order;
use crate::lists::{self, Row};
use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// How many of the records entered last are shown.
const LATEST: usize = 6;

/// 首页.
#[component]
pub fn Home() -> impl IntoView {
    let app = App::here();
    let activity = Route::blank("activity");
    view! {
        <Page title=Signal::stored("首页".to_owned()) actions=move || {
            let route = activity.clone();
            view! {
                <button type="button" class="button primary" title="Alt+N" on:click=move |_| app.go(&route)>"新增记录"</button>
            }
        }>
            <div class="stack">
                <standing::Standing/>
                <div class="halves">
                    <next::Next/>
                    <Latest/>
                </div>
            </div>
        </Page>
    }
}

/// The records changed last.
#[component]
fn Latest() -> impl IntoView {
    let app = App::here();
    let rows = Memo::new(move |_| {
        app.catalog(|catalog, ledger| {
            let mut latest: Vec<_> = ledger.records.values().collect();
            latest.order_by(|a, b| b.revision.cmp(&a.revision).then(b.date.cmp(&a.date)));
            latest.truncate(LATEST);
            lists::rows(&latest, ledger, catalog, None)
        })
    });
    let line = |row: Row| {
        view! {
            <li>
                <a href=Route::Record(row.id).href()>{row.title}</a>
                <small><span class="tag">{row.kind_name}</span>" "{row.date.to_string()}</small>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="home-latest">
            <h2 id="home-latest">"最近录入"</h2>
            {move || {
                let rows = rows.get();
                if rows.is_empty() && app.ledger(|ledger| !ledger.archives.is_empty()) {
                    view! { <p class="card-help">"往年的记录都已归档，今年还没有记录。"</p> }.into_any()
                } else if rows.is_empty() {
                    view! { <p class="card-help">"还没有记录。从最近一次活动记起，只要日期和标题；以前用 Excel、WPS 记的，"<a href=Route::Intake.href()>"整表导入"</a>"。"</p> }.into_any()
                } else {
                    view! { <ul class="plain-list">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}
