//! A Firefox driven by geckodriver.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use browser_tests::Result;
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use super::{Hand, OFFICE};

/// How long the driver may take to listen.
const LIMIT: Duration = Duration::from_secs(30);

/// A Firefox; ends when dropped.
pub struct Gecko {
    runtime: Runtime,
    driver: Option<WebDriver>,
    process: Child,
}

impl Gecko {
    /// Starts it with an empty profile and a folder for what it downloads.
    pub fn start(driver: &Path, firefox: &Path, profile: &Path, downloads: &Path) -> Result<Gecko> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = Command::new(driver)
            .args(["--port", &port.to_string(), "--log", "fatal", "--profile-root"])
            .arg(profile)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > LIMIT {
                return Err("geckodriver does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut wanted = Capabilities::new();
        wanted.set("browserName", "firefox")?;
        let options = json!({
            "binary": firefox,
            "args": ["-headless"],
            "prefs": {
                "network.dns.localDomains": OFFICE,
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.helperApps.neverAsk.saveToDisk":
                    "application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            },
        });
        wanted.set("moz:firefoxOptions", options)?;
        let address = format!("http://127.0.0.1:{port}");
        let driver = runtime.block_on(WebDriver::new(&address, wanted))?;
        Ok(Gecko { runtime, driver: Some(driver), process })
    }

    fn driver(&self) -> Result<&WebDriver> {
        Ok(self.driver.as_ref().ok_or("it has ended")?)
    }
}

impl Hand for Gecko {
    fn open(&mut self, address: &str) -> Result<()> {
        Ok(self.runtime.block_on(self.driver()?.goto(address))?)
    }

    fn ask(&mut self, script: &str) -> Result<Value> {
        let script = format!("return (async () => {{ {script} }})()");
        let answer = self.runtime.block_on(self.driver()?.execute(script, Vec::new()))?;
        Ok(answer.json().clone())
    }
}

impl Drop for Gecko {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take()
            && let Err(error) = self.runtime.block_on(driver.quit())
        {
            eprintln!("Firefox goes on: {error}");
        }
        let ended = self.process.kill().and_then(|()| self.process.wait());
        if let Err(error) = ended {
            eprintln!("geckodriver goes on: {error}");
        }
    }
}
