//! The measures of GB/T 9704-2012, in Word's units.
//!
//! Lengths are twips (1/20 pt, 567 to a centimetre); sizes of type are half points.

/// A4, upright.
pub(super) const PAGE: (u32, u32) = (11906, 16838);

/// Margins: 37, 26, 35 and 28 mm, which leave 156 × 225 mm for the text.
pub(super) const TOP: i32 = 2098;
pub(super) const RIGHT: i32 = 1474;
pub(super) const BOTTOM: i32 = 1984;
pub(super) const LEFT: i32 = 1587;

/// The text area's width.
pub(super) const WIDTH: usize = 11906 - 1474 - 1587;

/// From the page's edge to the footer: its dashes then stand 7 mm below the text area.
pub(super) const FOOTER: i32 = 1400;

/// From the page's edge to the (empty) header; what Word sets.
pub(super) const HEADER: i32 = 851;

/// A line: 22 on a page. At 580 only 21 fit.
pub(super) const LINE: i32 = 579;

/// 3号 type.
pub(super) const BODY_SIZE: usize = 32;

/// 2号 type.
pub(super) const TITLE_SIZE: usize = 44;

/// 4号 type.
pub(super) const PAGE_NUMBER_SIZE: usize = 28;

/// 小四 type, in tables.
pub(super) const TABLE_SIZE: usize = 24;

/// A line in a table.
pub(super) const TABLE_LINE: i32 = 400;

/// What is taken from each character's width, so that 28 fit in a line.
pub(super) const SPACING: i32 = -5;

/// Half a character of the body as set: (16 pt − 0.25 pt) / 2, in tenths of a twip.
pub(super) const HALF_CHARACTER_TENTHS: u32 = 1575;
