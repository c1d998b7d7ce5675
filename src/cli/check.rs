//! `zhibu check`: what a restore would say of a backup.

use super::failure::Failure;
use crate::backup;
use crate::ledger::Ledger;
use std::io::Write;
use std::path::Path;

/// Reads a backup file.
pub(super) fn read(path: &Path) -> Result<Ledger, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::Read(path.to_owned(), error))?;
    backup::read_bytes(&bytes).map_err(Failure::core)
}

pub(super) fn run(path: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let ledger = read(path)?;
    let doubts = backup::doubts(&ledger);
    let verdict = match doubts.len() {
        0 => "可以导入。".to_owned(),
        count => format!("可以导入，但有{count}处需要核对，导入时会照原样保留："),
    };
    let name = ledger
        .branch
        .as_ref()
        .map_or("（未填支部名称）", |branch| branch.full_name.as_str());
    writeln!(
        out,
        "{name}：记录{}条，党员{}名，党小组{}个。{verdict}",
        ledger.records.len(),
        ledger.members.len(),
        ledger.groups.len()
    )
    .map_err(Failure::output)?;
    for doubt in &doubts {
        writeln!(out, "{doubt}").map_err(Failure::output)?;
    }
    if doubts.is_empty() { Ok(()) } else { Err(Failure::Doubtful) }
}
