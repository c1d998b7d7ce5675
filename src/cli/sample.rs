//! `zhibu sample`: the sample ledger as a backup file.

use super::failure::Failure;
use crate::{backup, sample};
use std::io::Write;
use std::path::Path;

/// The moment the sample's backup names: fixed, so that the file is always the same.
const EXPORTED_AT: &str = "2020-01-06T09:00:00+08:00";

pub(super) fn run(to: Option<&Path>, out: &mut dyn Write) -> Result<(), Failure> {
    let ledger = sample::ledger().map_err(Failure::core)?;
    let file = backup::export(&ledger, EXPORTED_AT).map_err(Failure::core)?;
    write(to, file.as_bytes(), out)?;
    match to {
        Some(path) => writeln!(out, "已写出“{}”。", path.display()).map_err(Failure::output),
        None => Ok(()),
    }
}

/// Writes to the file, or to the output where there is none.
pub(super) fn write(to: Option<&Path>, bytes: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    match to {
        Some(path) => {
            std::fs::write(path, bytes).map_err(|error| Failure::Write(path.to_owned(), error))
        }
        None => out.write_all(bytes).map_err(Failure::output),
    }
}
