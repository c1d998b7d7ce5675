//! The way to the kinds of record, which have a page of their own.

use crate::ui::route::Route;
use leptos::prelude::*;

/// The kinds of record.
#[component]
pub fn Kinds() -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="settings-kinds">
            <div class="card-head">
                <h2 id="settings-kinds" tabindex="-1">"记录种类"</h2>
                <a class="button" href=Route::Kinds.href()>"设置记录种类"</a>
            </div>
            <p class="card-help">"用不上的种类可以隐藏，没有的可以自己设；种类、字段、选项和“计入”可以改成本支部的叫法，也可以增加。"</p>
        </section>
    }
}
