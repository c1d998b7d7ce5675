//! `cargo xtask measure`: how long the page takes to open and how big it is, against an empty
//! Leptos page built the same way, in the same run. Only ratios travel between machines.

use std::path::Path;

use crate::error::Result;
use crate::{build, house, run, setup, size};

/// The empty page, from the root.
const EMPTY: &str = "xtask/empty-page/index.html";

/// Builds both and opens each `runs` times in a fresh browser.
pub fn measure(runs: &str) -> Result<()> {
    run::heading("Setting up");
    let (tools, wasm_opt) = (setup::tools()?, setup::wasm_opt()?);
    let browser = setup::browser()?;
    build::both(&tools, &wasm_opt)?;
    run::heading("Building the empty page");
    let empty = house::target().join("measure");
    build::site(&tools, &wasm_opt, Path::new(EMPTY), &empty)?;
    let mut measure = run::cargo();
    measure.args(["build", "--package", "browser-tests", "--bin", "measure", "--locked"]);
    run::run(&mut measure)?;

    run::heading("Sizes");
    size::report()?;
    println!("   against the empty page's:");
    size::folder(&empty)?;

    run::heading("Cold starts (a fresh browser each, from the address to the first frame shown)");
    let mut measure = run::cargo();
    measure.args(["run", "--quiet", "--package", "browser-tests", "--bin", "measure", "--locked"]);
    measure.arg("--").arg(runs).arg(&empty);
    measure.env("CHROME", browser.chrome).env("CHROMEDRIVER", browser.chromedriver);
    run::run(&mut measure)
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
