//! `cargo xtask browsers`: the main road in browsers old and new, as the table of `docs/browsers.md`.

use std::path::PathBuf;

use crate::error::Result;
use crate::setup::Others;
use crate::{build, house, module, run, setup};

/// Sets the browsers up, builds what is missing, and walks the road in each.
pub fn browsers() -> Result<()> {
    run::heading("Setting up");
    let latest = setup::browser()?;
    let Others { found, absent } = setup::browsers()?;
    let published = match module::check_site(&house::site()) {
        Ok(()) => house::one_file().is_file(),
        Err(error) => {
            println!("   not as it is published: {error}");
            false
        }
    };
    if !published {
        build::dist()?;
    }
    run::heading("The main road in each browser");
    let named = |(name, program): &(String, PathBuf)| {
        PathBuf::from(format!("{name}={}", program.display()))
    };
    let mut arguments = vec![named(&("chromium".to_owned(), latest.chrome.clone()))];
    arguments.extend(found.iter().map(named));
    let arguments: Vec<_> = arguments.iter().map(PathBuf::as_path).collect();
    let walked = run::browser_program("browsers", &latest, &arguments);
    for sentence in absent {
        println!("   not here: {sentence}");
    }
    walked
}
