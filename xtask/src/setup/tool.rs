//! The tools that cargo builds from crates.io: Trunk and wasm-bindgen.

use std::path::PathBuf;

use super::{answers, install};
use crate::error::{Error, Result};
use crate::{house, run};

/// The last Trunk that the project's compiler builds; Trunk.toml asks for the same.
const TRUNK: &str = "0.21.14";

const GECKODRIVER: &str = "0.37.1";

pub fn trunk() -> Result<PathBuf> {
    ensure("trunk", "trunk", TRUNK, "about four minutes")
}

/// wasm-bindgen refuses a module of any version but its own, so Cargo.lock decides.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let version = house::locked_version("wasm-bindgen")?;
    ensure("wasm-bindgen", "wasm-bindgen-cli", &version, "about a minute")
}

/// Drives Firefox.
pub fn geckodriver() -> Result<PathBuf> {
    ensure("geckodriver", "geckodriver", GECKODRIVER, "about two minutes")
}

/// Builds unoptimised: it takes a third of the time, and the tools' own work is small.
fn ensure(program: &str, package: &str, version: &str, time: &str) -> Result<PathBuf> {
    let folder = house::cache()?.join(format!("{program}-{version}"));
    let cached = folder.join("bin").join(exe(program));
    if answers(&cached, version) {
        return Ok(cached);
    }
    if let Some(present) = run::on_path(program).filter(|present| answers(present, version)) {
        return Ok(present);
    }
    println!("   building {package} {version}, once for this user ({time}) …");
    install(&folder, |half| {
        let cargo_install = |locked: &[&str]| {
            let mut cargo = run::cargo();
            // Not in the clone, whose cargo settings and target folder are the project's.
            cargo.current_dir(half).env_remove("CARGO_TARGET_DIR");
            cargo.args(["install", package, "--version", version, "--debug", "--root"]);
            cargo.arg(half).args(locked);
            run::run(&mut cargo)
        };
        cargo_install(&["--locked"]).or_else(|error| {
            // A published lock file may name a crate that the registry no longer has.
            println!("   {error}\n   trying again without the package's lock file …");
            cargo_install(&[])
        })
    })?;
    if answers(&cached, version) {
        return Ok(cached);
    }
    Err(Error::Unexpected(format!("{} does not answer as {version}", cached.display())))
}

fn exe(program: &str) -> String {
    run::names(program).next().unwrap_or_else(|| program.to_owned())
}
