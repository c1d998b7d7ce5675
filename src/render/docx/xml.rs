//! A part of the file as a tree of elements, and its text.
//!
//! Names are the program's own; attribute values and text are escaped here and nowhere else.

use std::fmt::Display;

/// An element with its attributes and children, both in the order they are written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name with the prefix: `w:pPr`.
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// `<name w:val="value"/>`.
    pub fn val(name: &'static str, value: impl Display) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// With an attribute.
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With a child.
    pub fn child(self, child: Self) -> Self {
        self.children([child])
    }

    /// With children.
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With a text.
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// The bytes of the part whose root this is.
    pub fn part(&self) -> Vec<u8> {
        let mut out = String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.extend(["<", self.name]);
        for (name, value) in &self.attributes {
            out.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(&escape(text)),
            }
        }
        out.extend(["</", self.name, ">"]);
    }
}

/// Escapes a text for XML, in content and in attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
