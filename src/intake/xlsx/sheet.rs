//! The cells of a sheet.

use super::number;
use super::strings::Pieces;
use super::styles::Shape;
use super::xml::{Element, Node, Nodes};
use crate::intake::problem::{IntakeError, Measure};
use crate::intake::table::{
    Cell, CellFault, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Table,
};

/// How many merged areas a sheet may have.
const MOST_AREAS: usize = 20_000;

/// How long a text may be that fills a merged area: a heading, a day, a kind.
const LONGEST_SPREAD: usize = 200;

/// How many bytes of text all cells may hold together: one shared text may stand in many.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// The number of the last row there can be.
const LAST_ROW: usize = 1_048_576;

/// What a sheet's cells point at.
pub(super) struct Given<'a> {
    pub strings: &'a [String],
    pub shapes: &'a [Shape],
    pub from_1904: bool,
}

/// What all sheets together may still hold.
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Budget {
    fn spend(&mut self, cell: &Cell) -> Result<(), IntakeError> {
        let left = self.cells.checked_sub(1).zip(self.text.checked_sub(cell.text.len()));
        let (cells, text) = left.ok_or(IntakeError::TooLarge(Measure::Cells))?;
        *self = Self { cells, text };
        Ok(())
    }
}

/// A cell being read.
#[derive(Default)]
struct Open {
    column: usize,
    sort: String,
    shape: Shape,
    value: Option<String>,
    formula: bool,
    inline: Pieces,
}

/// A merged area, rows and columns from 0, the last included.
struct Area {
    rows: (usize, usize),
    columns: (usize, usize),
}

/// Reads a sheet.
pub(super) fn read(
    part: &[u8],
    given: &Given<'_>,
    budget: &mut Budget,
) -> Result<Table, IntakeError> {
    let mut nodes = Nodes::of(part);
    let mut table = Table { from_1904: given.from_1904, ..Table::default() };
    let mut areas: Vec<Area> = Vec::new();
    let mut row = Row::default();
    let mut open: Option<Open> = None;
    let mut in_value = false;
    while let Some(node) = nodes.next()? {
        if let Some(cell) = &mut open {
            cell.inline.take(&node)?;
        }
        match node {
            Node::Start(element, empty) => match (element.name.as_str(), &mut open) {
                ("col", _) if element.is("hidden") => hide(&element, &mut table),
                ("row", _) => {
                    let next = row.number + 1;
                    let number = element.get("r").and_then(|r| r.parse().ok()).unwrap_or(next);
                    if !(1..=LAST_ROW).contains(&number) {
                        return Err(IntakeError::Damaged);
                    }
                    row = Row { number, hidden: element.is("hidden"), cells: Vec::new() };
                    if empty {
                        continue;
                    }
                }
                ("c", _) => {
                    let cell = begin(&element, &row, given)?;
                    open = (!empty).then_some(cell);
                    if empty {
                        // What has a format only still takes a place.
                        continue;
                    }
                }
                ("v", Some(_)) => in_value = !empty,
                ("f", Some(cell)) => cell.formula = true,
                ("mergeCell", _) => {
                    if let Some(area) = element.get("ref").and_then(area) {
                        areas.push(area);
                    }
                    if areas.len() > MOST_AREAS {
                        return Err(IntakeError::TooLarge(Measure::Cells));
                    }
                }
                _ => {}
            },
            Node::Text(text) if in_value => {
                if let Some(cell) = &mut open {
                    let value = cell.value.get_or_insert_default();
                    value.push_str(&text);
                    if value.len() > LONGEST_CELL * 4 {
                        return Err(IntakeError::TooLarge(Measure::Text));
                    }
                }
            }
            Node::Text(_) => {}
            Node::End(name) => match name.as_str() {
                "v" => in_value = false,
                "c" => {
                    if let Some(cell) = open.take() {
                        put(cell, &mut row, given, budget)?;
                    }
                }
                "row" => {
                    if !row.is_blank() {
                        table
                            .rows
                            .push(Row { cells: std::mem::take(&mut row.cells), ..row.clone() });
                    }
                    if table.rows.len() > MOST_ROWS {
                        return Err(IntakeError::TooLarge(Measure::Rows));
                    }
                }
                _ => {}
            },
        }
    }
    for area in &areas {
        spread(area, &mut table, budget)?;
    }
    Ok(table)
}

