//! The release build: one run of cargo, and from its module the site (through Trunk) and the one
//! file.

use std::path::Path;
use std::process::Command;

use crate::error::Result;
use crate::policy::{self, Parts};
use crate::setup::{self, Tools};
use crate::{house, module, offline, one_file, run, size};

/// The compiler's flags for the module, beside those of `.cargo/config.toml`.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// One module for browsers from Chromium 92 on, which knows no reference types (Chromium 96). The
/// compiler's own libraries name them in the module all the same, and wasm-bindgen would bring them
/// in again: so the linker is told what the module may use. A quick build is as the compiler makes
/// it, so that no work is done twice.
const LOWERED: &str = "-C target-feature=-reference-types -C link-arg=--no-check-features \
     -C link-arg=--features=bulk-memory,bulk-memory-opt,multivalue,mutable-globals,\
     nontrapping-fptoint,sign-ext";

/// How a module is compiled.
#[derive(Clone, Copy)]
pub enum Effort<'a> {
    /// As it is published, made smaller by this folder's wasm-opt.
    Published(&'a Path),
    /// In seconds after an edit, for whoever works on it: as large as it comes.
    Quick,
}

impl Effort<'_> {
    /// The profile of Cargo.toml, which is also the folder of what it builds.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Published(_) => "release",
            Self::Quick => "quick",
        }
    }
}

/// `cargo xtask dist`.
pub fn dist() -> Result<()> {
    run::heading("Setting up");
    let tools = setup::tools()?;
    let wasm_opt = setup::wasm_opt()?;
    both(&tools, Effort::Published(&wasm_opt))?;
    run::heading("Sizes");
    size::report()
}

/// `cargo xtask dist --quick`: for the browser tests while working, never to be handed out.
pub fn quick() -> Result<()> {
    run::heading("Setting up");
    both(&setup::tools()?, Effort::Quick)
}

/// Builds the site and the one file.
pub fn both(tools: &Tools, effort: Effort<'_>) -> Result<()> {
    run::heading("Building the site");
    site(tools, effort, Path::new("index.html"), &[], &house::site())?;
    if let Effort::Published(_) = effort {
        module::check_site(&house::site())?;
    }
    offline::add(&house::site())?;
    run::heading("Building the one file");
    one_file::build(tools, effort)?;
    println!("\n   site:     {}", house::site().display());
    println!("   one file: {}", house::one_file().display());
    Ok(())
}

/// Builds a page (its path from the root) with these features as a site into `folder`, policy
/// included.
pub fn site(
    tools: &Tools,
    effort: Effort<'_>,
    page: &Path,
    features: &[&str],
    folder: &Path,
) -> Result<()> {
    let mut build = match effort {
        Effort::Published(wasm_opt) => trunk(tools, &[wasm_opt])?,
        Effort::Quick => trunk(tools, &[])?,
    };
    build.arg("build");
    if let Effort::Published(_) = effort {
        build.env(FLAGS, LOWERED);
    }
    match effort {
        Effort::Published(_) => build.arg("--release"),
        Effort::Quick => build.args(["--cargo-profile", effort.profile()]),
    };
    build.arg("--dist").arg(folder);
    if !features.is_empty() {
        build.args(["--features", &features.join(",")]);
    }
    run::run(build.arg(house::root().join(page)))?;
    let index = folder.join("index.html");
    let with_policy = policy::with_policy(&house::read(&index)?, Parts::Beside)?;
    house::write(&index, with_policy.as_bytes())
}

/// Trunk with its helpers on PATH, kept from looking for them elsewhere.
pub fn trunk(tools: &Tools, more: &[&Path]) -> Result<Command> {
    let mut programs = vec![tools.wasm_bindgen.as_path()];
    programs.extend(more);
    let mut trunk = Command::new(&tools.trunk);
    trunk.current_dir(house::root()).env("PATH", run::path_with(&programs)?);
    // Trunk takes NO_COLOR=1 for a wrong argument and wants a word.
    trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env("TRUNK_TOOLS_WASM_BINDGEN", house::locked_version("wasm-bindgen")?);
    Ok(trunk)
}
