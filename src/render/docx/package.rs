//! The parts of a Word file and what says how they belong together (ISO/IEC 29500-2).

use super::archive::{TooLarge, archive};
use super::xml::Element;

/// The namespace of WordprocessingML.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What the types of relations begin with, and the namespace of their identifiers.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// What the media types of parts begin with.
const MEDIA: &str = "application/vnd.openxmlformats-";

/// A part: where it stands, its media type after [`MEDIA`], and its content.
pub(super) struct Part {
    pub name: &'static str,
    pub media: &'static str,
    pub root: Element,
}

/// The root of a part in WordprocessingML.
pub(super) fn root(name: &'static str) -> Element {
    Element::new(name).with("xmlns:w", MAIN).with("xmlns:r", OFFICE)
}

/// A relation: its identifier, the end of its type, and the part it leads to, from the folder of
/// the part that has it.
pub(super) type Relation = (&'static str, &'static str, &'static str);

/// Packs the parts: `main` relates to `others`, the package to it and to the properties.
pub(super) fn pack(parts: &[Part], relations: &[Relation]) -> Result<Vec<u8>, TooLarge> {
    let office = |(id, kind, target): &Relation| relation(id, format!("{OFFICE}/{kind}"), target);
    let package = [
        office(&("rId1", "officeDocument", "word/document.xml")),
        office(&("rId2", "extended-properties", "docProps/app.xml")),
        relation(
            "rId3",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
    ];
    let mut files = vec![
        ("[Content_Types].xml", types(parts).part()),
        ("_rels/.rels", relationships(package).part()),
        ("word/_rels/document.xml.rels", relationships(relations.iter().map(office)).part()),
    ];
    files.extend(parts.iter().map(|part| (part.name, part.root.part())));
    archive(&files)
}

fn types(parts: &[Part]) -> Element {
    let by_ending = |ending, media| {
        Element::new("Default").with("Extension", ending).with("ContentType", media)
    };
    Element::new("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .child(by_ending("rels", format!("{MEDIA}package.relationships+xml")))
        .child(by_ending("xml", "application/xml".to_owned()))
        .children(parts.iter().map(|part| {
            Element::new("Override")
                .with("PartName", format!("/{}", part.name))
                .with("ContentType", format!("{MEDIA}{}+xml", part.media))
        }))
}

fn relationships(relations: impl IntoIterator<Item = Element>) -> Element {
    Element::new("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .children(relations)
}

fn relation(id: &str, kind: String, target: &str) -> Element {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}
