//! The paragraph and character styles, named in Chinese as Word's style list shows them.

use super::layout::{
    BODY_SIZE, LINE, PAGE_NUMBER_SIZE, SPACING, TABLE_LINE, TABLE_SIZE, TITLE_SIZE,
};
use super::package::root;
use super::xml::Element;
use crate::render::fonts::{Font, Fonts};

/// The style of every paragraph that names none; Word shows it as 正文.
pub(super) const NORMAL: &str = "Normal";
/// The title.
pub(super) const TITLE: &str = "GongwenTitle";
/// A paragraph of the body.
pub(super) const BODY: &str = "GongwenBody";
/// The signature.
pub(super) const SIGNATURE: &str = "GongwenSignature";
/// The page number.
pub(super) const PAGE_NUMBER: &str = "GongwenPageNumber";
/// A table's cell.
pub(super) const CELL: &str = "GongwenCell";
/// A table's heading.
pub(super) const CELL_HEAD: &str = "GongwenCellHead";

/// The style of a heading of a level: of its paragraph if it stands alone, else of its run.
pub(super) fn heading(level: u8, alone: bool) -> &'static str {
    match (level, alone) {
        (0 | 1, true) => "GongwenHeading1",
        (2, true) => "GongwenHeading2",
        (3, true) => "GongwenHeading3",
        (_, true) => "GongwenHeading4",
        (0 | 1, false) => "GongwenLead1",
        (2, false) => "GongwenLead2",
        (3, false) => "GongwenLead3",
        (_, false) => "GongwenLead4",
    }
}

/// All styles and the defaults below them.
pub(super) fn styles(fonts: &Fonts) -> Element {
    let next_body = || Some(Element::val("w:next", BODY));
    let mut styles = root("w:styles")
        .child(defaults(&fonts.body))
        .child(normal(&fonts.body))
        .child(paragraph(
            TITLE,
            "公文标题",
            next_body(),
            vec![keep_next(), exact_lines(), align("center")],
            type_of(&fonts.title, TITLE_SIZE, 0),
        ))
        .child(paragraph(BODY, "公文正文", None, vec![first_line()], vec![]));
    for level in 1..=4_u8 {
        let font = match level {
            1 => &fonts.first,
            2 => &fonts.second,
            _ => &fonts.body,
        };
        let (name, lead) = match level {
            1 => ("公文一级标题", "公文一级标题（段首）"),
            2 => ("公文二级标题", "公文二级标题（段首）"),
            3 => ("公文三级标题", "公文三级标题（段首）"),
            _ => ("公文四级标题", "公文四级标题（段首）"),
        };
        let mut properties = vec![keep_next(), first_line()];
        if level <= 2 {
            properties.push(Element::val("w:outlineLvl", level - 1));
        }
        let run = Element::new("w:rPr").child(all_of(font));
        styles = styles
            .child(paragraph(
                heading(level, true),
                name,
                next_body(),
                properties,
                vec![all_of(font)],
            ))
            .child(style("character", heading(level, false), lead).child(listed()).child(run));
    }
    styles
        .child(paragraph(
            SIGNATURE,
            "公文署名",
            None,
            vec![Element::new("w:keepLines"), align("right")],
            vec![],
        ))
        .child(paragraph(
            PAGE_NUMBER,
            "公文页码",
            None,
            vec![off_grid(), lines("auto", 240)],
            type_of(&fonts.page, PAGE_NUMBER_SIZE, 0),
        ))
        .child(paragraph(
            CELL,
            "公文表格",
            None,
            vec![off_grid(), lines("exact", TABLE_LINE), align("left")],
            type_of(&fonts.body, TABLE_SIZE, 0),
        ))
        .child(paragraph(
            CELL_HEAD,
            "公文表头",
            None,
            vec![keep_next(), off_grid(), lines("exact", TABLE_LINE), align("center")],
            type_of(&fonts.first, TABLE_SIZE, 0),
        ))
}

fn defaults(font: &Font) -> Element {
    let run = Element::new("w:rPr")
        .child(all_of(font))
        .children(size(BODY_SIZE))
        .child(Element::val("w:lang", "en-US").with("w:eastAsia", "zh-CN"));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault"))
}

/// The style below all others, with the rules of Chinese typesetting: no mark begins a line, none
/// hangs over its end, and no space is put between Chinese and Latin.
fn normal(font: &Font) -> Element {
    let properties = Element::new("w:pPr")
        .child(Element::val("w:widowControl", 0))
        .child(Element::val("w:kinsoku", 1))
        .child(Element::val("w:overflowPunct", 0))
        .child(Element::val("w:autoSpaceDE", 0))
        .child(Element::val("w:autoSpaceDN", 0))
        .child(exact_lines())
        .child(align("both"));
    Element::new("w:style")
        .with("w:type", "paragraph")
        .with("w:default", 1)
        .with("w:styleId", NORMAL)
        .child(Element::val("w:name", NORMAL))
        .child(listed())
        .child(properties)
        .child(Element::new("w:rPr").children(type_of(font, BODY_SIZE, SPACING)))
}

/// A style for paragraphs: what follows it where it is not itself, its properties and its type.
fn paragraph(
    id: &str,
    name: &str,
    next: Option<Element>,
    properties: Vec<Element>,
    run: Vec<Element>,
) -> Element {
    style("paragraph", id, name)
        .child(Element::val("w:basedOn", NORMAL))
        .children(next)
        .child(listed())
        .child(Element::new("w:pPr").children(properties))
        .children((!run.is_empty()).then(|| Element::new("w:rPr").children(run)))
}

fn style(kind: &str, id: &str, name: &str) -> Element {
    Element::new("w:style")
        .with("w:type", kind)
        .with("w:customStyle", 1)
        .with("w:styleId", id)
        .child(Element::val("w:name", name))
}

/// Word offers it in its gallery of styles.
fn listed() -> Element {
    Element::new("w:qFormat")
}

/// A paragraph stays on the page of the next one.
pub(super) fn keep_next() -> Element {
    Element::new("w:keepNext")
}

fn align(to: &str) -> Element {
    Element::val("w:jc", to)
}

/// The first line in by two characters: in twips, and in hundredths of a character, so that it
/// stays right when somebody changes the size.
fn first_line() -> Element {
    Element::new("w:ind").with("w:firstLine", BODY_SIZE * 20).with("w:firstLineChars", 200)
}

/// Lines of the page's grid, without space between paragraphs.
fn exact_lines() -> Element {
    Element::new("w:spacing")
        .with("w:before", 0)
        .with("w:after", 0)
        .with("w:line", LINE)
        .with("w:lineRule", "exact")
}

fn off_grid() -> Element {
    Element::val("w:snapToGrid", 0)
}

fn lines(rule: &str, height: i32) -> Element {
    Element::new("w:spacing").with("w:line", height).with("w:lineRule", rule)
}

fn type_of(font: &Font, half_points: usize, spacing: i32) -> Vec<Element> {
    let mut properties = vec![all_of(font), Element::val("w:spacing", spacing)];
    properties.extend(size(half_points));
    properties
}

fn size(half_points: usize) -> [Element; 2] {
    [Element::val("w:sz", half_points), Element::val("w:szCs", half_points)]
}

/// One font for every script, so that digits and marks are not set in another.
fn all_of(font: &Font) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", font.name)
        .with("w:hAnsi", font.name)
        .with("w:cs", font.name)
        .with("w:eastAsia", font.name)
        .with("w:hint", "eastAsia")
}
