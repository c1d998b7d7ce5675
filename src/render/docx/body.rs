//! The document's blocks as Word's paragraphs and tables, and the footers.

use super::layout::{
    BOTTOM, FOOTER, HALF_CHARACTER_TENTHS, HEADER, LEFT, LINE, PAGE, PAGE_NUMBER_SIZE, RIGHT,
    TABLE_SIZE, TOP, WIDTH,
};
use super::package::root;
use super::styles::{self, heading, keep_next};
use super::xml::Element;
use crate::document::{Block, Inline, Lead, Table};
use crate::render::{printable, signature};

/// The relation of the footer of odd pages, and of pages that are neither.
pub(super) const FOOTER_ODD: &str = "rIdFooter1";
/// The relation of the footer of even pages.
pub(super) const FOOTER_EVEN: &str = "rIdFooter2";

/// The part that holds the text.
pub(super) fn document(blocks: &[Block]) -> Element {
    let body = Element::new("w:body").children(body(blocks)).child(section());
    root("w:document").child(body)
}

/// The blocks. The title is followed, and the signature preceded, by one blank line.
fn body(blocks: &[Block]) -> Vec<Element> {
    let mut body = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        match block {
            Block::Title(lines) => body.extend([title(lines), blank([])]),
            Block::Heading { level, text, .. } => {
                body.push(paragraph(heading(*level, true), [], text.iter().map(run)));
            }
            Block::Paragraph { lead, text } => {
                // A signature never stands alone on its page.
                let signed_next = matches!(next, Some(Block::Signature { .. }));
                body.push(text_of(lead.as_ref(), text, signed_next));
            }
            Block::Table(rows) => {
                let Some(table) = table(rows) else { continue };
                body.push(table);
                // Word joins tables that touch, and wants a paragraph after the last one.
                if matches!(next, None | Some(Block::Table(_))) {
                    body.push(blank([]));
                }
            }
            Block::Signature { name, date } => {
                let indents = signature::indents(name, date);
                body.push(blank([keep_next()]));
                body.push(signed(name, [keep_next()], indents.name));
                body.push(signed(date, [], indents.date));
            }
        }
    }
    body
}

/// The page, its footers and its grid of lines.
fn section() -> Element {
    let footer = |kind, relation| {
        Element::new("w:footerReference").with("w:type", kind).with("r:id", relation)
    };
    Element::new("w:sectPr")
        .child(footer("default", FOOTER_ODD))
        .child(footer("even", FOOTER_EVEN))
        .child(Element::new("w:pgSz").with("w:w", PAGE.0).with("w:h", PAGE.1))
        .child(
            Element::new("w:pgMar")
                .with("w:top", TOP)
                .with("w:right", RIGHT)
                .with("w:bottom", BOTTOM)
                .with("w:left", LEFT)
                .with("w:header", HEADER)
                .with("w:footer", FOOTER)
                .with("w:gutter", 0),
        )
        .child(Element::new("w:cols").with("w:space", 425))
        .child(Element::new("w:docGrid").with("w:type", "lines").with("w:linePitch", LINE))
}

/// A paragraph of a style, with what it has beyond it.
fn paragraph(
    style: &str,
    properties: impl IntoIterator<Item = Element>,
    runs: impl IntoIterator<Item = Element>,
) -> Element {
    let style = Element::val("w:pStyle", style);
    let properties = Element::new("w:pPr").child(style).children(properties);
    Element::new("w:p").child(properties).children(runs)
}

fn blank(properties: impl IntoIterator<Item = Element>) -> Element {
    paragraph(styles::NORMAL, properties, [])
}

/// One paragraph with line breaks, so that it stays one title in Word.
fn title(lines: &[Vec<Inline>]) -> Element {
    let mut runs = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            runs.push(Element::new("w:r").child(Element::new("w:br")));
        }
        runs.extend(line.iter().map(run));
    }
    paragraph(styles::TITLE, [], runs)
}

fn text_of(lead: Option<&Lead>, text: &[Inline], signed_next: bool) -> Element {
    let mut runs = Vec::new();
    if let Some(lead) = lead {
        let style = heading(lead.level, false);
        runs.extend(lead.text.iter().map(|inline| styled(inline, Some(style))));
    }
    runs.extend(text.iter().map(run));
    paragraph(styles::BODY, signed_next.then(keep_next), runs)
}

fn run(inline: &Inline) -> Element {
    styled(inline, None)
}

/// A run in a style of its own, if it has one.
///
/// A gap is marked in yellow, so that nobody signs a text with an X in it.
fn styled(inline: &Inline, style: Option<&str>) -> Element {
    let gap = matches!(inline, Inline::Gap { .. });
    let properties = Element::new("w:rPr")
        .children(style.map(|style| Element::val("w:rStyle", style)))
        .child(chinese())
        .children(gap.then(|| Element::val("w:highlight", "yellow")));
    Element::new("w:r").child(properties).child(words(inline.text()))
}

