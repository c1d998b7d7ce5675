//! A button that picks a file of the computer.

use leptos::html;
use leptos::prelude::*;

/// A button called `name` that hands the file picked to `on_pick`.
///
/// The input itself stays hidden: browsers name and draw it each in their own way.
#[component]
pub fn FileButton(
    /// The button's name.
    #[prop(into)]
    name: String,
    /// Which files are offered, e.g. `.json`.
    accept: &'static str,
    /// The look: `button` or `button primary`.
    #[prop(default = "button")]
    class: &'static str,
    /// What is done with the file.
    on_pick: impl Fn(web_sys::File) + 'static,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            on_pick(file);
        }
        // So that picking the same file again is an event again.
        input.set_value("");
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" class=class on:click=press>{name.clone()}</button>
        <input node_ref=input type="file" hidden accept=accept aria-label=name on:change=picked/>
    }
}
