//! Elements, attributes and texts of a part. A document type is refused, and no entity is expanded
//! but the five that XML has itself.

use crate::intake::problem::IntakeError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What is met.
pub(super) enum Node {
    /// An element begins; `true` if it is empty, so that nothing ends it.
    Start(Element, bool),
    /// An element ends: its name without prefix.
    End(String),
    /// Text, or a part of it.
    Text(String),
}

/// The start of an element.
pub(super) struct Element {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute by its name, prefix and all.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute by its name behind a prefix.
    pub fn get_prefixed(&self, name: &str) -> Option<&str> {
        let is = |known: &str| known.rsplit_once(':').is_some_and(|(_, local)| local == name);
        self.attributes.iter().find(|(known, _)| is(known)).map(|(_, value)| value.as_str())
    }

    /// Whether a flag is set.
    pub fn is(&self, name: &str) -> bool {
        matches!(self.get(name), Some("1" | "true"))
    }
}

/// Reads a part from its beginning.
pub(super) struct Nodes<'a>(Reader<&'a [u8]>);

impl<'a> Nodes<'a> {
    pub fn of(part: &'a [u8]) -> Self {
        Self(Reader::from_reader(part))
    }

    /// What comes next; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Node>, IntakeError> {
        loop {
            let event = self.0.read_event().map_err(|_| IntakeError::Damaged)?;
            return Ok(Some(match event {
                Event::Start(start) => Node::Start(element(&start)?, false),
                Event::Empty(start) => Node::Start(element(&start)?, true),
                Event::End(end) => Node::End(text(end.local_name().as_ref())?),
                Event::Text(part) => Node::Text(text(&part)?),
                Event::CData(part) => Node::Text(text(&part)?),
                Event::GeneralRef(name) => {
                    let letter = name.resolve_char_ref().map_err(|_| IntakeError::Damaged)?;
                    Node::Text(match letter {
                        Some(letter) => letter.to_string(),
                        None => own_entity(&name)?.to_owned(),
                    })
                }
                Event::DocType(_) => return Err(IntakeError::Damaged),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
            }));
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, IntakeError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| IntakeError::Damaged)?;
        let value = text(&attribute.value)?;
        let value = match value.contains('&') {
            true => {
                quick_xml::escape::unescape(&value).map_err(|_| IntakeError::Damaged)?.into_owned()
            }
            false => value,
        };
        attributes.push((text(attribute.key.as_ref())?, value));
    }
    Ok(Element { name: text(start.local_name().as_ref())?, attributes })
}

fn text(bytes: &[u8]) -> Result<String, IntakeError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| IntakeError::Damaged)
}

fn own_entity(name: &[u8]) -> Result<&'static str, IntakeError> {
    Ok(match name {
        b"lt" => "<",
        b"gt" => ">",
        b"amp" => "&",
        b"quot" => "\"",
        b"apos" => "'",
        _ => return Err(IntakeError::Damaged),
    })
}
