//! The main road in browsers old and new, from a server and from a file, as a table. Run by
//! `cargo xtask browsers`, which sets the browsers up and names them as `name=program`; `below-…` is
//! one too old, which has to say so.
//!
//! Old browsers have no driver that works today. Chromium is driven by its own protocol over a
//! pipe, Firefox by geckodriver (`geckodriver=program`); the road itself is a script in the page, so
//! that it is the same in all.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

mod gecko;
mod pipe;
mod road;

use std::path::{Path, PathBuf};
use std::time::Instant;

use browser_tests::{Folder, Result, Server, dist, file_address};
use road::Road;
use serde_json::Value;

/// A browser under somebody's hand.
pub trait Hand {
    /// Opens an address.
    fn open(&mut self, address: &str) -> Result<()>;
    /// What a script answers in the page, once its promise is kept; `await` may stand in it.
    fn ask(&mut self, script: &str) -> Result<Value>;
}

/// A name that every browser here is told to find on this computer. Unlike 127.0.0.1 it is not
/// trusted: as with an office's plain server, what a browser keeps for secure pages is missing.
pub const OFFICE: &str = "zhibu.test";

/// Where the page comes from.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// A server that the browser trusts: https, or this computer itself.
    Server,
    /// A server by plain http.
    Plain,
    /// The one file.
    File,
}

impl Place {
    const ALL: [Place; 3] = [Place::Server, Place::Plain, Place::File];

    fn name(self) -> &'static str {
        match self {
            Place::Server => "http, trusted",
            Place::Plain => "http, plain",
            Place::File => "file://",
        }
    }

    fn address(self, server: &Server) -> Result<String> {
        Ok(match self {
            Place::Server => server.address(),
            Place::Plain => server.address().replace("127.0.0.1", OFFICE),
            Place::File => file_address(&dist().join("支部台账.html"))?,
        })
    }
}

fn main() -> Result<()> {
    let mut programs: Vec<(String, PathBuf)> = Vec::new();
    for argument in std::env::args().skip(1) {
        let (name, program) = argument.split_once('=').ok_or("name=program is wanted")?;
        programs.push((name.to_owned(), program.into()));
    }
    let gecko = programs.iter().position(|(name, _)| name == "geckodriver");
    let gecko = gecko.map(|at| programs.remove(at).1);
    let mut failed = Vec::new();
    let mut road = Road::default();
    println!("| browser | from | main road | lacks |\n|---|---|---|---|");
    for (name, program) in &programs {
        for place in Place::ALL {
            let begun = Instant::now();
            let from = place.name();
            match walked(&mut road, name, program, gecko.as_deref(), place) {
                Ok(seen) => {
                    let seconds = begun.elapsed().as_secs();
                    let lacks = seen.lacks.join(", ");
                    println!(
                        "| {} | {from} | {}, {seconds} s | {lacks} |",
                        seen.version, seen.road
                    );
                }
                Err(error) => {
                    println!("| {name} | {from} | fails | {error} |");
                    failed.push(format!("{name} ({from})"));
                }
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("fails in: {}", failed.join(", ")).into()) }
}

fn walked(
    road: &mut Road,
    name: &str,
    program: &Path,
    gecko: Option<&Path>,
    place: Place,
) -> Result<road::Seen> {
    let downloads = Folder::new()?;
    let profile = Folder::new()?;
    let server = Server::start(dist().join("site"))?;
    let address = place.address(&server)?;
    let mut hand: Box<dyn Hand> = match (name.contains("firefox"), gecko) {
        (true, Some(driver)) => {
            Box::new(gecko::Gecko::start(driver, program, profile.path(), downloads.path())?)
        }
        (true, None) => return Err("there is no geckodriver".into()),
        (false, _) => Box::new(pipe::Pipe::start(program, profile.path(), downloads.path())?),
    };
    if name.starts_with("below-") {
        return road::too_old(hand.as_mut(), &address);
    }
    road.walk(hand.as_mut(), &address, downloads.path())
}
