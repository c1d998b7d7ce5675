//! 复制上一条: the last record of the same kind as the beginning of a new one.

use super::Form;
use crate::catalog::{Draft, last_of};
use crate::ledger::{Kind, full_day, quoted};
use crate::ui::state::App;
use leptos::prelude::*;

/// What has been copied.
#[derive(Clone)]
struct Copied {
    said: String,
    before: Draft,
    after: Draft,
}

/// The button, and what it has copied. Nothing where there is no record of the kind yet.
#[component]
pub fn CopyLast(
    /// The form.
    form: Form,
    /// Its kind.
    kind: Kind,
) -> impl IntoView {
    let app = App::here();
    let last = app.peek(|ledger| last_of(ledger, &kind.id).cloned())?;
    let copied = RwSignal::new(None::<Copied>);
    let title = format!("{} {}", last.date.format("%-m月%-d日"), quoted(&last.title));
    let copy = move |_| {
        let before = form.draft.get_untracked();
        let names = form.draft.try_update(|draft| draft.copy_of(&last, &kind)).unwrap_or_default();
        form.problems.set(Vec::new());
        let said = format!(
            "已复制{}{}的{}；日期和入总结用语没有复制，其余各项请核对。",
            full_day(last.date),
            quoted(&last.title),
            names.join("、")
        );
        copied.set(Some(Copied { said, before, after: form.draft.get_untracked() }));
    };
    // Once something has been changed by hand, taking the copy back would lose that.
    let untouched = Memo::new(move |_| {
        form.draft.with(|draft| {
            copied.with(|copied| copied.as_ref().is_some_and(|copied| copied.after == *draft))
        })
    });
    let take_back = move |_| {
        if let Some(Copied { before, .. }) = copied.get_untracked() {
            form.draft.set(before);
            copied.set(None);
            request_animation_frame(|| {
                crate::browser::focus(COPY);
            });
        }
    };
    Some(view! {
        <div class="entry-copy">
            <button type="button" class="button" id=COPY aria-describedby="copy-last-of" on:click=copy>
                "复制上一条"
            </button>
            <small id="copy-last-of">{title}</small>
        </div>
        <p class="entry-copied" role="status">
            {move || copied.with(|copied| copied.as_ref().map(|copied| copied.said.clone()))}
            {move || untouched.get().then(|| view! {
                <button type="button" class="link" on:click=take_back>"撤回复制"</button>
            })}
        </p>
    })
}

const COPY: &str = "copy-last";
