//! Names found by the first letters of their pinyin: `zxm` finds 张晓明.
//!
//! Only first letters are kept: whole syllables of all characters would weigh five times as much in
//! the page. `initials.txt` has a line for each 256 characters from 一 (U+4E00) to 龥 (U+9FA5): of
//! each character a small letter for the usual reading, then a capital one for every other first
//! letter it may be read with; `-` where no reading is known. Further readings stand there only for
//! the characters in common use and for surnames (曾 `cZ`, 单 `dCS`), since in a rare character they
//! would only find what is not meant.
//!
//! The readings are those of pinyin-data (<https://github.com/mozillazg/pinyin-data>, © mozillazg,
//! MIT licence), which draws on Unihan; a test holds the table to them. What must stay out: anything
//! that knows a member.

#[cfg(test)]
mod tests;

/// The table; see above.
const TABLE: &str = include_str!("initials.txt");

/// The first character in the table, and how many stand on a line.
const FIRST: u32 = 0x4E00;
const LINE: u32 = 0x100;

/// The letters a character may begin with when read aloud, the usual one first and small, all others
/// capital; empty where there is none.
fn initials(c: char) -> &'static str {
    let Some(at) = u32::from(c).checked_sub(FIRST) else { return "" };
    let line = usize::try_from(at / LINE).ok().and_then(|line| TABLE.lines().nth(line));
    let Some(line) = line else { return "" };
    let mut starts = line.char_indices().filter(|(_, letter)| !letter.is_ascii_uppercase());
    let start = usize::try_from(at % LINE).ok().and_then(|at| starts.nth(at));
    let end = starts.next().map_or(line.len(), |(end, _)| end);
    start.and_then(|(start, _)| line.get(start..end)).unwrap_or_default()
}

/// The letters a character may begin with when read aloud, the usual one first.
pub fn letters(c: char) -> String {
    initials(c).chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether `typed` finds `name`: it is a part of the name, or has first letters in place of some or
/// all of its characters. A character of several readings is found by any of them; 张 by `z` and by
/// `zh`. Nothing finds every name; blanks and capitals make no difference.
///
/// ```
/// use zhibu::pinyin::finds;
/// assert!(finds("张晓明", "zxm") && finds("张晓明", "Zh x") && finds("张晓明", "晓m"));
/// assert!(finds("曾单", "zs") && !finds("张晓明", "zm"));
/// ```
pub fn finds(name: &str, typed: &str) -> bool {
    let (name, wanted) = (plain(name), plain(typed));
    (0..=name.len()).filter_map(|start| name.get(start..)).any(|rest| begins(rest, &wanted))
}

/// Whether `typed` finds the beginning of `name`; see [`finds`].
pub fn begins_with(name: &str, typed: &str) -> bool {
    begins(&plain(name), &plain(typed))
}

fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).map(small).collect()
}

/// Whether a name begins with what is `wanted`.
fn begins(name: &[char], wanted: &[char]) -> bool {
    let [first, rest @ ..] = wanted else { return true };
    let [own, others @ ..] = name else { return false };
    let read = || initials(*own).chars().any(|known| known.eq_ignore_ascii_case(first));
    if own == first {
        begins(others, rest)
    } else if read() {
        let with_h = || match rest {
            ['h', rest @ ..] if matches!(first, 'z' | 'c' | 's') => begins(others, rest),
            _ => false,
        };
        begins(others, rest) || with_h()
    } else {
        is_joint(*own) && begins(others, wanted)
    }
}

/// What joins two names: 阿依古丽·买买提.
fn is_joint(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '．' | '.')
}

/// Small and half-width.
fn small(c: char) -> char {
    let narrow = match c {
        '\u{FF21}'..='\u{FF5A}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    narrow.to_ascii_lowercase()
}
