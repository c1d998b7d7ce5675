//! What is published, as files: no reference to anywhere else, and nothing that asks a network for
//! more than the page itself.

use std::path::{Path, PathBuf};

use browser_tests::{Result, dist};

/// Names of namespaces, which nobody fetches, and a page that an error message names.
const NAMES: &[&str] = &[
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "http://purl.org/dc/",
    "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/typeof#description",
];

/// What the glue would import if the module reached for the network.
const NETWORK: &[&str] = &[
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "WebTransport",
    "importScripts",
    "navigator.connection",
];

#[test]
fn nothing_refers_to_anywhere_else() -> Result<()> {
    let mut found = Vec::new();
    for file in files()? {
        // The one file's module is packed; the site's is the same code, and looked through as it is.
        let text = String::from_utf8_lossy(&std::fs::read(&file)?).into_owned();
        for scheme in ["http://", "https://", "\"//", "'//", "(//", "ws://", "wss://"] {
            for (at, _) in text.match_indices(scheme) {
                let rest = text.get(at..).unwrap_or_default();
                if !NAMES.iter().any(|name| rest.starts_with(name)) {
                    let shown: String = rest.chars().take(60).collect();
                    found.push(format!("{}: {shown}", file.display()));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
    Ok(())
}

#[test]
fn the_module_imports_nothing_of_the_network() -> Result<()> {
    let mut looked = 0;
    for file in files()?.iter().filter(|file| ends(file, "js") || ends(file, "html")) {
        let text = std::fs::read_to_string(file)?;
        let found: Vec<&&str> = NETWORK.iter().filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "{}: {found:?}", file.display());
        // The loader fetches the module, by the one call that it has for it; nothing is imported
        // under such a name.
        // The site's worker answers the page's own requests, from its store or from the server.
        if file.ends_with("service-worker.js") {
            continue;
        }
        let calls = text.matches("fetch(").count();
        assert!(calls <= 1, "{} fetches {calls} times", file.display());
        assert!(!text.contains("__wbg_fetch"), "{} imports fetch", file.display());
        looked += usize::from(text.contains("__wbg_"));
    }
    assert_eq!(looked, 2, "the glue of the two builds was not found");
    Ok(())
}

fn ends(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|it| it == ending)
}

/// The site's files and the one file.
fn files() -> Result<Vec<PathBuf>> {
    let mut files = vec![dist().join("支部台账.html")];
    for entry in std::fs::read_dir(dist().join("site"))? {
        files.push(entry?.path());
    }
    Ok(files)
}
