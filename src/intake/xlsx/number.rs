//! Numbers, days and times of cells as texts.

use super::styles::Shape;
use crate::intake::days::day_of;
use crate::intake::table::{Cell, CellFault};

/// Minutes of a day.
const MINUTES: f64 = 1440.0;

/// A cell that holds a number, as it is shown.
///
/// A file keeps numbers as text that was a double; read as a double and written in the fewest
/// digits that mean it, 2.2999999999999998 is 2.3 again, as the spreadsheet program shows it.
pub(super) fn cell(text: &str, shape: Shape, from_1904: bool) -> Cell {
    let Ok(number) = text.trim().parse::<f64>() else { return Cell::of(text) };
    if !number.is_finite() {
        return Cell { text: text.to_owned(), fault: Some(CellFault::Error), spread: false };
    }
    match shape {
        Shape::Number => Cell::of(plain(number)),
        Shape::Time if number < 1.0 => match moment(number) {
            Some((_, minutes)) => Cell::of(clock(minutes)),
            None => Cell::of(plain(number)),
        },
        // Hours that add up to days are a number.
        Shape::Time if number < 10_000.0 => Cell::of(plain(number)),
        Shape::Day | Shape::Time => day(number, from_1904),
    }
}

fn day(number: f64, from_1904: bool) -> Cell {
    let found = moment(number).and_then(|(day, minutes)| Some((day_of(day, from_1904)?, minutes)));
    match found {
        Some((day, 0)) => Cell::of(day.to_string()),
        Some((day, minutes)) => Cell::of(format!("{day} {}", clock(minutes))),
        None => Cell { text: plain(number), fault: Some(CellFault::NoDay), spread: false },
    }
}

/// The number of a day, and the minute of it.
fn moment(number: f64) -> Option<(u64, u64)> {
    // To 31 December 9999.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let minutes = (number * MINUTES).round() as u64;
    Some((minutes / 1440, minutes % 1440))
}

fn clock(minutes: u64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// In plain digits.
fn plain(number: f64) -> String {
    // -0 is 0.
    format!("{}", number + 0.0)
}
