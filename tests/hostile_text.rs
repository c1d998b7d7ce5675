//! Text that came in by a backup is data in what goes out: tags, quotation marks, the end of a
//! CDATA section, formulas, control characters, marks of direction, paths and the template's own
//! signs. The page is held to the same in `tests/browser/tests/hostile_text.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

/// What is put in front of every text of the backup that a person writes.
const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&amp;]]>\u{1}\u{b}\u{202e}\u{fffe}../CON=cmd|' /C calc'!A0{{集中学习}}";

/// How it reads where nothing but what no document can carry is taken out.
const READS: &str = "<img src=x onerror=alert(1)>\"'&amp;]]>../CON=cmd|' /C calc'!A0";

/// Texts that are no identifiers, days or words of the program.
const TEXTS: &[&str] =
    &["full_name", "short_name", "office", "superior", "place", "name", "title", "text", "phrase"];

fn poison(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if TEXTS.contains(&name.as_str()) => {
                        text.insert_str(0, HOSTILE);
                    }
                    field => poison(field),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(poison),
        _ => {}
    }
}

#[test]
fn hostile_text_is_text_in_every_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    std::fs::create_dir_all(&folder).unwrap();
    let backup = folder.join("备份.json");
    run(&["sample", "-o", backup.to_str().unwrap()]);
    let mut value: Value = serde_json::from_slice(&std::fs::read(&backup).unwrap()).unwrap();
    poison(&mut value["branch"]);
    poison(&mut value["members"]);
    poison(&mut value["records"]);
    poison(&mut value["partners"]);
    assert!(value["branch"]["full_name"] != json!(""));
    std::fs::write(&backup, value.to_string()).unwrap();

    let write = |name: &str| {
        let file = folder.join(name);
        run(&["summary", backup.to_str().unwrap(), "--year", "2019", "-o", file.to_str().unwrap()]);
        std::fs::read(file).unwrap()
    };
    let text = String::from_utf8(write("总结.txt")).unwrap();
    assert!(text.contains(READS), "{}", text.chars().take(400).collect::<String>());

    // The page parses to the text, and holds no element that the text brought.
    let html = String::from_utf8(write("总结.html")).unwrap();
    assert!(!html.contains("<img") && !html.contains("<script"), "markup got into the page");
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));

    // Every part of the Word file is well-formed XML, and its text is the text.
    let word = write("总结.docx");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(word)).unwrap();
    let mut seen = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().to_owned();
        assert!(!name.contains("..") && !name.contains("CON"), "{name}");
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        let parsed = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!xml.contains("TargetMode=\"External\""), "{name} refers outside");
        let texts = parsed.descendants().filter(|node| node.is_text());
        seen.extend(texts.filter_map(|node| node.text()));
        assert!(parsed.descendants().all(|node| !node.has_tag_name("img")), "{name}");
    }
    assert!(seen.contains(READS));
}

fn run(arguments: &[&str]) {
    let ran = Command::new(env!("CARGO_BIN_EXE_zhibu")).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{arguments:?}: {said}");
}
