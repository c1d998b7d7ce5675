//! The two programs over the library: the page (wasm32) and the command line (native).

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(zhibu::ui::Shell);
    zhibu::browser::remove_boot_frame();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
