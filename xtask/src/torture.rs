//! `cargo xtask torture`: breaks things on purpose and counts what is lost. What each number shows
//! and does not show stands in `docs/reliability.md`.

use crate::build::{self, Effort};
use crate::error::Result;
use crate::{run, setup};

/// Saves acknowledged before each kill.
const SAVES: &str = "10";

/// Kills of the control, which has no journal.
const CONTROL: &str = "20";

/// Builds both pages, and kills the browser so many times.
pub fn torture(kills: &str) -> Result<()> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    build::both(&tools, Effort::Published(&wasm_opt))?;
    run::heading("Killing the browser while records are saved");
    run::browser_program("torture", &browser, &[kills.as_ref(), SAVES.as_ref()])?;
    run::heading("The same without the journal (the control: something must be lost)");
    run::browser_program("torture", &browser, &[CONTROL.as_ref(), SAVES.as_ref(), "alone".as_ref()])
}

/// Builds both pages, and lets the page's storage fail at every call of a walk.
pub fn faults(every: &str) -> Result<()> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    build::both(&tools, Effort::Published(&wasm_opt))?;
    run::heading("A fault at every call of the storage");
    run::browser_program("faults", &browser, &[every.as_ref()])
}
