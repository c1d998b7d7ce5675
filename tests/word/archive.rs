//! A Word file's parts.

use roxmltree::Node;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zhibu::document::Document;
use zhibu::{ledger::FontSet, render};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The namespace behind `w:`.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of an archive by name, directories left out.
pub fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        if file.is_file() {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().to_owned(), text);
        }
    }
    parts
}

/// The parts of a document written with the official fonts.
pub fn written(document: &Document) -> BTreeMap<String, String> {
    parts(&render::docx(document, FontSet::Official).unwrap())
}

/// The same archive with a part changed.
pub fn changed(docx: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(docx) {
        let text = if name == part { change(&text) } else { text };
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The elements of that name (without prefix) in or below a node.
pub fn all<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> + use<'a> {
    node.descendants().filter(move |node| node.has_tag_name((W, name)))
}

/// The only one of that name in or below a node.
pub fn one<'a>(node: Node<'a, 'a>, name: &'a str) -> Node<'a, 'a> {
    let mut found = all(node, name);
    let first = found.next().unwrap_or_else(|| panic!("no w:{name}"));
    assert!(found.next().is_none(), "more than one w:{name}");
    first
}

/// An attribute with the prefix `w:`.
pub fn w<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attribute((W, name))
}

/// The text a node prints.
pub fn text(node: Node<'_, '_>) -> String {
    let runs = node.descendants().filter(|node| node.has_tag_name((W, "t")));
    runs.filter_map(|node| node.text()).collect()
}
