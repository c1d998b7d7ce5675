//! How big the page is: as files, and in brotli as a server sends them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::{house, run};

/// What a reader may have to load at most (docs: the budget of the page).
const MODULE_BROTLI_LIMIT: u64 = 1056 * 1024;
const ONE_FILE_LIMIT: u64 = 4 * 1024 * 1024;

/// Prints the sizes and fails where the budget is exceeded.
pub fn report() -> Result<()> {
    let module = folder(&house::site())?;
    row(&house::one_file())?;
    let mut over = Vec::new();
    if module > MODULE_BROTLI_LIMIT {
        over.push(format!("the module is over {} in brotli", kb(MODULE_BROTLI_LIMIT)));
    }
    if length(&house::one_file())? > ONE_FILE_LIMIT {
        over.push(format!("the one file is over {}", kb(ONE_FILE_LIMIT)));
    }
    if over.is_empty() { Ok(()) } else { Err(Error::Unexpected(over.join("; "))) }
}

/// Prints the size of each file in a site's folder and returns the module's in brotli.
pub fn folder(folder: &Path) -> Result<u64> {
    let mut module = 0;
    for entry in fs::read_dir(folder).map_err(Error::at("reading", folder))? {
        let path = entry.map_err(Error::at("reading", folder))?.path();
        let brotli = row(&path)?;
        if path.extension().is_some_and(|ending| ending == "wasm") {
            module = brotli;
        }
    }
    Ok(module)
}

/// Prints a file's size and returns it in brotli.
fn row(path: &Path) -> Result<u64> {
    let brotli = brotli(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    println!("   {:>10} {:>10} brotli   {name}", kb(length(path)?), kb(brotli));
    Ok(brotli)
}

fn length(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).map_err(Error::at("reading", path))?.len())
}

/// Node is there for the optimiser anyway, and has brotli built in.
fn brotli(path: &Path) -> Result<u64> {
    let script = "const { readFileSync } = require('fs'); \
                  const { brotliCompressSync } = require('zlib'); \
                  console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";
    let said = run::output(Command::new("node").args(["-e", script]).arg(path))?;
    said.trim().parse().map_err(|_| Error::Unexpected(format!("node said {said:?}, not a size")))
}

fn kb(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1024))
}
