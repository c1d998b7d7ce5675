//! A form of a few fields, on a page or in a dialog: Enter and Ctrl+S save it, and whoever leaves
//! it changed is asked.

use super::dialog::Cancel;
use crate::ui::state::App;
use leptos::prelude::*;

/// A small form.
#[component]
pub fn SmallForm(
    /// Whether it holds something not saved; see [`changed`].
    unsaved: impl Fn() -> bool + 'static,
    /// What happens on 保存.
    on_submit: impl Fn() + Clone + 'static,
    /// The fields and buttons.
    children: Children,
) -> impl IntoView {
    App::here().guard(unsaved);
    let by_key = on_submit.clone();
    view! {
        <form class="form" novalidate
            on:submit=move |event| {
                event.prevent_default();
                on_submit();
            }
            on:keydown=move |event| {
                if is_save(&event) {
                    event.prevent_default();
                    by_key();
                }
            }>
            {children()}
        </form>
    }
}

/// A [`SmallForm`] in a dialog, with the dialog's buttons.
#[component]
pub fn DialogForm(
    /// Whether it holds something not saved; see [`changed`].
    unsaved: impl Fn() -> bool + 'static,
    /// What happens on the button or by key.
    on_submit: impl Fn() + Clone + 'static,
    /// What the button says.
    #[prop(default = "保存")]
    action: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <SmallForm unsaved on_submit>
            <div class="dialog-body">{children()}</div>
            <div class="dialog-foot">
                <Cancel/>
                <button type="submit" class="button primary">{action}</button>
            </div>
        </SmallForm>
    }
}

/// Whether any of the texts is another than now.
pub fn changed(texts: Vec<RwSignal<String>>) -> impl Fn() -> bool + Clone {
    let start: Vec<String> = texts.iter().map(|text| text.get_untracked()).collect();
    move || texts.iter().zip(&start).any(|(text, start)| text.with(|text| text != start))
}

/// Ctrl+S, also where Caps Lock is on; Ctrl+Enter.
pub fn is_save(event: &web_sys::KeyboardEvent) -> bool {
    let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    held && (event.key() == "Enter" || event.key().eq_ignore_ascii_case("s"))
}
