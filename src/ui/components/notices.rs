//! The notices: what was done is said politely, what failed at once. They and the banners have a
//! strip of the page to themselves, below its head: it stays in view and covers nothing.

use super::page::HEADING;
use crate::browser;
use crate::ui::notice::{Notice, Tone};
use crate::ui::state::App;
use leptos::prelude::*;

/// Both live regions stand in the page from the start, or screen readers miss what enters them.
#[component]
pub fn Notices(
    /// What stands first in the strip.
    children: Children,
) -> impl IntoView {
    let app = App::here();
    let of = move |errors: bool| {
        app.notices.with(|all| {
            all.iter().filter(|n| (n.tone == Tone::Error) == errors).cloned().collect::<Vec<_>>()
        })
    };
    // Escape puts the newest away; in a dialog it belongs to the dialog.
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !browser::in_dialog() {
            let newest = app.notices.with_untracked(|all| all.last().map(|notice| notice.id));
            if let Some(newest) = newest {
                put_away(app, newest);
            }
        }
    });
    // What sticks to the head of the page keeps below the strip.
    let measure = || browser::tell_height(".notices", "--notices");
    Effect::new(move |_| {
        app.notices.track();
        app.findings.track();
        app.copies.standing.track();
        app.newer.track();
        app.outside.track();
        app.save_problem();
        request_animation_frame(measure);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || {
        escape.remove();
        resized.remove();
    });
    view! {
        <div class="notices">
            {children()}
            <div role="alert">
                <For each=move || of(true) key=|notice| notice.id children=move |notice| one(app, notice)/>
            </div>
            <div role="status">
                <For each=move || of(false) key=|notice| notice.id children=move |notice| one(app, notice)/>
            </div>
        </div>
    }
}

/// Takes a notice away; the focus that was on it goes to the page's heading.
fn put_away(app: App, id: u64) {
    if browser::focus_is_in(".notices") {
        browser::focus(HEADING);
    }
    app.unsay(id);
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
            <button type="button" class="button quiet" aria-label="关闭提示" title="Esc" on:click=move |_| put_away(app, notice.id)>"×"</button>
        </div>
    }
}
