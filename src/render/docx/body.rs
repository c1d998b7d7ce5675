//! The document's blocks as Word's paragraphs and tables.

use super::layout::{HALF_CHARACTER_TENTHS, PAGE_NUMBER_SIZE, TABLE_SIZE, WIDTH};
use super::styles::{self, heading};
use crate::document::{Block, Inline, Lead, Table};
use crate::render::{printable, signature};
use docx_rs::{
    BreakType, Document, Paragraph, Run, RunFonts, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

/// Adds the blocks. The title is followed, and the signature preceded, by one blank line.
pub(super) fn body(mut document: Document, blocks: &[Block]) -> Document {
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        let signed_next = matches!(next, Some(Block::Signature { .. }));
        document = match block {
            Block::Title(lines) => document.add_paragraph(title(lines)).add_paragraph(blank()),
            Block::Heading { level, text, .. } => {
                document.add_paragraph(runs(Paragraph::new().style(heading(*level, true)), text))
            }
            Block::Paragraph { lead, text } => {
                // A signature never stands alone on its page.
                document.add_paragraph(paragraph(lead.as_ref(), text).keep_next(signed_next))
            }
            Block::Table(rows) => match table(rows) {
                // Word joins tables that touch, and wants a paragraph after the last one.
                Some(table) if matches!(next, None | Some(Block::Table(_))) => {
                    document.add_table(table).add_paragraph(blank())
                }
                Some(table) => document.add_table(table),
                None => document,
            },
            Block::Signature { name, date } => {
                let indents = signature::indents(name, date);
                document
                    .add_paragraph(blank().keep_next(true))
                    .add_paragraph(signed(name, indents.name).keep_next(true))
                    .add_paragraph(signed(date, indents.date))
            }
        };
    }
    document
}

/// One paragraph with line breaks, so that it stays one title in Word.
fn title(lines: &[Vec<Inline>]) -> Paragraph {
    let mut paragraph = Paragraph::new().style(styles::TITLE);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            paragraph = paragraph.add_run(Run::new().add_break(BreakType::TextWrapping));
        }
        paragraph = runs(paragraph, line);
    }
    paragraph
}

fn blank() -> Paragraph {
    Paragraph::new().style(styles::NORMAL)
}

fn paragraph(lead: Option<&Lead>, text: &[Inline]) -> Paragraph {
    let mut paragraph = Paragraph::new().style(styles::BODY);
    for inline in lead.iter().flat_map(|lead| &lead.text) {
        let style = lead.map_or(styles::BODY, |lead| heading(lead.level, false));
        paragraph = paragraph.add_run(run(inline).style(style));
    }
    runs(paragraph, text)
}

fn runs(paragraph: Paragraph, inlines: &[Inline]) -> Paragraph {
    inlines.iter().fold(paragraph, |paragraph, inline| paragraph.add_run(run(inline)))
}

/// A run: the styles name the fonts, the hint sets “ ” …… —— in the Chinese one.
///
/// A gap is marked in yellow, so that nobody signs a text with an X in it.
fn run(inline: &Inline) -> Run {
    let run = plain(inline.text());
    if matches!(inline, Inline::Gap { .. }) { run.highlight("yellow") } else { run }
}

fn plain(text: &str) -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia")).add_text(printable(text))
}

/// A line of the signature with its right indent in half characters.
fn signed(text: &str, indent: u32) -> Paragraph {
    let right = i32::try_from(indent * HALF_CHARACTER_TENTHS / 10).unwrap_or_default();
    Paragraph::new()
        .style(styles::SIGNATURE)
        .indent(None, None, Some(right), None)
        .add_run(plain(text))
}

/// A table as wide as the text; `None` if it has no columns, which Word does not open.
fn table(table: &Table) -> Option<docx_rs::Table> {
    let columns = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    if columns == 0 {
        return None;
    }
    let grid = widths(table, columns);
    let head = (!table.head.is_empty()).then(|| row(&table.head, &grid, styles::CELL_HEAD));
    let rows = table.rows.iter().map(|cells| row(cells, &grid, styles::CELL));
    let borders = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::new(), |borders, position| borders.set(TableBorder::new(position).size(4)));
    Some(
        docx_rs::Table::new(head.into_iter().chain(rows).collect())
            .set_grid(grid)
            .width(WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .set_borders(borders),
    )
}

/// A row; missing cells are empty.
fn row(cells: &[String], grid: &[usize], style: &str) -> TableRow {
    let cells = grid.iter().enumerate().map(|(index, width)| {
        let text = cells.get(index).map(String::as_str).unwrap_or_default();
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .add_paragraph(Paragraph::new().style(style).add_run(plain(text)))
    });
    TableRow::new(cells.collect()).cant_split()
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

/// The page number of a footer's paragraph, one character in from its edge.
pub(super) fn page_number(odd: bool) -> Paragraph {
    use docx_rs::{AlignmentType, FieldCharType, InstrPAGE, InstrText};
    let part = || Run::new().fonts(RunFonts::new().hint("eastAsia"));
    let indent = i32::try_from(PAGE_NUMBER_SIZE).unwrap_or_default() * 10;
    let paragraph = Paragraph::new().style(styles::PAGE_NUMBER);
    let paragraph = if odd {
        paragraph.align(AlignmentType::Right).indent(None, None, Some(indent), None)
    } else {
        paragraph.align(AlignmentType::Left).indent(Some(indent), None, None, None)
    };
    paragraph
        .add_run(part().add_text("— "))
        .add_run(part().add_field_char(FieldCharType::Begin, false))
        .add_run(part().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(part().add_field_char(FieldCharType::Separate, false))
        .add_run(part().add_text("1"))
        .add_run(part().add_field_char(FieldCharType::End, false))
        .add_run(part().add_text(" —"))
}
