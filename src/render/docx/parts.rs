//! The small parts beside the text and its styles: settings, fonts, and what the file says about
//! itself.

use super::package::root;
use super::xml::Element;
use crate::document::Properties;
use crate::render::fonts::Fonts;
use crate::render::printable;

/// Settings: even pages have a footer of their own, and Word lays the text out as Word 2013 and
/// later do, with its rules for East Asian text.
pub(super) fn settings() -> Element {
    let compatibility = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    ]
    .map(|(name, value)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    });
    let east_asian = [
        "w:spaceForUL",
        "w:balanceSingleByteDoubleByteWidth",
        "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace",
        "w:doNotExpandShiftReturn",
        "w:useFELayout",
    ]
    .map(Element::new);
    root("w:settings")
        .child(Element::new("w:zoom").with("w:percent", 100))
        .child(Element::val("w:defaultTabStop", 840))
        .child(Element::new("w:evenAndOddHeaders"))
        .child(Element::val("w:characterSpacingControl", "doNotCompress"))
        .child(Element::new("w:compat").children(east_asian).children(compatibility))
        .child(Element::val("w:themeFontLang", "en-US").with("w:eastAsia", "zh-CN"))
}

/// The fonts with the names to fall back on.
pub(super) fn fonts(fonts: &Fonts) -> Element {
    root("w:fonts").children(fonts.all().map(|font| {
        Element::new("w:font")
            .with("w:name", font.name)
            .child(Element::val("w:altName", font.alternative))
            .child(Element::val("w:charset", "86"))
            .child(Element::val("w:family", font.family))
            .child(Element::val("w:pitch", if font.fixed { "fixed" } else { "variable" }))
    }))
}

/// What the file says about itself. Its only date is the document's own.
pub(super) fn core(properties: &Properties) -> Element {
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
    text.parse::<chrono::NaiveDate>().is_ok() && text.len() == 10
}

/// The program's part of the properties, which Word wants even where it is empty.
pub(super) fn app() -> Element {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
}
