//! The two programs over the library: the page (wasm32) and the command line (native).

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"支部台账"</h1> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
