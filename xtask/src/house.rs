//! Where things are: the project's folders and the per-user cache of tools.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The project's root. The command runs from the clone it was compiled in.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The published site: Trunk's release output.
pub fn site() -> PathBuf {
    root().join("dist/site")
}

/// The one file that holds the whole page.
pub fn one_file() -> PathBuf {
    root().join("dist/支部台账.html")
}

/// Cargo's target directory, wherever the user keeps it.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |d| root().join(d))
}

/// The per-user cache of tools, so that the next clone is quick. One folder a tool and version.
pub fn cache() -> Result<PathBuf> {
    let of = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        of("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        of("XDG_CACHE_HOME").or_else(|| of("HOME").map(|home| home.join("Library/Caches")))
    } else {
        of("XDG_CACHE_HOME").or_else(|| of("HOME").map(|home| home.join(".cache")))
    };
    let cache = base
        .ok_or_else(|| Error::Missing {
            what: "a home folder to keep the tools in".into(),
            install: "Set HOME (on Windows LOCALAPPDATA) and run the command again.".into(),
        })?
        .join("zhibu");
    fs::create_dir_all(&cache).map_err(Error::at("creating", &cache))?;
    Ok(cache)
}

/// Reads one of the project's text files.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::at("reading", path))
}

/// Writes a file, creating its folder.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::at("creating", folder))?;
    }
    fs::write(path, content).map_err(Error::at("writing", path))
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = root().join("Cargo.lock");
    version_in(&read(&lock)?, package)
        .ok_or_else(|| Error::Unexpected(format!("{} names no {package}", lock.display())))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?;
    Some(version.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_is_the_package_s_own() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.2\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.2"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
