//! What the published module is made of: nothing that Chromium 92 does not know, and no import but
//! those listed in `imports.txt`, among which is nothing of a network. The instructions themselves
//! are not looked through: wasm-opt refuses those it was not allowed, and an old browser is tried
//! with `cargo xtask browsers`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::house;

/// What the module may import, by the names of wasm-bindgen without their hashes, and behind `new`
/// what the glue may construct. Nothing here asks a network for anything; read a name twice before it
/// comes in.
const ALLOWED: &str = include_str!("imports.txt");

/// The site's other script, which imports nothing into the module.
const WORKER: &str = "service-worker.js";

/// `externref` and `funcref` as types of values.
const REFERENCES: [u8; 2] = [0x6f, 0x70];

/// What was found in a module.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Module {
    /// The names of its imports.
    pub imports: Vec<String>,
    /// Where it uses reference types.
    pub references: BTreeSet<&'static str>,
}

/// Refuses a site whose module is not as [`check`] wants it.
///
/// # Errors
/// As [`check`]; or where the module or its glue is missing.
pub fn check_site(folder: &Path) -> Result<()> {
    let (module, glue) = of_site(folder)?;
    check(&module, &glue)
}

/// The module of a site, and its glue.
///
/// # Errors
/// Where one of the two is missing.
pub fn of_site(folder: &Path) -> Result<(Vec<u8>, String)> {
    let mut module = None;
    let mut glue = None;
    for entry in fs::read_dir(folder).map_err(Error::at("reading", folder))? {
        let path = entry.map_err(Error::at("reading", folder))?.path();
        if path.extension().is_some_and(|it| it == "wasm") {
            module = Some(fs::read(&path).map_err(Error::at("reading", &path))?);
        } else if path.extension().is_some_and(|it| it == "js") && !path.ends_with(WORKER) {
            glue = Some(house::read(&path)?);
        }
    }
    module.zip(glue).ok_or_else(|| unexpected("the site has no module, or no glue"))
}

/// Refuses a module that is not for every browser, or that reaches for more than is listed.
///
/// # Errors
/// With what was found; or where the bytes are no module.
pub fn check(module: &[u8], glue: &str) -> Result<()> {
    let found = read(module).ok_or_else(|| unexpected("the module cannot be read"))?;
    if !found.references.is_empty() {
        return Err(unexpected(&format!(
            "the module uses reference types ({:?}), which Chromium knows from 96",
            found.references
        )));
    }
    imports(&found, glue)
}

/// Refuses imports that are not listed, whatever the module is made of.
///
/// # Errors
/// With their names.
pub fn imports(module: &Module, glue: &str) -> Result<()> {
    if module.imports.is_empty() {
        return Err(unexpected("the module imports nothing: it is not the page's"));
    }
    let allowed: BTreeSet<&str> = ALLOWED.lines().filter(|line| !line.starts_with('#')).collect();
    let mut foreign: Vec<String> =
        module.imports.iter().map(|name| without_hash(name).to_owned()).collect();
    foreign.extend(constructed(glue).map(|name| format!("new {name}")));
    foreign.retain(|name| !allowed.contains(name.as_str()));
    if foreign.is_empty() {
        return Ok(());
    }
    Err(unexpected(&format!(
        "the module reaches for what is not listed in xtask/src/imports.txt: {}",
        foreign.join(", ")
    )))
}

fn unexpected(text: &str) -> Error {
    Error::Unexpected(text.to_owned())
}

/// What follows `new` in the glue.
fn constructed(glue: &str) -> impl Iterator<Item = &str> {
    glue.split("new ").skip(1).filter_map(|rest| {
        let end = rest.find(|one: char| !one.is_alphanumeric() && one != '.')?;
        let (name, rest) = rest.split_at_checked(end)?;
        (rest.starts_with('(') && !name.is_empty()).then_some(name)
    })
}

/// `__wbg_open_1b4c…` is `open`.
fn without_hash(name: &str) -> &str {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    match name.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit()) => {
            name
        }
        _ => name,
    }
}

/// Reads the sections that tell (WebAssembly 2.0, 5.5).
pub fn read(module: &[u8]) -> Option<Module> {
    let mut rest = Reader(module.strip_prefix(b"\0asm\x01\0\0\0")?);
    let mut found = Module::default();
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let length = rest.number()?;
        let mut section = Reader(rest.take(length)?);
        match kind {
            0 => custom(&mut section, &mut found)?,
            1 => types(&mut section, &mut found)?,
            2 => imported(&mut section, &mut found)?,
            4 => tables(&mut section, &mut found)?,
            10 => locals(&mut section, &mut found)?,
            _ => {}
        }
    }
    Some(found)
}

