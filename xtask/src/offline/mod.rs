//! What makes the site usable without its server: a manifest, icons, and a service worker that keeps
//! exactly the files of this build. Made last, over the final bytes, so that its list of digests
//! tells a whole build from a mixed or broken one.
//!
//! The page registers the worker where it finds the manifest's link, which only this step puts in:
//! neither the one file nor `cargo xtask serve` has any of it.

mod icons;

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::house;

/// The worker's file: beside the page, so that it may answer for all of it.
const WORKER: &str = "service-worker.js";
const MANIFEST: &str = "manifest.webmanifest";
const LINK: &str = "<link rel=\"manifest\" href=\"manifest.webmanifest\">";

/// What the worker does; the version and the files are put in front.
const WORK: &str = include_str!("service-worker.js");

/// What the browser installs. Addresses are relative: the site runs from any folder.
const APP: &str = r##"{
  "name": "支部台账",
  "short_name": "支部台账",
  "description": "记一年台账，出一份总结",
  "lang": "zh-CN",
  "start_url": "./",
  "scope": "./",
  "display": "standalone",
  "background_color": "#f6f6f4",
  "theme_color": "#f6f6f4",
  "icons": [
    { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
    { "src": "icon-512.png", "sizes": "512x512", "type": "image/png" },
    { "src": "icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" }
  ]
}
"##;

/// Adds it to a built site.
pub fn add(site: &Path) -> Result<()> {
    let index = site.join("index.html");
    let page = house::read(&index)?;
    let Some(end) = page.find("</head>") else {
        return Err(Error::Unexpected("index.html has no </head>".into()));
    };
    let (head, rest) = page.split_at(end);
    house::write(&index, format!("{head}{LINK}\n{rest}").as_bytes())?;
    house::write(&site.join(MANIFEST), APP.as_bytes())?;
    for (name, bytes) in icons::all()? {
        house::write(&site.join(name), &bytes)?;
    }
    house::write(&site.join(WORKER), worker(&files(site)?).as_bytes())
}

/// The site's files with their digests, in the order of their names.
fn files(site: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(site).map_err(Error::at("reading", site))? {
        let path = entry.map_err(Error::at("reading", site))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == WORKER {
            continue;
        }
        let bytes = fs::read(&path).map_err(Error::at("reading", &path))?;
        // The page is asked for as its folder.
        let address = if name == "index.html" { "./".to_owned() } else { name };
        files.push((address, hex(&Sha256::digest(&bytes))));
    }
    files.sort();
    Ok(files)
}

/// The worker's script. Another build has another version, and so is another worker.
fn worker(files: &[(String, String)]) -> String {
    let lines: String =
        files.iter().map(|(name, digest)| format!("  \"{name}\": \"{digest}\",\n")).collect();
    let version = hex(&Sha256::digest(format!("{lines}{WORK}")));
    let version = version.get(..16).unwrap_or_default();
    format!("const VERSION = \"{version}\";\nconst FILES = {{\n{lines}}};\n{WORK}")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_another_version() {
        let one = [("./".to_owned(), "aa".to_owned()), ("a.css".to_owned(), "bb".to_owned())];
        let mut other = one.clone();
        other[1].1 = "bc".to_owned();
        assert_eq!(worker(&one), worker(&one));
        let version = |text: &str| text.lines().next().unwrap().to_owned();
        assert_ne!(version(&worker(&one)), version(&worker(&other)));
        assert!(worker(&one).contains("  \"./\": \"aa\",\n  \"a.css\": \"bb\",\n};"));
    }
}
