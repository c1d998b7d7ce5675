//! A browser of one's own, and the two builds it opens.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, common::capabilities::chrome::ChromeCapabilities};

use crate::chromedriver::{self, Session};
use crate::watch::Watch;
use crate::{Folder, Result, Server, eventually};

/// The size of the office screen the page is made for.
const SCREEN: (u32, u32) = (1366, 768);

/// How long an answer is waited for that does not come.
const CRASH: std::time::Duration = std::time::Duration::from_secs(2);

/// Which build of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Build {
    /// `dist/site/`, served on 127.0.0.1.
    Site,
    /// `dist/支部台账.html`, from file://.
    OneFile,
}

impl Build {
    /// Both, for tests that hold for either.
    pub const BOTH: [Build; 2] = [Build::Site, Build::OneFile];
}

/// A headless Chromium with a profile and a download folder of its own. Ends when dropped.
pub struct Browser {
    // Declared in the order in which they end: the browser before its folders.
    session: Session,
    profile: Folder,
    downloads: Folder,
    server: Server,
    pub(crate) watch: Watch,
}

impl Browser {
    /// Starts one with an empty profile.
    pub async fn start() -> Result<Browser> {
        Browser::start_with(Folder::new()?).await
    }

    /// Starts one with the profile of a browser that was closed.
    pub async fn start_with(profile: Folder) -> Result<Browser> {
        let downloads = Folder::new()?;
        let session = Session::start(capabilities(&profile, &downloads)?).await?;
        let server = Server::start(dist().join("site"))?;
        let browser = Browser { session, profile, downloads, server, watch: Watch::default() };
        browser.viewport(SCREEN.0, SCREEN.1).await?;
        Ok(browser)
    }

    /// Opens a build and waits until the program has started.
    pub async fn open(&self, build: Build) -> Result<()> {
        self.go(build).await?;
        self.started().await
    }

    /// Opens a build and expects nothing of it. Returns when the page's files have arrived or, with
    /// a held one, at once.
    pub async fn go(&self, build: Build) -> Result<()> {
        Ok(self.session.driver.goto(self.address(build)?).await?)
    }

    /// Waits until the program has taken the frame's place.
    pub async fn started(&self) -> Result<()> {
        let started = eventually("the program to start", async || {
            Ok(self.session.driver.find_all(By::Id("boot")).await?.is_empty().then_some(()))
        });
        match started.await {
            Ok(()) => Ok(()),
            Err(error) => {
                let shown = self.shown().await?;
                let console = self.console_errors().await?;
                Err(format!("{error}\nthe page shows: {shown}\nthe console: {console:?}").into())
            }
        }
    }

    /// The address of a build.
    pub fn address(&self, build: Build) -> Result<String> {
        match build {
            Build::Site => Ok(self.server.address()),
            Build::OneFile => file_address(&dist().join("支部台账.html")),
        }
    }

    /// Loads the page again and waits until the program has started.
    pub async fn reload(&self) -> Result<()> {
        self.session.driver.refresh().await?;
        self.started().await
    }

    /// Ends the browser in order and hands back its profile.
    pub fn close(self) -> Folder {
        let Browser { session, profile, .. } = self;
        drop(session);
        profile
    }

    /// Kills the browser's process, as when the computer's plug is pulled on it, and hands back its
    /// profile as it then is.
    pub fn kill(self) -> Result<Folder> {
        let process = self.process()?;
        let Browser { session, profile, .. } = self;
        let killed = Command::new("kill").args(["-9", &process]).status()?;
        if !killed.success() {
            return Err(format!("kill -9 {process}: {killed}").into());
        }
        session.abandon();
        Ok(profile)
    }

    /// Crashes the process behind the window that is driven now, and takes away what is left of it.
    /// Another window has to be turned to.
    pub async fn crash(&self) -> Result<()> {
        // No answer comes from what has crashed, or an error.
        let crashed = self.cdp("Page.crash", json!({}));
        if let Ok(Ok(answer)) = tokio::time::timeout(CRASH, crashed).await {
            return Err(format!("it did not crash: {answer}").into());
        }
        Ok(self.session.driver.close_window().await?)
    }

    /// The number of the browser's main process.
    pub fn process(&self) -> Result<String> {
        // The browser notes there who uses the profile: `host-process`.
        let user = std::fs::read_link(self.profile.path().join("SingletonLock"))?;
        let user = user.to_string_lossy();
        Ok(user.rsplit('-').next().unwrap_or_default().to_owned())
    }

    /// Runs a script in every page opened from now on, before the page's own.
    pub async fn before_page(&self, script: &str) -> Result<()> {
        let parameters = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", parameters).await?;
        Ok(())
    }

    /// Sets the size of the page's window in CSS pixels.
    pub async fn viewport(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Writes what is on screen as `target/screens/<name>.png` and returns the path.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let folder = root().join("target/screens");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        self.session.driver.screenshot(&path).await?;
        Ok(path)
    }

    /// Waits until a download whose name ends so is complete.
    pub async fn downloaded(&self, ending: &str) -> Result<PathBuf> {
        eventually(&format!("the download of a file …{ending}"), async || {
            for entry in std::fs::read_dir(self.downloads.path())? {
                let path = entry?.path();
                // While it is being written it has another ending.
                if path.to_string_lossy().ends_with(ending) {
                    return Ok(Some(path));
                }
            }
            Ok(None)
        })
        .await
    }

    /// A command of the browser's own protocol, for what WebDriver lacks.
    pub async fn cdp(
        &self,
        command: &str,
        parameters: serde_json::Value,
    ) -> Result<serde_json::Value> {
        Ok(self.session.driver.cdp().send_raw(command, parameters).await?)
    }

    /// The driver, for what has no helper here.
    pub fn driver(&self) -> &WebDriver {
        &self.session.driver
    }

    /// The server of the site.
    pub fn server(&self) -> &Server {
        &self.server
    }
}

fn capabilities(profile: &Folder, downloads: &Folder) -> Result<ChromeCapabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    for flag in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=zh-CN",
    ] {
        chrome.add_arg(flag)?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    if let Some(folder) = std::env::var_os("NET_LOGS") {
        // One log a start, of whatever test.
        static STARTS: AtomicU32 = AtomicU32::new(0);
        let start = STARTS.fetch_add(1, Ordering::Relaxed);
        let log = Path::new(&folder).join(format!("{}-{start}.json", std::process::id()));
        chrome.add_arg(&format!("--log-net-log={}", log.display()))?;
    }
    chrome.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": downloads.path(),
            "download.prompt_for_download": false,
        }),
    )?;
    if let Some(program) = chromedriver::chrome() {
        chrome.set_binary(&program.to_string_lossy())?;
    }
    chrome.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    chrome.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(chrome)
}

/// The folder of what is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The address of a file.
pub fn file_address(path: &Path) -> Result<String> {
    let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
    let path = path.to_str().ok_or("the path is not in Unicode")?;
    // Windows says \\?\C:\… where the address wants /C:/….
    let path = path.trim_start_matches(r"\\?\").replace('\\', "/");
    let mut address = String::from("file://");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:._-~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    Ok(address)
}
