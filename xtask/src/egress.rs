//! `cargo xtask egress [TEST …]`: the browser tests where there is no network but the computer's own
//! loop, and the browsers' own logs of everything that was asked of one. A page may ask the origin it
//! came from and nobody else; a control that asks outside must be found. What this shows and does not
//! show stands in `docs/security.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::{build, house, module, run, setup};

/// A network of one's own, as anybody, or as root where others may not.
const WAYS: [&[&str]; 2] = [&["--map-root-user", "--net"], &["--net"]];

/// Run inside: brings the loop up and goes on as the command that follows.
const LOOP_UP: &str = "ip link set lo up && exec \"$@\"";

/// This computer. What the tests' own controls ask is there, on another port.
const LOOP: &str = "http://127.0.0.1:";

/// What is asked of nobody.
const INSIDE: &[&str] = &["file:", "data:", "blob:", "about:", "chrome"];

/// What the control asks, with and without a request.
const OUTSIDE: [&str; 2] = ["http://outside.invalid/", "http://looked-up.invalid"];

/// How the browser calls whoever asks where no page does: itself.
const ITSELF: &str = "not an origin";

/// Runs the named browser tests, or all, without a network.
pub fn egress(tests: &[&str]) -> Result<()> {
    run::heading("Setting up");
    let browser = setup::browser()?;
    let axe = setup::axe()?;
    let Some(way) = WAYS.iter().find(|way| run::output(&mut inside(way, ["true"])).is_ok()) else {
        return Err(Error::Missing {
            what: "a network of its own".into(),
            install: "It takes Linux with `unshare` and `ip`, and either root or user namespaces, \
                      which this system refuses."
                .into(),
        });
    };
    if !house::site().join("index.html").is_file() || !house::one_file().is_file() {
        build::dist()?;
    }
    let (bytes, glue) = module::of_site(&house::site())?;
    let found = module::read(&bytes)
        .ok_or_else(|| Error::Unexpected("the module cannot be read".to_owned()))?;
    module::imports(&found, &glue)?;
    println!("   the module's {} imports are all listed", found.imports.len());
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let logs = house::target().join("egress");
    let attempt = |arguments: &[&str]| {
        if logs.exists() {
            fs::remove_dir_all(&logs).map_err(Error::at("removing", &logs))?;
        }
        fs::create_dir_all(&logs).map_err(Error::at("creating", &logs))?;
        let mut command = inside(way, [cargo.as_os_str()]);
        command.args(arguments).args(["--package", "browser-tests", "--locked", "--offline"]);
        command.env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.chromedriver);
        run::run(command.env("AXE", &axe).env("NET_LOGS", &logs).current_dir(house::root()))?;
        asked(&logs)
    };
    run::heading("The browser tests without a network");
    let mut arguments = vec!["test"];
    for test in tests {
        arguments.extend(["--test", test]);
    }
    let found = attempt(&arguments)?;
    found.tell();
    if !found.outside().is_empty() || found.own == 0 {
        return Err(Error::Unexpected("a page has asked outside, or none has asked at all".into()));
    }
    run::heading("A page that asks outside (the control: it must be found)");
    let found = attempt(&["run", "--quiet", "--bin", "outside"])?;
    found.tell();
    let told = found.outside();
    if OUTSIDE.iter().all(|address| told.contains(address)) {
        return Ok(());
    }
    Err(Error::Unexpected("the control was not found: the check shows nothing".into()))
}

/// A command in a network of its own.
fn inside<S: AsRef<OsStr>>(way: &[&str], program: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new("unshare");
    command.args(way).args(["sh", "-c", LOOP_UP, "sh"]).args(program);
    command
}

/// What the logs say.
#[derive(Default)]
struct Found {
    browsers: usize,
    /// Requests of pages to where they came from.
    own: usize,
    /// Requests of pages to another place on this computer, by where they came from and went.
    neighbours: BTreeMap<String, usize>,
    /// Other requests of pages, by address.
    foreign: BTreeMap<String, usize>,
    /// Servers that the browsers themselves asked: for updates, the time.
    itself: BTreeSet<String>,
    /// Servers whose address was looked up.
    looked_up: BTreeSet<String>,
}

impl Found {
    /// What pages asked outside, and what was looked up and not by the browser for itself.
    fn outside(&self) -> BTreeSet<&str> {
        let unexplained = self.looked_up.difference(&self.itself);
        self.foreign.keys().chain(unexplained).map(String::as_str).collect()
    }

