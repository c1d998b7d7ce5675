//! Where the two lines of a signature without a seal stand.
//!
//! One line below the text; the name two characters from the right edge; the first character of
//! the date two characters to the right of the name's first (GB/T 9704-2012, 7.3.5.2). If the date
//! is the longer one, it stands two characters from the edge and pushes the name to the left.

/// Characters in a full line.
const LINE: u32 = 28;

/// The right indents of the two lines, in half characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indents {
    /// Of the name.
    pub name: u32,
    /// Of the date.
    pub date: u32,
}

/// The right indents for a name and a date.
pub fn indents(name: &str, date: &str) -> Indents {
    let (o, d) = (half_characters(name), half_characters(date));
    if d <= o {
        // A name longer than a line must not push the date out of the text area.
        let most = (2 * LINE).saturating_sub(d);
        Indents { name: 4, date: (o - d).min(most) }
    } else {
        Indents { name: d - o + 8, date: 4 }
    }
}

/// How wide a text is, in half characters: Latin letters and digits are half as wide as the rest.
pub(super) fn half_characters(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
