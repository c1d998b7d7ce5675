//! A native modal dialog that follows a signal, and asks before a changed form in it is left.

use crate::browser;
use crate::store::Kept;
use crate::ui::state::App;
use crate::ui::unsaved::{InDialog, Leaving};
use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;

const FIRST_FIELD: &str = "dialog[open] form :is(input, select, textarea)";

/// A modal dialog with the heading `title`, open while `open` is true. Escape closes it: `on_close`
/// is told, and has to set `open` to false. While a form in it holds something not saved, the
/// person is asked first.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading, which also names it.
    #[prop(into)]
    title: Signal<String>,
    /// What happens when the person closes it. Without a type of its own: each would be another copy
    /// of the dialog in the module.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its content; built anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let app = App::here();
    let node = NodeRef::<html::Dialog>::new();
    let unsaved = RwSignal::new(false);
    let close = Callback::new(move |()| {
        if unsaved.get_untracked() {
            app.leaving.set(Some(Leaving::Dialog(on_close)));
        } else {
            on_close.run(());
        }
    });
    // The way on stands behind a modal dialog, so it is offered in it too.
    let reading = Memo::new(move |_| app.kept.get() == Kept::Reading);
    let around = InDialog { unsaved, close };
    // Pressed twice, Escape closes a dialog without asking.
    let closed_by_itself = move |_: web_sys::Event| {
        if !open.get_untracked() {
            return;
        }
        if unsaved.get_untracked()
            && let Some(dialog) = node.get_untracked()
        {
            browser::report(dialog.show_modal());
        }
        close.run(());
    };
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
    view! {
        <dialog class="dialog" node_ref=node aria-label=move || title.get()
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close.run(());
            }
            on:close=closed_by_itself>
            {move || open.get().then(|| {
                let children = children.clone();
                view! {
                    <div class="dialog-head">
                        <h2>{move || title.get()}</h2>
                        <button type="button" class="button quiet" aria-label="关闭" on:click=move |_| close.run(())>"×"</button>
                    </div>
                    {move || reading.get().then(|| view! {
                        <div class="banner">
                            <p>"台账正在另一个窗口里编辑，这里暂时不能保存。"</p>
                            <button type="button" class="button" on:click=move |_| app.take_over()>"接管编辑"</button>
                        </div>
                    })}
                    <Provider value=around>{children()}</Provider>
                }
            })}
        </dialog>
    }
}

/// 取消, in the foot of a form in a dialog.
#[component]
pub(super) fn Cancel() -> impl IntoView {
    let dialog = use_context::<InDialog>();
    let close = move |_| {
        if let Some(dialog) = dialog {
            dialog.close.run(());
        }
    };
    view! { <button type="button" class="button" on:click=close>"取消"</button> }
}
