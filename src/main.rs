//! The two programs over the library: the page (wasm32) and the command line (native).

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(zhibu::ui::start());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments = std::env::args_os().skip(1);
    zhibu::cli::run(arguments, &mut std::io::stdout().lock(), &mut std::io::stderr().lock())
}
