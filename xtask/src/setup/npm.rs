//! What comes from npm, in fixed versions: wasm-opt, whose package carries the program as WebAssembly,
//! and axe-core, the accessibility rules, which the browser tests put into the page. Neither is part
//! of what is published.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{answers, install};
use crate::error::{Error, Result};
use crate::{house, run};

/// Trunk.toml asks for the same.
const BINARYEN: &str = "132";

/// MPL-2.0: used by the tests alone.
const AXE: &str = "4.14.1";

/// The optimiser of the release build.
pub fn wasm_opt() -> Result<PathBuf> {
    let answer = format!("version_{BINARYEN}");
    let exact = |program: &Path| answers(program, &format!("({answer})"));
    let named = |folder: &Path| {
        let bin = folder.join("node_modules/.bin");
        run::names("wasm-opt").map(|name| bin.join(name)).find(|file| exact(file))
    };
    let folder = house::cache()?.join(format!("binaryen-{BINARYEN}"));
    if let Some(cached) = named(&folder) {
        return Ok(cached);
    }
    if let Some(present) = run::on_path("wasm-opt").filter(|present| exact(present)) {
        return Ok(present);
    }
    fetch(&folder, "binaryen", &format!("{BINARYEN}.0.0"))?;
    named(&folder).ok_or_else(|| lacks(&folder, &format!("wasm-opt {BINARYEN}")))
}

/// The script of the accessibility rules.
pub fn axe() -> Result<PathBuf> {
    let folder = house::cache()?.join(format!("axe-core-{AXE}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        fetch(&folder, "axe-core", AXE)?;
    }
    if script.is_file() { Ok(script) } else { Err(lacks(&folder, "axe.min.js")) }
}

/// Installs a package into a folder of the cache.
fn fetch(folder: &Path, package: &str, version: &str) -> Result<()> {
    let Some(npm) = run::on_path("npm") else {
        return Err(Error::Missing {
            what: format!("Node with npm, for {package}"),
            install: "Install Node 20 or newer: on Debian `apt-get install nodejs npm`, \
                      elsewhere from https://nodejs.org"
                .into(),
        });
    };
    println!("   fetching {package} {version} from npm, once for this user …");
    install(folder, |half| {
        let mut command = Command::new(npm);
        command.current_dir(half).args(["install", "--no-audit", "--no-fund", "--prefix"]);
        run::run(command.arg(half).arg(format!("{package}@{version}")))
    })
}

fn lacks(folder: &Path, what: &str) -> Error {
    Error::Unexpected(format!("{} holds no {what}", folder.display()))
}
