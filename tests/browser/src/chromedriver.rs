//! The driver's process, on a port it chooses itself, and the browser it starts.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use thirtyfour::prelude::*;

use crate::{LIMIT, Result};

/// A running chromedriver; ends when dropped.
struct Chromedriver {
    child: Child,
    /// Where it listens, as `http://127.0.0.1:port`.
    address: String,
}

impl Chromedriver {
    /// Starts it. The free port that it picks may be taken by another one that starts at the same
    /// time; then it ends, and is started again.
    fn start() -> Result<Chromedriver> {
        let once_more = |_| Chromedriver::start_once();
        Chromedriver::start_once().or_else(once_more).or_else(once_more)
    }

    /// Starts it and reads from its first lines which port it took.
    fn start_once() -> Result<Chromedriver> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut child = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            // Where no locale is set, Linux' Chromium cannot write a Chinese file name.
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", program.to_string_lossy()))?;
        let output = child.stdout.take().ok_or("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let mut driver = Chromedriver { child, address: String::new() };
        let mut said = String::new();
        for line in &mut lines {
            let line = line?;
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                driver.address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
                break;
            }
            said.push_str(&line);
        }
        if driver.address.is_empty() {
            return Err(format!("chromedriver named no port: {said}").into());
        }
        // Whatever it says later is read, so that it never stands before a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }
}

/// A browser under a driver's hand; ends when dropped, in order and in a failing test too.
pub struct Session {
    /// The handle on it.
    pub driver: WebDriver,
    /// Whether the browser has been killed, so that there is nothing to end in order.
    abandoned: bool,
    process: Chromedriver,
}

impl Session {
    /// Starts a driver, and through it a browser.
    pub async fn start(capabilities: impl Into<Capabilities>) -> Result<Session> {
        let process = Chromedriver::start()?;
        let driver = WebDriver::new(&process.address, capabilities).await?;
        Ok(Session { driver, abandoned: false, process })
    }

    /// Ends the driver alone: its browser is gone.
    pub fn abandon(mut self) {
        self.abandoned = true;
    }

    /// Over a connection of its own: the driver crate's own ending waits for the test's runtime,
    /// which at this moment waits for us.
    fn end(&self) -> Result<()> {
        let address = self.process.address.trim_start_matches("http://");
        let path = format!("/session/{}", self.driver.session_id());
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(LIMIT))?;
        write!(stream, "DELETE {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        // The driver keeps the connection open; its first line says it all.
        let mut answer = String::new();
        BufReader::new(stream).read_line(&mut answer)?;
        if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(answer.into()) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.abandoned
            && let Err(error) = self.end()
        {
            eprintln!("the browser does not end: {error}");
        }
        if let Err(error) = self.driver.clone().leak() {
            eprintln!("the browser had ended before: {error}");
        }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("chromedriver does not end: {error}");
        }
    }
}

/// The browser's program, where it is named or has another name than the driver expects.
pub fn chrome() -> Option<OsString> {
    env::var_os("CHROME")
}
