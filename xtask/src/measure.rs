//! `cargo xtask measure`: how long the page takes to open, how big it is and how quickly it answers
//! keys with 20,000 records, against an empty Leptos page built the same way, in the same run. Only
//! ratios travel between machines.

use std::path::Path;

use crate::build::{self, Effort};
use crate::error::Result;
use crate::setup::{self, Browser, Tools};
use crate::{house, run, size};

/// The empty page, from the root.
const EMPTY: &str = "xtask/empty-page/index.html";

/// The feature of the page that is measured with many records.
pub const MEMORY: &str = "memory";

/// Builds all pages, opens each `runs` times in a fresh browser, and types.
pub fn measure(runs: &str) -> Result<()> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    build::both(&tools, Effort::Published(&wasm_opt))?;
    run::heading("Building the empty page");
    let empty = house::target().join("measure/empty");
    build::site(&tools, Effort::Published(&wasm_opt), Path::new(EMPTY), &[], &empty)?;

    run::heading("Sizes");
    size::report()?;
    println!("   against the empty page's:");
    size::folder(&empty)?;

    run::heading("Cold starts (a fresh browser each, from the address to the first frame shown)");
    run::browser_program("measure", &browser, &[runs.as_ref(), &empty])?;
    typed(&tools, &wasm_opt, &browser, &empty)
}

/// Only the typing.
pub fn typing() -> Result<()> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    run::heading("Building the empty page");
    let empty = house::target().join("measure/empty");
    build::site(&tools, Effort::Published(&wasm_opt), Path::new(EMPTY), &[], &empty)?;
    typed(&tools, &wasm_opt, &browser, &empty)
}

fn typed(tools: &Tools, wasm_opt: &Path, browser: &Browser, empty: &Path) -> Result<()> {
    // Beside what is published, never in it.
    run::heading("Building the page over many records");
    let many = house::target().join("measure/many");
    build::site(tools, Effort::Published(wasm_opt), Path::new("index.html"), &[MEMORY], &many)?;
    run::heading("Keys (20,000 records, against a text field of the empty page)");
    run::browser_program("typing", browser, &[&many, empty])
}

#[cfg(test)]
mod tests {
    use super::EMPTY;
    use crate::{house, html};

    #[test]
    fn the_empty_page_is_optimised_like_the_page() {
        let options = |page: &str| {
            let page = house::read(&house::root().join(page)).unwrap();
            let links = html::tags(&page, "link");
            let link = links.iter().find(|link| link.attribute("rel") == Some("rust")).unwrap();
            ["data-wasm-opt", "data-wasm-opt-params"]
                .map(|name| link.attribute(name).map(str::to_owned))
        };
        assert_eq!(options(EMPTY), options("index.html"));
    }
}
