//! What the tests need from the system: a browser and its driver, fonts, and the programs that read
//! written documents back. Installed where that is allowed (root with apt-get), named elsewhere.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::run;

/// The Debian packages, and the program each is needed for (none: a font).
const PACKAGES: &[(&str, Option<&str>)] = &[
    ("chromium", None),
    ("chromium-driver", None),
    ("libreoffice-writer-nogui", Some("soffice")),
    ("poppler-utils", Some("pdftotext")),
    ("python3", Some("python3")),
    ("fonts-noto-cjk", None),
    ("fonts-arphic-uming", None),
    ("fonts-arphic-ukai", None),
];

/// The names under which systems know the browser.
const CHROME: &[&str] = &["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Where browsers are that are not on PATH.
const CHROME_FILES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The browser that the tests drive.
pub struct Browser {
    pub chrome: PathBuf,
    pub chromedriver: PathBuf,
}

/// Finds everything, installing first what is missing and may be installed.
pub fn ensure() -> Result<Browser> {
    if run::on_path("apt-get").is_some() {
        let missing = missing_packages();
        if !missing.is_empty() {
            apt(&missing)?;
        }
    }
    let absent: Vec<&str> = PACKAGES
        .iter()
        .filter_map(|(_, program)| *program)
        .filter(|program| find(program).is_none())
        .collect();
    match (chrome(), chromedriver(), absent.is_empty()) {
        (Some(chrome), Some(chromedriver), true) => Ok(Browser { chrome, chromedriver }),
        (chrome, driver, _) => {
            let mut what: Vec<&str> = absent;
            if chrome.is_none() {
                what.push("Chrome or Chromium");
            }
            if driver.is_none() {
                what.push("chromedriver");
            }
            Err(Error::Missing { what: what.join(", "), install: advice() })
        }
    }
}

/// The browser: the one named in CHROME, else the first that the system knows.
fn chrome() -> Option<PathBuf> {
    env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| CHROME.iter().find_map(|name| run::on_path(name)))
        .or_else(|| CHROME_FILES.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn chromedriver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| run::on_path("chromedriver"))
}

fn find(program: &str) -> Option<PathBuf> {
    let mac = Path::new("/Applications/LibreOffice.app/Contents/MacOS").join(program);
    let python = (cfg!(windows) && program == "python3").then(|| run::on_path("python")).flatten();
    run::on_path(program).or(python).or_else(|| mac.is_file().then_some(mac))
}

/// The packages that dpkg does not have. A program that is there without its package (a browser
/// from elsewhere, a Python of one's own) counts.
fn missing_packages() -> Vec<&'static str> {
    let present = |package: &str, program: Option<&str>| match (package, program) {
        ("chromium", _) => chrome().is_some(),
        ("chromium-driver", _) => chromedriver().is_some(),
        (_, Some(program)) => find(program).is_some(),
        (_, None) => run::output(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
            .is_ok_and(|status| status == "install ok installed"),
    };
    PACKAGES
        .iter()
        .filter(|(package, program)| !present(package, *program))
        .map(|(package, _)| *package)
        .collect()
}

pub(super) fn apt(packages: &[&str]) -> Result<()> {
    let by_hand = format!("sudo apt-get install {}", packages.join(" "));
    if run::output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Err(Error::Missing {
            what: packages.join(", "),
            install: format!("Only root may install them. Run: {by_hand}"),
        });
    }
    println!("   installing with apt-get: {}", packages.join(" "));
    let apt_get = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt.args(["--quiet", "--assume-yes", "-o", "Dpkg::Use-Pty=0"]);
        apt.args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]);
        run::run(apt.args(arguments))
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "--no-install-recommends"], packages].concat())
}

fn advice() -> String {
    let how = if cfg!(target_os = "macos") {
        "Install them: brew install --cask google-chrome chromedriver libreoffice && \
         brew install poppler python"
    } else if cfg!(windows) {
        "Install Chrome, the chromedriver of the same version \
         (https://googlechromelabs.github.io/chrome-for-testing/), LibreOffice, Poppler and \
         Python 3, with their folders on PATH."
    } else {
        "Install Chrome or Chromium with the chromedriver of the same version, LibreOffice Writer, \
         poppler-utils and Python 3."
    };
    format!("{how}\nA browser elsewhere is named with CHROME=… and CHROMEDRIVER=….")
}
