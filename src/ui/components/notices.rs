//! The notices: what was done is said politely, what failed at once.

use crate::ui::notice::{Notice, Tone};
use crate::ui::state::App;
use leptos::prelude::*;

/// Both live regions stand in the page from the start, or screen readers miss what enters them.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::here();
    let of = move |errors: bool| {
        app.notices.with(|all| {
            all.iter().filter(|n| (n.tone == Tone::Error) == errors).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <div class="notices">
            <div role="alert">
                <For each=move || of(true) key=|notice| notice.id children=move |notice| one(app, notice)/>
            </div>
            <div role="status">
                <For each=move || of(false) key=|notice| notice.id children=move |notice| one(app, notice)/>
            </div>
        </div>
    }
}

fn one(app: App, notice: Notice) -> impl IntoView {
    let class = match notice.tone {
        Tone::Done => "notice done",
        Tone::Hint => "notice hint",
        Tone::Error => "notice error",
    };
    view! {
        <div class=class>
            <p>{notice.text}</p>
            <button type="button" class="button quiet" aria-label="关闭提示" on:click=move |_| app.unsay(notice.id)>"×"</button>
        </div>
    }
}
