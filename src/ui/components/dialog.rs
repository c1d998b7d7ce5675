//! A native modal dialog that follows a signal.

use crate::browser;
use leptos::html;
use leptos::prelude::*;

const FIRST_FIELD: &str = "dialog[open] form :is(input, select, textarea)";

/// A modal dialog with the heading `title`, open while `open` is true. Escape closes it: `on_close`
/// is told, and has to set `open` to false.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading, which also names it.
    #[prop(into)]
    title: Signal<String>,
    /// What happens when the person closes it.
    on_close: impl Fn() + Send + Sync + Clone + 'static,
    /// Its content; built anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // `show_modal` fails only for a dialog that is open already or outside the page.
            (true, false) => {
                browser::report(dialog.show_modal());
                // A form begins at its first field, not at the button that closes it.
                request_animation_frame(|| browser::focus_first(FIRST_FIELD));
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let (closing, closed) = (on_close.clone(), on_close.clone());
    view! {
        <dialog class="dialog" node_ref=node aria-label=move || title.get()
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                closing();
            }
            // Pressed twice, Escape closes a dialog without asking.
            on:close=move |_: web_sys::Event| if open.get_untracked() { closed() }>
            {move || open.get().then(|| {
                let close = on_close.clone();
                view! {
                    <div class="dialog-head">
                        <h2>{move || title.get()}</h2>
                        <button type="button" class="button quiet" aria-label="关闭" on:click=move |_| close()>"×"</button>
                    </div>
                    {children()}
                }
            })}
        </dialog>
    }
}