    fn tell(&self) {
        println!(
            "   {} browsers; requests of pages: {} to their own origin, {} to another place on this \
             computer, {} outside",
            self.browsers,
            self.own,
            self.neighbours.values().sum::<usize>(),
            self.foreign.values().sum::<usize>()
        );
        println!("   another place: {:?}", self.neighbours);
        println!("   asked outside or looked up by pages: {:?}", self.outside());
        println!("   by the browsers for themselves: {:?}", self.itself);
    }

    /// Takes in a line: an event stands on one of its own. The one that begins a request names its
    /// address and the origin of the page that asked.
    fn line(&mut self, line: &str) {
        if let Some(host) = value(line, "host").filter(|host| host.contains("://"))
            && !host.starts_with(LOOP)
        {
            self.looked_up.insert(host.to_owned());
        }
        let (Some(by), Some(address)) = (value(line, "initiator"), value(line, "url")) else {
            return;
        };
        if INSIDE.iter().any(|inside| address.starts_with(inside)) {
            return;
        }
        match (by, origin(address)) {
            (ITSELF, to) if to.starts_with(LOOP) => self.own += 1,
            (ITSELF, to) => drop(self.itself.insert(to.to_owned())),
            (by, to) if by == to => self.own += 1,
            (by, to) if to.starts_with(LOOP) => {
                *self.neighbours.entry(format!("{by} asks {to}")).or_default() += 1;
            }
            _ => *self.foreign.entry(address.to_owned()).or_default() += 1,
        }
    }
}

/// Looks through the logs. A browser that was killed leaves one without an end.
fn asked(logs: &Path) -> Result<Found> {
    let mut found = Found::default();
    for entry in fs::read_dir(logs).map_err(Error::at("reading", logs))? {
        let path = entry.map_err(Error::at("reading", logs))?.path();
        found.browsers += 1;
        let bytes = fs::read(&path).map_err(Error::at("reading", &path))?;
        String::from_utf8_lossy(&bytes).lines().for_each(|line| found.line(line));
    }
    Ok(found)
}

/// `http://a:1` of `http://a:1/b`.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let rest = address.get(host..).unwrap_or_default();
    let end = rest.find(['/', '?', '#']).map_or(address.len(), |at| host + at);
    address.get(..end).unwrap_or_default()
}

/// The text of a field in a line of JSON.
fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let start = line.find(&format!("\"{name}\":\""))? + name.len() + 4;
    let rest = line.get(start..)?;
    rest.get(..rest.find('"')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Found {
        let mut found = Found::default();
        lines.iter().for_each(|line| found.line(line));
        found
    }

    #[test]
    fn a_page_may_ask_where_it_came_from() {
        let own = found(&[
            r#"{"params":{"initiator":"not an origin","method":"GET","url":"http://127.0.0.1:1/"}},"#,
            r#"{"params":{"initiator":"http://127.0.0.1:1","url":"http://127.0.0.1:1/a?b"}},"#,
            r#"{"params":{"initiator":"http://127.0.0.1:1","url":"http://127.0.0.1:12/a"}},"#,
            r#"{"params":{"initiator":"file://","url":"data:text/plain,a"}},"#,
            r#"{"params":{"host":"http://127.0.0.1:1","is_speculative":false}},"#,
        ]);
        assert_eq!((own.own, own.neighbours.len()), (2, 1));
        assert!(own.outside().is_empty());
    }

    #[test]
    fn whatever_else_it_asks_or_looks_up_is_found() {
        let asked = found(&[
            r#"{"params":{"initiator":"file://","url":"http://a.invalid/b"}},"#,
            r#"{"params":{"initiator":"http://127.0.0.1:1","url":"wss://b.invalid/"}},"#,
            r#"{"params":{"host":"https://c.invalid","is_speculative":true}},"#,
        ]);
        let outside: Vec<&str> = asked.outside().into_iter().collect();
        assert_eq!(outside, ["http://a.invalid/b", "https://c.invalid", "wss://b.invalid/"]);
    }

    #[test]
    fn what_the_browser_asks_for_itself_is_no_pages() {
        let itself = found(&[
            r#"{"params":{"host":"https://update.invalid"}},"#,
            r#"{"params":{"initiator":"not an origin","url":"https://update.invalid/a"}},"#,
        ]);
        assert!(itself.outside().is_empty());
        assert_eq!(itself.itself.len(), 1);
    }
}