fn hide(element: &Element, table: &mut Table) {
    let number = |name: &str| element.get(name).and_then(|text| text.parse::<usize>().ok());
    if let Some((first, last)) = number("min").zip(number("max")) {
        table.hidden_columns.extend(first.saturating_sub(1)..last.min(MOST_COLUMNS));
    }
}

fn begin(element: &Element, row: &Row, given: &Given<'_>) -> Result<Open, IntakeError> {
    let column = match element.get("r") {
        Some(name) => place(name).ok_or(IntakeError::Damaged)?.1,
        None => row.cells.len(),
    };
    let style = element.get("s").and_then(|s| s.parse::<usize>().ok());
    let shape = style.and_then(|style| given.shapes.get(style)).copied().unwrap_or_default();
    let sort = element.get("t").unwrap_or("n").to_owned();
    Ok(Open { column, sort, shape, ..Open::default() })
}

/// Puts a cell into its row, if it holds anything.
fn put(
    open: Open,
    row: &mut Row,
    given: &Given<'_>,
    budget: &mut Budget,
) -> Result<(), IntakeError> {
    let column = open.column;
    let cell = content(open, given)?;
    if cell.is_blank() {
        return Ok(());
    }
    if column >= MOST_COLUMNS {
        return Err(IntakeError::TooLarge(Measure::Columns));
    }
    budget.spend(&cell)?;
    if column >= row.cells.len() {
        row.cells.resize(column + 1, Cell::default());
    }
    if let Some(place) = row.cells.get_mut(column) {
        *place = cell;
    }
    Ok(())
}

fn content(open: Open, given: &Given<'_>) -> Result<Cell, IntakeError> {
    let Open { sort, shape, value, formula, mut inline, .. } = open;
    let faulty = |text: String, fault| Cell { text, fault: Some(fault), spread: false };
    let Some(value) = value else {
        return Ok(match sort.as_str() {
            "inlineStr" => Cell::of(inline.end()),
            // A formula that gave an empty text is blank.
            "str" => Cell::default(),
            _ if formula => faulty(String::new(), CellFault::NoValue),
            _ => Cell::default(),
        });
    };
    Ok(match sort.as_str() {
        "s" => {
            let at: usize = value.trim().parse().map_err(|_| IntakeError::Damaged)?;
            let text = given.strings.get(at).ok_or(IntakeError::Damaged)?;
            Cell::of(text.as_str())
        }
        "e" => faulty(value, CellFault::Error),
        "b" => Cell::of(if matches!(value.trim(), "1" | "true") { "是" } else { "否" }),
        "str" | "inlineStr" => Cell::of(value),
        // 2019-03-05T14:30:00
        "d" => Cell::of(value.replace('T', " ")),
        _ => number::cell(&value, shape, given.from_1904),
    })
}

/// Fills a merged area with what stands in its first cell.
fn spread(area: &Area, table: &mut Table, budget: &mut Budget) -> Result<(), IntakeError> {
    let (first, last) = area.rows;
    let (left, right) = area.columns;
    let at = |table: &Table, number: usize| table.rows.partition_point(|row| row.number < number);
    let start = at(table, first);
    let origin = table.rows.get(start).filter(|row| row.number == first);
    let text = origin.map(|row| row.cell(left).text.clone()).unwrap_or_default();
    if text.trim().is_empty() || text.chars().count() > LONGEST_SPREAD {
        return Ok(());
    }
    let end = at(table, last.saturating_add(1));
    let right = right.min(MOST_COLUMNS - 1);
    for row in table.rows.get_mut(start..end).unwrap_or_default() {
        if row.cells.len() <= right {
            row.cells.resize(right + 1, Cell::default());
        }
        for (column, cell) in row.cells.iter_mut().enumerate().take(right + 1).skip(left) {
            if (row.number, column) != (first, left) && cell.is_blank() {
                *cell = Cell { text: text.clone(), fault: None, spread: true };
                budget.spend(cell)?;
            }
        }
    }
    Ok(())
}

/// Row (from 1) and column (from 0) of a cell's name.
fn place(name: &str) -> Option<(usize, usize)> {
    let name = name.trim_start_matches('$');
    let letters = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (letters, number) = name.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = number.trim_start_matches('$').parse().ok()?;
    Some((row, column - 1))
}

fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':')?;
    let (first, last) = (place(first)?, place(last)?);
    (first.0 <= last.0 && first.1 <= last.1)
        .then_some(Area { rows: (first.0, last.0), columns: (first.1, last.1) })
}
