//! Imported text is data everywhere: nowhere in the program does a text become markup or a script,
//! and nothing in it opens a connection. What the page's policy does beside this stands in
//! `docs/security.md`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

/// Ways of turning a text into markup, and of running it.
const MARKUP: &[&str] = &[
    "inner_html",
    "outer_html",
    "innerHTML",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "document.write",
    "create_contextual_fragment",
    "DomParser",
    "srcdoc",
    "js_sys::eval",
    "new_no_args",
    "Function::new_with_args",
    "inline_js",
    "javascript:",
];

/// Ways out.
const NETWORK: &[&str] = &[
    "fetch_with",
    "RequestInit",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "send_beacon",
    "sendBeacon",
    "RtcPeer",
    "RTCPeer",
    "WebTransport",
    "TcpStream",
    "UdpSocket",
    "open_with_url",
    "set_src(",
];

#[test]
fn no_text_becomes_markup_and_nothing_connects() {
    let mut found = Vec::new();
    for folder in ["src", "index.html", "Cargo.toml"] {
        look(Path::new(folder), &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_words_would_be_found() {
    let mut found = Vec::new();
    look(Path::new("tests/no_markup.rs"), &mut found);
    assert!(found.len() >= MARKUP.len() + NETWORK.len());
}

fn look(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            look(&entry.unwrap().path(), found);
        }
        return;
    }
    let Ok(text) = fs::read_to_string(path) else { return };
    for (at, line) in text.lines().enumerate() {
        // Comments may speak of it.
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        let said = MARKUP.iter().chain(NETWORK).filter(|word| code.contains(**word));
        found.extend(said.map(|word| format!("{}:{}: {word}", path.display(), at + 1)));
    }
}
