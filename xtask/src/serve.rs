//! `cargo xtask serve`: the page while working on it.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

use crate::error::{Error, Result};
use crate::{build, house, run, setup};

/// What may change without the page changing.
const NOT_THE_PAGE: &[&str] = &[".ci", ".git", "dist", "docs", "target", "tests", "xtask"];

/// Builds, serves on the first free port from 8080, and rebuilds on change, until interrupted.
pub fn serve(release: bool) -> Result<()> {
    run::heading("Setting up");
    let tools = setup::tools()?;
    let wasm_opt = if release { Some(setup::wasm_opt()?) } else { None };
    let more: Vec<_> = wasm_opt.iter().map(|path| path.as_path()).collect();
    let port = free_port()?;
    run::heading("Building and serving");
    println!(
        "   支部台账 will be at http://127.0.0.1:{port}/ as soon as it is built (end: Ctrl+C)\n"
    );
    let mut trunk = build::trunk(&tools, &more)?;
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    // Apart from the published site, which a development build must not overwrite.
    trunk.args(["--public-url", "/", "--dist"]).arg(house::target().join("serve"));
    // Trunk refuses to ignore what is not there.
    for folder in NOT_THE_PAGE.iter().map(|name| house::root().join(name)) {
        if folder.exists() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    if release {
        trunk.arg("--release");
    }
    let status = trunk
        .stdin(Stdio::null())
        .status()
        .map_err(|source| Error::Io { doing: "starting trunk".into(), source })?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Command { line: "trunk serve".into(), ended: format!("ended ({status})") })
}

fn free_port() -> Result<u16> {
    (8080..8180)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| Error::Unexpected("no port from 8080 to 8179 is free on 127.0.0.1".into()))
}
