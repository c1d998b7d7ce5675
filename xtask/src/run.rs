//! Running other programs: nothing is read from the terminal, every failure carries its command
//! line, and the reader sees what runs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::setup::Browser;

/// A heading on screen before a piece of work.
pub fn heading(text: &str) {
    println!("\n── {text}");
}

/// Runs to the end with its output on screen.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("   {line}");
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|source| Error::Io { doing: format!("starting `{line}`"), source })?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Command { line, ended: format!("failed ({status})") })
}

/// Runs to the end and returns what it wrote to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| Error::Io { doing: format!("starting `{line}`"), source })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Error::Command { line, ended: format!("failed ({})\n{said}", output.status) })
}

/// The cargo that runs this command.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::house::root());
    cargo
}

/// A program of this name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| names(name).map(move |name| folder.join(name)))
        .find(|file| file.is_file())
}

/// The file names under which the system knows a program: npm's are `.cmd` on Windows.
pub fn names(name: &str) -> impl Iterator<Item = String> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    endings.iter().map(move |ending| format!("{name}{ending}"))
}

/// PATH with the folders of these programs in front.
pub fn path_with(programs: &[&Path]) -> Result<OsString> {
    let own = programs.iter().filter_map(|program| program.parent().map(Path::to_path_buf));
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.chain(env::split_paths(&old)))
        .map_err(|error| Error::Unexpected(format!("PATH cannot be extended: {error}")))
}

fn line(command: &Command) -> String {
    let mut words = vec![Path::new(command.get_program()).file_name().map_or_else(
        || command.get_program().to_string_lossy().into_owned(),
        |name| name.to_string_lossy().into_owned(),
    )];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs a program of the browser tests.
pub fn browser_program(name: &str, browser: &Browser, arguments: &[&Path]) -> Result<()> {
    let mut program = cargo();
    program.args(["run", "--quiet", "--package", "browser-tests", "--bin", name, "--locked"]);
    program.arg("--").args(arguments);
    program.env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.chromedriver);
    run(&mut program)
}
