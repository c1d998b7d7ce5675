//! Characters that no record may hold, because no Word file or page can carry them.

/// A text without the characters that were taken out, and how many those were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// How many characters were taken out.
    pub removed: usize,
}

/// Cleans one line: control characters, noncharacters and what is invisible go; tabs and line breaks become a space.
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

/// Cleans a text of several lines: line breaks become `\n`, tabs stay. What joins or varies the
/// character before it stays where there is one to join or vary (👨‍👩‍👧, ☀️, 葛󠄀), and goes where not.
pub fn clean_text(text: &str) -> Cleaned {
    let mut removed = 0;
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = String::with_capacity(unified.len());
    let mut letters = unified.chars().peekable();
    let mut before = None;
    while let Some(c) = letters.next() {
        let keep = match c {
            '\n' | '\t' => true,
            JOINER => {
                before.is_some_and(ends_emoji) && letters.peek().is_some_and(|c| is_emoji(*c))
            }
            c if is_variation(c) => before.is_some_and(can_vary),
            c if is_tag(c) => before.is_some_and(|c| c == BLACK_FLAG || is_tag(c)),
            c => is_printable(c),
        };
        if keep {
            text.push(c);
            before = Some(c);
        } else {
            removed += 1;
        }
    }
    Cleaned { text, removed }
}

/// Whether a character may stand in a line. Control characters may not; nor may the noncharacters,
/// U+FDD0–U+FDEF and the last two of each plane; U+2028/2029 break lines where none was meant; what
/// takes no room hides in a text, and marks of direction turn what stands beside them around.
///
/// What is invisible but belongs to the character before it (U+200D, variation selectors) may.
pub fn is_printable(c: char) -> bool {
    let code = c as u32;
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    !(c.is_control() || noncharacter || matches!(code, 0x2028 | 0x2029) || is_unseen(code))
}

/// Invisible format characters: soft hyphen, marks of direction, zero-width space and its like,
/// fillers, annotation marks, shorthand and musical controls, deprecated tags.
fn is_unseen(code: u32) -> bool {
    matches!(
        code,
        0x00AD
            | 0x034F
            | 0x061C
            | 0x115F..=0x1160
            | 0x17B4..=0x17B5
            | 0x180B..=0x180F
            | 0x200B..=0x200C
            | 0x200E..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x206F
            | 0x3164
            | 0xFEFF
            | 0xFFA0
            | 0xFFF0..=0xFFFB
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0000..=0xE001F
            | 0xE0080..=0xE00FF
            | 0xE01F0..=0xE0FFF
    )
}

/// Zero-width joiner: makes one picture of two.
const JOINER: char = '\u{200D}';

/// The flag that tag characters make the flag of a region of.
const BLACK_FLAG: char = '\u{1F3F4}';

fn is_tag(c: char) -> bool {
    ('\u{E0020}'..='\u{E007F}').contains(&c)
}

/// Variation selectors: how an emoji is drawn, which form of an ideograph is meant.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn can_vary(c: char) -> bool {
    !(c.is_whitespace() || c == JOINER || is_variation(c) || is_tag(c))
}

/// Whether a picture may end in `c`: itself, a colour of skin, or how it is drawn.
fn ends_emoji(c: char) -> bool {
    is_emoji(c) || c == '\u{FE0F}'
}

/// The blocks in which emoji stand, pictures of other uses among them.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{27BF}' | '\u{2900}'..='\u{297F}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
