//! Where the headings stand: below a title of the whole table, in one row or in two.

use super::sort::squeezed;
use super::table::{Row, Table, column_name};
use super::target;
use crate::ledger::Kind;

/// How far down headings are looked for.
const LOOKED_AT: usize = 15;

/// The rows that the headings stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// The first of them, as an index of [`Table::rows`].
    pub first: usize,
    /// Whether the row below belongs to it, as 应到 and 实到 do to 人数.
    pub two: bool,
}

impl Heading {
    /// The headings with the first row given: whether the next belongs to them is seen from it.
    pub fn at(table: &Table, first: usize) -> Self {
        let pair = table.rows.get(first).zip(table.rows.get(first + 1));
        Self { first, two: pair.is_some_and(|(row, below)| goes_on(row, below)) }
    }

    /// The heading rows that fit best, if any holds at least two usual headings.
    pub(super) fn find(table: &Table, kinds: &[&Kind]) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for first in 0..table.rows.len().min(LOOKED_AT) {
            let heading = Self::at(table, first);
            let known = target::known(&headings(table, Some(heading)), kinds);
            // Of equals the one row, so that a title above is not taken for half a heading.
            let score = known * 2 + usize::from(!heading.two);
            if known >= 2 && best.is_none_or(|(before, _)| score > before) {
                best = Some((score, heading));
            }
        }
        best.map(|(_, heading)| heading)
    }

    /// The index of the first row below.
    pub fn below(self) -> usize {
        self.first + if self.two { 2 } else { 1 }
    }
}

/// Whether the row below belongs to the headings in `row`: it divides a heading that reaches over
/// several columns, merged or with blank cells behind it, and holds nothing else.
fn goes_on(row: &Row, below: &Row) -> bool {
    // Whether the heading of a column is also that of the one before it.
    let reached = |column: usize| {
        let (above, left) = (row.cell(column), row.cell(column.saturating_sub(1)));
        column > 0 && (above.filled().is_empty() || above.spread && above.filled() == left.filled())
    };
    let own = |column: usize| below.cell(column).own();
    let divided =
        |column: usize| reached(column) || reached(column + 1) && !own(column + 1).is_empty();
    let mut filled = (0..below.cells.len()).filter(|column| !own(*column).is_empty());
    // A day or a number is no heading.
    let is_heading = |text: &str| !text.chars().any(|c| c.is_ascii_digit());
    let several = filled.clone().count() >= 2;
    several && own(0).is_empty() && filled.all(|column| is_heading(own(column)) && divided(column))
}

/// The heading of every column; the letters of a column where there is no heading row. Of two rows
/// both are told: 人数/应到.
pub fn headings(table: &Table, heading: Option<Heading>) -> Vec<String> {
    let width = table.width();
    let Some(Heading { first, two }) = heading else {
        return (0..width).map(|column| format!("{}列", column_name(column))).collect();
    };
    let above = table.rows.get(first);
    let below = table.rows.get(first + 1).filter(|_| two);
    let mut reaching = String::new();
    let mut headings = Vec::with_capacity(width);
    for column in 0..width {
        let own = above.map(|row| squeezed(row.cell(column).filled())).unwrap_or_default();
        let under = below.map(|row| squeezed(row.cell(column).own())).unwrap_or_default();
        // In a text a heading that reaches over several columns stands in the first only.
        if !own.is_empty() {
            reaching.clone_from(&own);
        }
        headings.push(match (own.is_empty(), under.is_empty()) {
            (_, true) => own,
            (true, false) if reaching.is_empty() => under,
            (true, false) => format!("{reaching}/{under}"),
            (false, false) => format!("{own}/{under}"),
        });
    }
    headings
}
