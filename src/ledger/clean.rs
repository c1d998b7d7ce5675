//! Characters that no record may hold, because no Word file or page can carry them.

/// A text without the characters that were taken out, and how many those were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// How many characters were taken out.
    pub removed: usize,
}

/// Cleans one line: control characters and noncharacters go; tabs and line breaks become a space.
///
/// ```
/// # use zhibu::ledger::clean_line;
/// let cleaned = clean_line("集中\u{8}学习\n");
/// assert_eq!((cleaned.text.as_str(), cleaned.removed), ("集中学习", 1));
/// ```
pub fn clean_line(text: &str) -> Cleaned {
    let Cleaned { text, removed } = clean_text(text);
    let text = text.replace(['\n', '\t'], " ").trim().to_owned();
    Cleaned { text, removed }
}

/// Cleans a text of several lines: line breaks become `\n`, tabs stay.
pub fn clean_text(text: &str) -> Cleaned {
    let mut removed = 0;
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = unified
        .chars()
        .filter(|&c| {
            let keep = matches!(c, '\n' | '\t') || is_printable(c);
            removed += usize::from(!keep);
            keep
        })
        .collect();
    Cleaned { text, removed }
}

/// Whether a character may stand in a line. Control characters may not; nor may the noncharacters,
/// U+FDD0–U+FDEF and the last two of each plane; U+2028/2029 break lines where none was meant.
pub fn is_printable(c: char) -> bool {
    let code = c as u32;
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    !(c.is_control() || noncharacter || matches!(code, 0x2028 | 0x2029))
}
