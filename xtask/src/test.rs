//! `cargo xtask test`: the whole check, step by step. What passes here passes everywhere the
//! project is checked, because this is what is run there.

use std::path::Path;
use std::time::Instant;

use crate::error::{Error, Result};
use crate::setup::{self, Browser};
use crate::{build, house, measure, run};

const LINTS: &[&str] = &["--", "--deny", "warnings"];

/// The steps, in the order in which they fail soonest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Format,
    Lint,
    Native,
    Dist,
    Browser,
}

const STEPS: &[(&str, Step)] = &[
    ("format", Step::Format),
    ("lint", Step::Lint),
    ("native", Step::Native),
    ("dist", Step::Dist),
    ("browser", Step::Browser),
];

/// Runs the named steps, or all of them.
pub fn test(names: &[&str]) -> Result<()> {
    let begun = Instant::now();
    let steps = chosen(names)?;
    let any = |of: &[Step]| steps.iter().any(|step| of.contains(step));
    run::heading("Setting up");
    if any(&[Step::Lint, Step::Dist, Step::Browser]) {
        setup::tools()?;
    }
    if any(&[Step::Dist, Step::Browser]) {
        setup::wasm_opt()?;
    }
    let needs_browser = any(&[Step::Native, Step::Browser]);
    let browser = if needs_browser { Some(setup::browser()?) } else { None };
    let axe = if any(&[Step::Browser]) { Some(setup::axe()?) } else { None };
    for step in steps {
        let start = Instant::now();
        match step {
            Step::Format => format()?,
            Step::Lint => lint()?,
            Step::Native => native()?,
            Step::Dist => build::dist()?,
            Step::Browser => in_browser(browser.as_ref(), axe.as_deref())?,
        }
        println!("   {step:?}: {}", minutes(start));
    }
    println!("\n── All passed in {}", minutes(begun));
    Ok(())
}

fn chosen(names: &[&str]) -> Result<Vec<Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().map(|(_, step)| *step).collect());
    }
    names
        .iter()
        .map(|name| {
            let found = STEPS.iter().find(|(known, _)| known == name).map(|(_, step)| *step);
            found.ok_or_else(|| {
                let known: Vec<&str> = STEPS.iter().map(|(known, _)| *known).collect();
                Error::Unexpected(format!("no step {name:?}; there are: {}", known.join(", ")))
            })
        })
        .collect()
}

fn format() -> Result<()> {
    run::heading("Format");
    run::run(run::cargo().args(["fmt", "--all", "--check"]))
}

fn lint() -> Result<()> {
    run::heading("Lints, native");
    run::run(
        run::cargo().args(["clippy", "--workspace", "--all-targets", "--locked"]).args(LINTS),
    )?;
    run::heading("Lints, in the browser");
    let clippy = || {
        let mut clippy = run::cargo();
        clippy.args(["clippy", "--package", "zhibu", "--target", setup::TRIPLE, "--locked"]);
        clippy
    };
    run::run(clippy().args(LINTS))?;
    // The page as it is measured, so that it is not found broken on the day of measuring.
    run::run(clippy().args(["--features", measure::MEMORY]).args(LINTS))
}

fn native() -> Result<()> {
    run::heading("Native tests");
    let mut tests = run::cargo();
    run::run(tests.args(["test", "--workspace", "--exclude", "browser-tests", "--locked"]))
}

/// Tests what `dist` has built; a missing build is built first.
fn in_browser(browser: Option<&Browser>, axe: Option<&Path>) -> Result<()> {
    if !house::site().join("index.html").is_file() || !house::one_file().is_file() {
        build::dist()?;
    }
    run::heading("Browser tests");
    let mut tests = run::cargo();
    // Each file of tests is a program of its own: one that fails does not hide the others.
    tests.args(["test", "--package", "browser-tests", "--locked", "--no-fail-fast"]);
    if let Some(Browser { chrome, chromedriver }) = browser {
        tests.env("CHROME", chrome).env("CHROMEDRIVER", chromedriver);
    }
    if let Some(axe) = axe {
        tests.env("AXE", axe);
    }
    run::run(&mut tests)
}

fn minutes(since: Instant) -> String {
    let seconds = since.elapsed().as_secs();
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}
