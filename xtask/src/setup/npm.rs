//! wasm-opt, which comes from npm: its package carries the program as WebAssembly, so that nothing
//! has to be compiled or downloaded from anywhere else.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{answers, install};
use crate::error::{Error, Result};
use crate::{house, run};

/// Trunk.toml asks for the same.
const BINARYEN: &str = "132";

pub fn wasm_opt() -> Result<PathBuf> {
    let answer = format!("version_{BINARYEN}");
    let exact = |program: &Path| answers(program, &format!("({answer})"));
    let folder = house::cache()?.join(format!("binaryen-{BINARYEN}"));
    let named = |folder: &Path| {
        let bin = folder.join("node_modules/.bin");
        run::names("wasm-opt").map(|name| bin.join(name)).find(|file| exact(file))
    };
    if let Some(cached) = named(&folder) {
        return Ok(cached);
    }
    if let Some(present) = run::on_path("wasm-opt").filter(|present| exact(present)) {
        return Ok(present);
    }
    let Some(npm) = run::on_path("npm") else {
        return Err(Error::Missing {
            what: "Node with npm, for the optimiser wasm-opt".into(),
            install: "Install Node 20 or newer: on Debian `apt-get install nodejs npm`, \
                      elsewhere from https://nodejs.org"
                .into(),
        });
    };
    println!("   fetching wasm-opt (binaryen {BINARYEN}) from npm, once for this user …");
    install(&folder, |half| {
        let mut command = Command::new(npm);
        command.current_dir(half).args(["install", "--no-audit", "--no-fund", "--prefix"]);
        run::run(command.arg(half).arg(format!("binaryen@{BINARYEN}.0.0")))
    })?;
    named(&folder).ok_or_else(|| {
        Error::Unexpected(format!("{} holds no wasm-opt {BINARYEN}", folder.display()))
    })
}
