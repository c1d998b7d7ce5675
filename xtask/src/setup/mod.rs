//! Sets up what is missing, with progress on screen. Tools are of fixed versions and live in the
//! per-user cache; a folder there is complete or absent, because each is built beside its place and
//! renamed into it.

mod browser;
mod npm;
mod old;
mod target;
mod tool;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

pub use browser::Browser;
pub use old::Others;
pub use target::TRIPLE;

use crate::error::{Error, Result};
use crate::house;
use crate::run;

/// What builds the page while working on it.
pub struct Tools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
}

/// The wasm target, Trunk and wasm-bindgen: enough to serve.
pub fn tools() -> Result<Tools> {
    target::ensure()?;
    let _held = Lock::take()?;
    Ok(Tools { trunk: tool::trunk()?, wasm_bindgen: tool::wasm_bindgen()? })
}

/// The optimiser of the release build.
pub fn wasm_opt() -> Result<PathBuf> {
    let _held = Lock::take()?;
    npm::wasm_opt()
}

/// The accessibility rules that the browser tests hold the page to: a script.
pub fn axe() -> Result<PathBuf> {
    let _held = Lock::take()?;
    npm::axe()
}

/// The browser, its driver, and the programs that read the written documents back.
pub fn browser() -> Result<Browser> {
    browser::ensure()
}

/// Browsers old and new beside that one, and a sentence for each that cannot be had here.
pub fn browsers() -> Result<Others> {
    let _held = Lock::take()?;
    old::browsers()
}

/// All of it, for `cargo xtask setup`.
pub fn everything() -> Result<()> {
    run::heading("Setting up");
    let tools = tools()?;
    let wasm_opt = wasm_opt()?;
    let axe = axe()?;
    let browser = browser()?;
    for program in
        [&tools.trunk, &tools.wasm_bindgen, &wasm_opt, &axe, &browser.chrome, &browser.chromedriver]
    {
        println!("   ready: {}", program.display());
    }
    Ok(())
}

/// Whether `program --version` runs and answers with this text: the proof that an install is whole.
fn answers(program: &Path, version: &str) -> bool {
    program.is_file()
        && run::output(std::process::Command::new(program).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

/// Installs into a folder of the cache: into a temporary one first, which becomes the real one only
/// when the install has succeeded.
fn install(folder: &Path, work: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut half = folder.as_os_str().to_owned();
    half.push(".half");
    let half = PathBuf::from(half);
    for old in [half.as_path(), folder] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(Error::at("removing", old))?;
        }
    }
    fs::create_dir_all(&half).map_err(Error::at("creating", &half))?;
    work(&half)?;
    fs::rename(&half, folder).map_err(Error::at("moving into place", folder))
}

/// One install at a time for this user: a second command waits for the first one's tools.
struct Lock {
    _file: File,
}

impl Lock {
    fn take() -> Result<Lock> {
        let path = house::cache()?.join("lock");
        let file = File::create(&path).map_err(Error::at("creating", &path))?;
        if file.try_lock().is_err() {
            println!("   waiting for another setup to finish …");
            file.lock().map_err(Error::at("locking", &path))?;
        }
        Ok(Lock { _file: file })
    }
}
