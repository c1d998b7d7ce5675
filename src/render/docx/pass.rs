//! What docx-rs cannot say, said in its finished parts.
//!
//! It writes children in an order of its own where Word expects the schema's, has no names for
//! the rules of Chinese typesetting, no repeating table headings, and fixed fonts and properties.
//! Everything of that kind is here; the layout itself is not.

use super::RenderError;
use super::order::sort;
use super::styles::{CELL_HEAD, NORMAL};
use super::xml::{Element, Node};
use crate::document::Properties;
use crate::render::fonts::Fonts;
use crate::render::printable;
use docx_rs::XMLDocx;

/// Changes the parts in place.
pub(super) fn pass(
    parts: &mut XMLDocx,
    fonts: &Fonts,
    properties: &Properties,
) -> Result<(), RenderError> {
    change("document", &mut parts.document, |_| {})?;
    for footer in &mut parts.footers {
        change("footer", footer, |_| {})?;
    }
    change("styles", &mut parts.styles, styles)?;
    change("settings", &mut parts.settings, settings)?;
    parts.font_table = font_table(fonts).part();
    parts.doc_props.core = core(properties).part();
    Ok(())
}

/// Reads a part, changes it, brings it into the schema's order and writes it back.
fn change(
    part: &'static str,
    bytes: &mut Vec<u8>,
    edit: impl FnOnce(&mut Element),
) -> Result<(), RenderError> {
    let mut root = Element::parse(part, bytes)?;
    edit(&mut root);
    root.visit(&mut |element| {
        // docx-rs writes properties even where there are none.
        element.children.retain(|node| !matches!(node, Node::Element(child) if is_void(child)));
        match element.name.as_str() {
            "w:tr" => repeat_heading(element),
            "w:ind" => in_characters(element),
            _ => {}
        }
        sort(element);
    });
    *bytes = root.part();
    Ok(())
}

fn is_void(element: &Element) -> bool {
    matches!(element.name.as_str(), "w:rPr" | "w:pPr") && element.children.is_empty()
}

/// A row whose cells have the style of headings is repeated on each page.
fn repeat_heading(row: &mut Element) {
    let mut head = false;
    row.visit(&mut |element| {
        head |= element.name == "w:pStyle" && element.attribute("w:val") == Some(CELL_HEAD);
    });
    if !head {
        return;
    }
    for node in &mut row.children {
        if let Node::Element(property) = node
            && property.name == "w:trPr"
        {
            property.children.push(Node::Element(Element::new("w:tblHeader")));
        }
    }
}

/// A first line that is in by two characters says so in hundredths of a character, so that it
/// stays right when somebody changes the size.
fn in_characters(indent: &mut Element) {
    if indent.attribute("w:firstLine") == Some("640") {
        indent.attributes.push(("w:firstLineChars".to_owned(), "200".to_owned()));
    }
    indent
        .attributes
        .retain(|(name, value)| !(value == "0" && matches!(name.as_str(), "w:left" | "w:right")));
}

fn styles(root: &mut Element) {
    // docx-rs puts a bare Normal in front; ours is the second.
    let mut normals = 0;
    root.children.retain(|node| match node {
        Node::Element(style) if style.attribute("w:styleId") == Some(NORMAL) => {
            normals += 1;
            normals > 1
        }
        _ => true,
    });
    for node in &mut root.children {
        let Node::Element(style) = node else { continue };
        for child in &mut style.children {
            if let Node::Element(property) = child
                && property.name == "w:pPr"
            {
                // A style's paragraph properties hold no run properties.
                property
                    .children
                    .retain(|node| !matches!(node, Node::Element(child) if child.name == "w:rPr"));
                if style.attributes.iter().any(|(_, value)| value == NORMAL) {
                    property.children.extend(typesetting().map(Node::Element));
                }
            }
        }
        if style.attribute("w:styleId") == Some(NORMAL) {
            style.attributes.insert(1, ("w:default".to_owned(), "1".to_owned()));
        } else if style.name == "w:style" {
            style.attributes.insert(1, ("w:customStyle".to_owned(), "1".to_owned()));
        }
    }
    root.visit(&mut |element| {
        if element.name == "w:rPrDefault" {
            for node in &mut element.children {
                if let Node::Element(run) = node {
                    let language = Element::val("w:lang", "en-US").with("w:eastAsia", "zh-CN");
                    run.children.push(Node::Element(language));
                }
            }
        }
    });
}

/// The rules of Chinese typesetting: no mark begins a line, none hangs over its end, and no space
/// is put between Chinese and Latin.
fn typesetting() -> [Element; 4] {
    [
        Element::val("w:kinsoku", 1),
        Element::val("w:overflowPunct", 0),
        Element::val("w:autoSpaceDE", 0),
        Element::val("w:autoSpaceDN", 0),
    ]
}

fn settings(root: &mut Element) {
    root.children.push(Node::Element(Element::val("w:characterSpacingControl", "doNotCompress")));
    root.children
        .push(Node::Element(Element::val("w:themeFontLang", "en-US").with("w:eastAsia", "zh-CN")));
}

fn font_table(fonts: &Fonts) -> Element {
    let root = Element::new("w:fonts")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    fonts.all().into_iter().fold(root, |root, font| {
        root.child(
            Element::new("w:font")
                .with("w:name", font.name)
                .child(Element::val("w:altName", font.alternative))
                .child(Element::val("w:charset", "86"))
                .child(Element::val("w:family", font.family))
                .child(Element::val("w:pitch", if font.fixed { "fixed" } else { "variable" })),
        )
    })
}

/// What the file says about itself. Its only date is the document's own.
fn core(properties: &Properties) -> Element {
    let mut root = Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(&printable(&properties.title)))
        .child(Element::new("dc:creator").text(&printable(&properties.author)))
        .child(Element::new("cp:lastModifiedBy").text(&printable(&properties.author)))
        .child(Element::new("dc:language").text("zh-CN"));
    if let Some(date) = properties.date.as_deref().filter(|date| is_date(date)) {
        for name in ["dcterms:created", "dcterms:modified"] {
            root = root.child(
                Element::new(name)
                    .with("xsi:type", "dcterms:W3CDTF")
                    .text(&format!("{date}T00:00:00Z")),
            );
        }
    }
    root
}

/// Word refuses a file whose dates are none.
fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() && text.len() == 10
}
