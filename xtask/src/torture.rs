//! `cargo xtask torture`: breaks things on purpose and counts what is lost. What each number shows
//! and does not show stands in `docs/reliability.md`.

use crate::build::{self, Effort};
use crate::error::{Error, Result};
use crate::setup::Browser;
use crate::{run, setup};

/// Saves acknowledged before each kill.
const SAVES: &str = "10";

/// Kills of the control, which has no journal.
const CONTROL: &str = "20";

/// Seeds of the windows, and the steps of each.
const SEEDS: &str = "5";
const STEPS: &str = "40";

/// Saves at the moment at which another window takes the room.
const AT_ONCE: &str = "10";

/// Saves counted under `strace`.
const WATCHED: &str = "50";

/// Imports killed, and how many times over each of their ledgers has the sample's records.
const IMPORTS: &str = "100";
const COPIES: &str = "5";

/// Builds both pages, and kills the browser so many times.
pub fn torture(kills: &str) -> Result<()> {
    let browser = built()?;
    run::heading("Killing the browser while records are saved");
    run::browser_program("torture", &browser, &[kills.as_ref(), SAVES.as_ref()])?;
    run::heading("The same without the journal (the control: something must be lost)");
    run::browser_program("torture", &browser, &[CONTROL.as_ref(), SAVES.as_ref(), "alone".as_ref()])
}

/// Exports, imports and stores so many random ledgers, with their control; without a browser.
pub fn ledgers(count: &str) -> Result<()> {
    run::heading("Whole ledgers out and in again, and through the store");
    let mut tests = run::cargo();
    tests.args(["test", "--package", "zhibu", "--lib", "--locked", "--"]);
    run::run(tests.args(["ten_thousand", "--nocapture"]).env("ROUND_TRIPS", count))
}

/// Builds both pages, and lets the page's storage fail at every call of a walk.
pub fn faults(every: &str) -> Result<()> {
    let browser = built()?;
    run::heading("A fault at every call of the storage");
    run::browser_program("faults", &browser, &[every.as_ref()])
}

/// Builds both pages, and has several windows edit, take over, close and crash in a seeded order.
pub fn windows() -> Result<()> {
    let browser = built()?;
    run::heading("Windows that edit, take over, close and crash");
    run::browser_program("windows", &browser, &[SEEDS.as_ref(), STEPS.as_ref()])
}

/// Builds both pages, and fills the storage to the last unit, alone and by two windows at once.
pub fn quota() -> Result<()> {
    let browser = built()?;
    run::heading("The storage full to the last unit");
    run::browser_program("quota", &browser, &[AT_ONCE.as_ref()])
}

/// Builds both pages, and kills the browser while one ledger replaces another.
pub fn imports() -> Result<()> {
    let browser = built()?;
    run::heading("Killing the browser while a ledger is replaced by a backup");
    run::browser_program("imports", &browser, &[IMPORTS.as_ref(), COPIES.as_ref()])
}

/// Builds both pages, and counts how often the browser waits for the disk before 已保存.
pub fn synced() -> Result<()> {
    // No test needs it, so nothing installs it.
    if run::on_path("strace").is_none() {
        return Err(Error::Missing {
            what: "strace".to_owned(),
            install: "It runs on Linux alone. Run: sudo apt-get install strace".to_owned(),
        });
    }
    let browser = built()?;
    run::heading("Waits for the disk before a save is acknowledged (the control: fewer)");
    run::browser_program("synced", &browser, &[WATCHED.as_ref()])
}

/// Sets up, and builds both pages as they are published.
fn built() -> Result<Browser> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    build::both(&tools, Effort::Published(&wasm_opt))?;
    Ok(browser)
}
