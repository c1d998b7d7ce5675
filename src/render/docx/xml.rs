//! A part of the file as a tree, so that the pass can change it.
//!
//! Names, attribute values and text stay as they are written, escapes included: what is not
//! changed comes out as it went in.

use super::RenderError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Display;

/// An element with its attributes and children.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Element {
    /// Its name with the prefix: `w:pPr`.
    pub name: String,
    /// Its attributes in order, the values escaped.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text, escaped.
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// `<name w:val="value" />`.
    pub fn val(name: &str, value: impl Display) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// With an attribute.
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.attributes.push((name.to_owned(), escape(&value.to_string())));
        self
    }

    /// With a child.
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With a text.
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(escape(text)));
        self
    }

    /// The value of an attribute, escaped.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Visits this element and all in it, children first.
    pub fn visit(&mut self, change: &mut impl FnMut(&mut Self)) {
        for node in &mut self.children {
            if let Node::Element(element) = node {
                element.visit(change);
            }
        }
        change(self);
    }

    /// Reads a part.
    pub fn parse(part: &'static str, bytes: &[u8]) -> Result<Self, RenderError> {
        let fail = |detail: String| RenderError::Part { part, detail };
        let text = std::str::from_utf8(bytes).map_err(|error| fail(error.to_string()))?;
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            let node = match reader.read_event().map_err(|error| fail(error.to_string()))? {
                Event::Start(tag) => {
                    open.push(start(&tag).map_err(fail)?);
                    continue;
                }
                Event::End(_) => match open.pop() {
                    Some(element) => Node::Element(element),
                    None => return Err(fail("end tag".to_owned())),
                },
                Event::Empty(tag) => Node::Element(start(&tag).map_err(fail)?),
                Event::Text(text) => Node::Text(lossless(&text).map_err(fail)?),
                Event::GeneralRef(name) => {
                    Node::Text(format!("&{};", lossless(&name).map_err(fail)?))
                }
                Event::Eof => break,
                _ => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.children.push(node),
                None => return Err(fail("nesting".to_owned())),
            }
        }
        let root = open.pop().and_then(|top| top.elements().next().cloned());
        root.ok_or_else(|| fail("no element".to_owned()))
    }

    /// Writes a part.
    pub fn part(&self) -> Vec<u8> {
        let mut out = String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.extend([" ", name, "=\"", value, "\""]);
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        out.extend(["</", &self.name, ">"]);
    }
}

fn start(tag: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = Element::new(&lossless(tag.name().as_ref())?);
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        element.attributes.push((lossless(attribute.key.as_ref())?, lossless(&attribute.value)?));
    }
    Ok(element)
}

fn lossless(bytes: &[u8]) -> Result<String, String> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| error.to_string())
}

/// Escapes a text for XML, in content and in attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
