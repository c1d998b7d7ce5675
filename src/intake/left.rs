//! The rows of a table that an import has left out: why, and as a sheet to go on with.

use super::heading::headings;
use super::line::Line;
use super::reading::Given;
use super::table::column_name;
use crate::document::{Cell, Sheet};

/// The columns that the sheet has more than the table: where a row stood, and why it was left out.
pub(super) const MORE: [&str; 2] = ["原表行号", "没有导入的原因"];

/// Rows that were not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// How many of them for which reason: `1行有错误，2行重复`.
    pub reasons: String,
    /// The rows in their order.
    pub rows: Vec<LeftRow>,
    /// The same with all their cells, as corrected.
    pub sheet: Sheet,
}

/// A row that was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftRow {
    /// Its number in the file.
    pub number: usize,
    /// Its day and title, as they stand there.
    pub stands: String,
    /// Why, as a sentence or several.
    pub why: String,
}

/// Why rows are left out, the first reason that holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    Aside,
    Wrong,
    Same,
    Hidden,
    Unticked,
}

impl Reason {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Wrong, "有错误"),
        (Self::Same, "重复"),
        (Self::Hidden, "在原表里是隐藏的"),
        (Self::Unticked, "没有勾选"),
        (Self::Aside, "是合计、说明等"),
    ];

    fn of(line: &Line) -> Self {
        match line {
            Line { aside: Some(_), .. } => Self::Aside,
            Line { record: None, .. } => Self::Wrong,
            Line { same: Some(_), .. } => Self::Same,
            Line { hidden: true, .. } => Self::Hidden,
            _ => Self::Unticked,
        }
    }
}

/// The lines of a table that were not `taken`; `None` if all were.
pub fn left_out(
    given: Given<'_>,
    lines: &[Line],
    taken: impl Fn(&Line) -> bool,
) -> Option<LeftOut> {
    let left: Vec<&Line> = lines.iter().filter(|line| !taken(line)).collect();
    if left.is_empty() {
        return None;
    }
    let count = |reason| left.iter().filter(|line| Reason::of(line) == reason).count();
    let told = Reason::ALL.iter().map(|(reason, name)| (count(*reason), name));
    let told = told.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count}行{name}"));
    let reasons = told.collect::<Vec<_>>().join("，");
    let named = |(at, heading): (usize, String)| match heading.as_str() {
        "" => format!("{}列", column_name(at)),
        _ => heading,
    };
    let own = headings(given.table, given.plan.heading).into_iter().enumerate().map(named);
    let heads: Vec<String> = MORE.map(str::to_owned).into_iter().chain(own).collect();
    let cells = |line: &Line| {
        let rows = &given.table.rows;
        let at = rows.partition_point(|row| row.number < line.number);
        let row = rows.get(at).filter(|row| row.number == line.number);
        let cell = |column: usize| {
            let edited = given.edits.get(&(line.number, column)).map(|text| text.trim());
            let stands = edited.or_else(|| row.map(|row| row.cell(column).filled()));
            Cell::text(stands.unwrap_or_default())
        };
        let first = [Cell::Number(line.number.to_string()), Cell::text(why(line))];
        first.into_iter().chain((0..heads.len().saturating_sub(MORE.len())).map(cell)).collect()
    };
    let sheet_rows = left.iter().map(|line| cells(line)).collect();
    let row = |line: &&Line| LeftRow { number: line.number, stands: stands(line), why: why(line) };
    let rows = left.iter().map(row).collect();
    Some(LeftOut { reasons, rows, sheet: Sheet { heads, rows: sheet_rows } })
}

fn stands(line: &Line) -> String {
    let (day, title) = match &line.record {
        Some(record) => (record.date.to_string(), record.title.clone()),
        None => line.stands.clone(),
    };
    [day, title].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn why(line: &Line) -> String {
    match Reason::of(line) {
        Reason::Aside => line.aside.map(super::Aside::sentence).unwrap_or_default().to_owned(),
        Reason::Wrong => line.errors.iter().map(ToString::to_string).collect(),
        Reason::Same => {
            let told = line.same.as_ref().map(super::Same::told).unwrap_or_default();
            format!("{told}，没有勾选。")
        }
        Reason::Hidden => "在原表里是隐藏的行，没有勾选。".to_owned(),
        Reason::Unticked => "没有勾选。".to_owned(),
    }
}
