//! Browsers beside the one that the tests drive: old Chromiums, which npm still carries as packed
//! programs for servers, and Firefox with its driver. What cannot be had is named and left out.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{install, tool};
use crate::error::{Error, Result};
use crate::{house, run};

/// The package of an old Chromium, its version, and the name that tells the Chromium's. The last is
/// below the floor.
const CHROMIUMS: &[(&str, &str, &str)] = &[
    ("@sparticuz/chromium", "109.0.6", "chromium-109"),
    ("chrome-aws-lambda", "10.1.0", "chromium-92"),
    ("chrome-aws-lambda", "9.1.0", "below-chromium-91"),
];

/// Unpacks the program with what Node has built in.
const UNPACK: &str = "const { readFileSync, writeFileSync } = require('fs'); \
     const { brotliDecompressSync } = require('zlib'); \
     const [from, to] = process.argv.slice(1); \
     writeFileSync(to, brotliDecompressSync(readFileSync(from)), { mode: 0o755 })";

/// The names under which systems know Firefox.
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

/// Browsers beside the one that the tests drive.
pub struct Others {
    /// Name and program of each, as the program `browsers` of the tests takes them.
    pub found: Vec<(String, PathBuf)>,
    /// A sentence for each that could not be had.
    pub absent: Vec<String>,
}

/// Sets up what can be had.
pub fn browsers() -> Result<Others> {
    let mut found = Vec::new();
    let mut absent = Vec::new();
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        for (package, version, name) in CHROMIUMS {
            match chromium(package, version, name) {
                Ok(program) => found.push(((*name).to_owned(), program)),
                Err(error) => absent.push(format!("{name}: {error}")),
            }
        }
    } else {
        absent.push("the old Chromiums are programs for Linux on x86-64".to_owned());
    }
    match firefox().and_then(|firefox| Ok((firefox, tool::geckodriver()?))) {
        Ok((firefox, driver)) => {
            found.push(("firefox".to_owned(), firefox));
            found.push(("geckodriver".to_owned(), driver));
        }
        Err(error) => absent.push(format!("Firefox: {error}")),
    }
    Ok(Others { found, absent })
}

fn chromium(package: &str, version: &str, name: &str) -> Result<PathBuf> {
    let folder = house::cache()?.join(name);
    let program = folder.join("chromium");
    if program.is_file() {
        return Ok(program);
    }
    let Some(npm) = run::on_path("npm") else {
        return Err(Error::Unexpected("there is no npm to fetch it".into()));
    };
    println!("   fetching {name} ({package} {version}) from npm, once for this user …");
    install(&folder, |half| {
        let mut command = Command::new(npm);
        command.current_dir(half).args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
        command.args(["--legacy-peer-deps", "--prefix"]).arg(half);
        run::run(command.arg(format!("{package}@{version}")))?;
        let packed = half.join("node_modules").join(package).join("bin/chromium.br");
        unpack(&packed, &half.join("chromium"))
    })?;
    Ok(program)
}

fn unpack(packed: &Path, program: &Path) -> Result<()> {
    run::run(Command::new("node").args(["-e", UNPACK]).arg(packed).arg(program))
}

fn firefox() -> Result<PathBuf> {
    let found = || FIREFOX.iter().find_map(|name| run::on_path(name));
    if found().is_none() && run::on_path("apt-get").is_some() {
        super::browser::apt(&["firefox-esr"])?;
    }
    found().ok_or_else(|| Error::Unexpected("there is no firefox on PATH".into()))
}
