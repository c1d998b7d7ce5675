//! The least that Leptos can put on a page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    mount_to_body(|| view! { <h1>"空白"</h1> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
