//! The navigation: beside the page, or below it on a phone.

use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The pages that exist, in their order.
fn pages() -> [(&'static str, Route); 6] {
    [
        ("首页", Route::Home),
        ("台账", Route::all_records()),
        ("党员", Route::members()),
        ("总结", Route::Summary),
        ("备份", Route::Backup),
        ("设置", Route::Settings),
    ]
}

/// The main navigation.
#[component]
pub fn Navigation() -> impl IntoView {
    let app = App::here();
    let branch = move || {
        app.ledger(|ledger| ledger.branch.as_ref().map(|b| b.full_name.clone()).unwrap_or_default())
    };
    let backup = move || app.last_backup().to_string();
    view! {
        <nav class="side" aria-label="主导航">
            <div class="brand" aria-hidden="true">"支部台账"</div>
            <ul>
                {pages().map(|(name, route)| {
                    let href = route.href();
                    let current = move || app.route.with(|now| now.is_under(&route));
                    view! {
                        <li><a href=href aria-current=move || current().then_some("page")>{name}</a></li>
                    }
                })}
            </ul>
            <div class="side-foot">
                <p>{branch}</p><p>{backup}</p>
                <p><a href=Route::Help.href()>"使用手册"</a></p>
                <p><button type="button" class="link" title="?" on:click=move |_| app.keys_shown.set(true)>"快捷键"</button></p>
            </div>
        </nav>
    }
}