/// The styles name the fonts; this hint sets “ ” …… —— in the Chinese one.
fn chinese() -> Element {
    Element::new("w:rFonts").with("w:hint", "eastAsia")
}

fn words(text: &str) -> Element {
    Element::new("w:t").with("xml:space", "preserve").text(&printable(text))
}

/// A run of a text, or of a part of a field.
fn plain(content: Element) -> Element {
    Element::new("w:r").child(Element::new("w:rPr").child(chinese())).child(content)
}

/// A line of the signature with its right indent in half characters.
fn signed(text: &str, properties: impl IntoIterator<Item = Element>, indent: u32) -> Element {
    let indent = Element::new("w:ind").with("w:right", indent * HALF_CHARACTER_TENTHS / 10);
    let properties = properties.into_iter().chain([indent]);
    paragraph(styles::SIGNATURE, properties, [plain(words(text))])
}

/// A table as wide as the text; `None` if it has no columns, which Word does not open.
fn table(table: &Table) -> Option<Element> {
    let columns = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    if columns == 0 {
        return None;
    }
    let grid = widths(table, columns);
    let head = (!table.head.is_empty()).then(|| row(&table.head, &grid, true));
    let borders = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let properties = Element::new("w:tblPr")
        .child(Element::new("w:tblW").with("w:w", WIDTH).with("w:type", "dxa"))
        .child(Element::val("w:jc", "left"))
        .child(Element::new("w:tblBorders").children(borders.map(|side| {
            Element::val(side, "single")
                .with("w:sz", 4)
                .with("w:space", 0)
                .with("w:color", "000000")
        })))
        .child(Element::new("w:tblLayout").with("w:type", "fixed"));
    let columns = grid.iter().map(|width| Element::new("w:gridCol").with("w:w", width));
    Some(
        Element::new("w:tbl")
            .child(properties)
            .child(Element::new("w:tblGrid").children(columns))
            .children(head)
            .children(table.rows.iter().map(|cells| row(cells, &grid, false))),
    )
}

/// A row; missing cells are empty. A row of headings is repeated on each page.
fn row(cells: &[String], grid: &[usize], head: bool) -> Element {
    let style = if head { styles::CELL_HEAD } else { styles::CELL };
    let cells = grid.iter().enumerate().map(|(index, width)| {
        let text = cells.get(index).map(String::as_str).unwrap_or_default();
        let properties = Element::new("w:tcPr")
            .child(Element::new("w:tcW").with("w:w", width).with("w:type", "dxa"))
            .child(Element::val("w:vAlign", "center"));
        Element::new("w:tc").child(properties).child(paragraph(style, [], [plain(words(text))]))
    });
    let properties = Element::new("w:trPr")
        .child(Element::new("w:cantSplit"))
        .children(head.then(|| Element::new("w:tblHeader")));
    Element::new("w:tr").child(properties).children(cells)
}

/// The columns' widths in twips: each takes what its longest cell needs. What is left over is
/// shared out; where it does not suffice, the columns below the average keep theirs.
fn widths(table: &Table, columns: usize) -> Vec<usize> {
    let need = |column: usize| {
        let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(column));
        let longest = cells.map(|cell| signature::half_characters(cell)).max().unwrap_or(0);
        // Twips for half a character, and Word's cell margins with a little slack.
        longest.clamp(2, 60) as usize * TABLE_SIZE * 5 + 300
    };
    let needs: Vec<usize> = (0..columns).map(need).collect();
    let total: usize = needs.iter().sum();
    let narrow = |need: usize| total > WIDTH && need <= WIDTH / columns;
    let kept: usize = needs.iter().copied().filter(|&need| narrow(need)).sum();
    let (width, wide) = (WIDTH - kept, total - kept);
    let share = |need: usize| if narrow(need) { need } else { width * need / wide };
    let mut widths: Vec<usize> = needs.into_iter().map(share).collect();
    // What rounding left over goes to the last column.
    let rest = WIDTH - widths.iter().sum::<usize>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The footer of odd pages, or of even ones: the page number, one character in from the outer edge.
pub(super) fn footer(odd: bool) -> Element {
    let (side, edge) = if odd { ("right", "w:right") } else { ("left", "w:left") };
    let properties =
        [Element::new("w:ind").with(edge, PAGE_NUMBER_SIZE * 10), Element::val("w:jc", side)];
    let field = |kind| Element::new("w:fldChar").with("w:fldCharType", kind);
    let number = [
        words("— "),
        field("begin"),
        Element::new("w:instrText").text("PAGE"),
        field("separate"),
        words("1"),
        field("end"),
        words(" —"),
    ];
    root("w:ftr").child(paragraph(styles::PAGE_NUMBER, properties, number.map(plain)))
}
