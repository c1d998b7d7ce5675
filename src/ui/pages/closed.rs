//! Shown where the storage cannot be read: nobody knows whether a ledger stands there, so nothing
//! is offered that could write over it.

use crate::ui::state::App;
use leptos::prelude::*;

/// The page without a ledger.
#[component]
pub fn Closed() -> impl IntoView {
    let app = App::here();
    view! {
        <main id="main" class="welcome" tabindex="-1">
            <h1><span class="brand-mark" aria-hidden="true"></span>"台账没有打开"</h1>
            <p class="lede" role="alert">{move || app.closed().map(|error| error.to_string())}</p>
            <div class="welcome-notes">
                <p>"原有的内容没有被改动，也没有被清空。处理好以后刷新本页即可。"</p>
            </div>
        </main>
    }
}
