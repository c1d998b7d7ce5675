//! What can go wrong in a command, with enough said to act on it.

use std::fmt;
use std::io;
use std::path::Path;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// A file or a process could not be reached.
    Io { doing: String, source: io::Error },
    /// A program ran and failed.
    Command { line: String, ended: String },
    /// Something is needed that may not be installed from here.
    Missing { what: String, install: String },
    /// The project's own files are not as these commands need them.
    Unexpected(String),
}

impl Error {
    /// For `map_err`: names what was being done to `path`.
    pub fn at(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let doing = format!("{doing} {}", path.display());
        move |source| Error::Io { doing, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { doing, source } => write!(f, "{doing}: {source}"),
            Error::Command { line, ended } => write!(f, "`{line}` {ended}"),
            Error::Missing { what, install } => write!(f, "missing: {what}\n{install}"),
            Error::Unexpected(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}
