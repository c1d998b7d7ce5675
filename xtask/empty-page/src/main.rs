//! The least that Leptos can put on a page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    // The field is what typing in the page's own fields is compared with.
    let text = RwSignal::new(String::new());
    mount_to_body(move || {
        view! {
            <h1>"空白"</h1>
            <input id="text" type="text" aria-label="试填" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))/>
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
