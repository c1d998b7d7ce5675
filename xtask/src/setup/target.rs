//! The compiler's wasm target.

use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::{house, run};

pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// rustup adds the target by itself from rust-toolchain.toml; where it was told not to, or another
/// toolchain is in force, it is added here.
pub fn ensure() -> Result<()> {
    if present()? {
        return Ok(());
    }
    if run::on_path("rustup").is_none() {
        return Err(missing());
    }
    println!("   adding the compiler's target {TRIPLE}");
    let mut add = Command::new("rustup");
    run::run(add.current_dir(house::root()).args(["target", "add", TRIPLE]))?;
    if present()? { Ok(()) } else { Err(missing()) }
}

fn present() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    let sysroot = run::output(rustc.current_dir(house::root()).args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(TRIPLE).join("lib").is_dir())
}

fn missing() -> Error {
    Error::Missing {
        what: format!("the Rust target {TRIPLE}"),
        install: format!("Install rustup from https://rustup.rs, then: rustup target add {TRIPLE}"),
    }
}