fn custom(section: &mut Reader<'_>, found: &mut Module) -> Option<()> {
    if section.name()? != "target_features" {
        return Some(());
    }
    for _ in 0..section.number()? {
        let used = section.byte()? == b'+';
        if section.name()? == "reference-types" && used {
            found.references.insert("its list of features");
        }
    }
    Some(())
}

fn types(section: &mut Reader<'_>, found: &mut Module) -> Option<()> {
    for _ in 0..section.number()? {
        if section.byte()? != 0x60 {
            return None;
        }
        for _ in 0..2 {
            let length = section.number()?;
            if section.take(length)?.iter().any(|it| REFERENCES.contains(it)) {
                found.references.insert("a function's type");
            }
        }
    }
    Some(())
}

fn imported(section: &mut Reader<'_>, found: &mut Module) -> Option<()> {
    for _ in 0..section.number()? {
        section.name()?;
        found.imports.push(section.name()?.to_owned());
        // A module of ours imports functions alone.
        if section.byte()? != 0 {
            return None;
        }
        section.number()?;
    }
    Some(())
}

fn tables(section: &mut Reader<'_>, found: &mut Module) -> Option<()> {
    // One table of functions was there from the first.
    if section.number()? != 1 || section.byte()? != 0x70 {
        found.references.insert("its tables");
    }
    Some(())
}

fn locals(section: &mut Reader<'_>, found: &mut Module) -> Option<()> {
    for _ in 0..section.number()? {
        let length = section.number()?;
        let mut body = Reader(section.take(length)?);
        for _ in 0..body.number()? {
            body.number()?;
            if REFERENCES.contains(&body.byte()?) {
                found.references.insert("a local");
            }
        }
    }
    Some(())
}

/// What is left of some bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number in LEB128 of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for at in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(7 * at)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with these sections.
    fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (kind, body) in sections {
            bytes.push(*kind);
            bytes.push(u8::try_from(body.len()).unwrap());
            bytes.extend_from_slice(body);
        }
        bytes
    }

    /// `(import "a" "__wbg_open_0123456789abcdef" (func (type 0)))`
    const IMPORT: &[u8] = b"\x01\x01a\x1b__wbg_open_0123456789abcdef\0\0";

    #[test]
    fn what_is_listed_passes() {
        let plain = module(&[(1, b"\x01\x60\x01\x7f\0"), (2, IMPORT), (4, b"\x01\x70\0\x01")]);
        assert_eq!(read(&plain).unwrap().references, BTreeSet::new());
        assert!(check(&plain, "const ret = new Date();").is_ok());
    }

    #[test]
    fn reference_types_are_seen_wherever_they_are() {
        let first: [(u8, &[u8]); 2] = [(1, b"\x01\x60\x01\x7f\0"), (2, IMPORT)];
        for (section, place) in [
            ((1, &b"\x01\x60\x01\x6f\0"[..]), "a function's type"),
            ((4, b"\x02\x70\0\x01\x6f\0\x01"), "its tables"),
            ((10, b"\x01\x04\x01\x01\x6f\x0b"), "a local"),
            ((0, b"\x0ftarget_features\x01+\x0freference-types"), "its list of features"),
        ] {
            let bytes = module(&[&first[..], &[section]].concat());
            assert_eq!(read(&bytes).unwrap().references, [place].into(), "{place}");
            assert!(check(&bytes, "").unwrap_err().to_string().contains(place));
        }
    }

    #[test]
    fn what_is_not_listed_is_named() {
        let fetch = module(&[(2, b"\x01\x01a\x1c__wbg_fetch_0123456789abcdef\0\0")]);
        assert!(check(&fetch, "").unwrap_err().to_string().ends_with(": fetch"));
        let open = module(&[(2, IMPORT)]);
        let socket = check(&open, "const ret = new WebSocket(arg0);").unwrap_err();
        assert!(socket.to_string().ends_with(": new WebSocket"), "{socket}");
        assert!(check(&module(&[]), "").is_err());
        assert!(check(b"", "").is_err());
    }

    #[test]
    fn nothing_listed_asks_a_network() {
        let words = ["fetch", "Socket", "XMLHttp", "EventSource", "Beacon", "RTC", "Transport"];
        for line in ALLOWED.lines().filter(|line| !line.starts_with('#')) {
            assert!(!words.iter().any(|word| line.contains(word)), "{line}");
            assert!(!["new Worker", "new Image", "new Audio", "set_src"].contains(&line), "{line}");
        }
    }
}
