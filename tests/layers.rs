//! Holds the table of modules in `docs/architecture.md` to the imports of the code.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a module may use, by the last column of the table.
#[derive(Debug)]
enum Allowed {
    Only(BTreeSet<String>),
    AllBut(BTreeSet<String>),
}

impl Allowed {
    fn read(cell: &str) -> Self {
        let words = |text: &str| {
            text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        match cell.strip_prefix("everything but ") {
            Some(excluded) => Self::AllBut(words(excluded)),
            // A parenthesis explains why; it names no module.
            None => Self::Only(words(cell.split('(').next().unwrap_or_default())),
        }
    }

    fn permits(&self, module: &str) -> bool {
        match self {
            Self::Only(names) => names.contains(module),
            Self::AllBut(names) => !names.contains(module),
        }
    }
}

/// The rows of the table: module → what it may use.
fn table() -> BTreeMap<String, Allowed> {
    let text = fs::read_to_string("docs/architecture.md").unwrap();
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, name, _, uses, _] = cells.as_slice() else { return None };
            let name = name.strip_prefix('`')?.strip_suffix('`')?;
            Some((name.to_owned(), Allowed::read(uses)))
        })
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The modules a source names after `crate::`, including those of `use crate::{a, b::c}`.
fn named_modules(source: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut named = BTreeSet::new();
    for (at, word) in code.match_indices("crate::") {
        let after = &code[at + word.len()..];
        let first: String =
            after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let group = after.strip_prefix('{').map(top_level_names).unwrap_or_default();
        named.extend(group.into_iter().chain([first]).filter(|name| modules.contains(name)));
    }
    named
}

/// The first words of the items of a braced group, those of inner groups left out.
fn top_level_names(group: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_i32;
    let mut in_first_word = true;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(String::new());
                in_first_word = true;
            }
            c if c.is_whitespace() => {}
            c if depth == 0 && in_first_word && (c.is_ascii_alphanumeric() || c == '_') => {
                names.last_mut().unwrap().push(c);
            }
            _ => in_first_word = false,
        }
    }
    names
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let table = table();
    let modules: BTreeSet<String> = table.keys().cloned().collect();
    let on_disk: BTreeSet<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(modules, on_disk, "the table and the folders of src name different modules");

    let mut strays = Vec::new();
    for (module, allowed) in &table {
        let mut files = Vec::new();
        sources(&Path::new("src").join(module), &mut files);
        for file in files {
            let in_tests = file
                .components()
                .any(|part| part.as_os_str().to_str().is_some_and(|name| name.starts_with("test")));
            if in_tests {
                continue;
            }
            let source = fs::read_to_string(&file).unwrap();
            for named in named_modules(&source, &modules) {
                if named != *module && !allowed.permits(&named) {
                    strays.push(format!("{} uses {named}", file.display()));
                }
            }
        }
    }
    assert!(strays.is_empty(), "imports the table does not allow:\n{}", strays.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let modules = ["ledger", "ui", "store"].map(str::to_owned).into();
    let seen = named_modules(
        "use crate::ledger::{Kind, ui};\nuse crate::{store::{Shelf, ledger}, ui};\n// crate::none",
        &modules,
    );
    assert_eq!(seen, ["ledger", "store", "ui"].map(str::to_owned).into());
    assert_eq!(named_modules("let x = crate::ledger::ui();", &modules).len(), 1);
}
