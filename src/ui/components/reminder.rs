//! 备份提醒, in the strip of the notices: done, or put off until tomorrow.

use crate::browser;
use crate::editor::Since;
use crate::ui::notice::Tone;
use crate::ui::pages::backup::export;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The preference that holds the day it was put off on.
const PUT_OFF: &str = "remind-off";

/// The line, while a reminder is due.
#[component]
pub fn Reminder() -> impl IntoView {
    let app = App::here();
    let due = Memo::new(move |_| {
        let today = app.today();
        // The pages of the backup say the same at length.
        if app.route.with(|route| route.is_under(&Route::Backup)) || app.closed().is_some() {
            return None;
        }
        app.desk(|desk| {
            let copied = app.copies.last.get().map(|last| Since {
                day: Some(last.at.date()),
                changes: usize::try_from(last.changes(desk.ledger().revision))
                    .unwrap_or(usize::MAX),
            });
            let off = desk.store().preference(PUT_OFF).unwrap_or_default();
            // For that day alone, so that a clock that was wrong silences nothing.
            let off = off.is_some_and(|day| day == today.to_string());
            if off { None } else { desk.reminder(today, copied) }
        })
    });
    // What sticks to the head of the page keeps below it.
    Effect::new(move |_| {
        due.track();
        request_animation_frame(|| browser::tell_height(".notices", "--notices"));
    });
    let later = move |_| {
        let today = app.today().to_string();
        let kept = app.change(|desk| Ok(desk.store_mut().keep_preference(PUT_OFF, Some(&today))));
        if let Some(Err(error)) = kept {
            app.say(Tone::Hint, format!("没有记下，下次打开还会提醒。{error}"));
        }
    };
    move || {
        due.get().map(|sentence| {
            view! {
                <div class="banner" role="status">
                    <p class="banner-text">{sentence}</p>
                    <button type="button" class="button quiet" on:click=later>"明天再提醒"</button>
                    <button type="button" class="button" on:click=move |_| export(app)>"导出备份"</button>
                </div>
            }
        })
    }
}
