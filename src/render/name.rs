//! The name of a file that is offered.

use crate::ledger::is_printable;

/// What Windows takes for a device, whatever ending it has.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// How many characters of a stem are kept.
const LONGEST: usize = 80;

/// A file name that every system takes: `stem` without the characters that one of them refuses,
/// without what is invisible or turns the direction of writing, not a device of Windows, and
/// `ending`.
///
/// ```
/// # use zhibu::render::file_name;
/// assert_eq!(file_name("局党支部2019年度党建工作总结", "docx"), "局党支部2019年度党建工作总结.docx");
/// assert_eq!(file_name("../甲/乙", "csv"), "甲乙.csv");
/// assert_eq!(file_name("con.甲", "csv"), "_con.甲.csv");
/// ```
pub fn file_name(stem: &str, ending: &str) -> String {
    let taken = |c: &char| is_printable(*c) && !"\\/:*?\"<>|".contains(*c);
    let kept: String = stem.chars().filter(taken).take(LONGEST).collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let lead = if is_device(kept) { "_" } else { "" };
    let stem = if kept.is_empty() { "支部台账" } else { kept };
    format!("{lead}{stem}.{ending}")
}

/// Whether the name up to its first full stop is a device's: `con`, `LPT1`.
fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim().to_uppercase();
    let port = |kind: &str| {
        name.strip_prefix(kind).is_some_and(|number| {
            let mut letters = number.chars();
            letters.next().is_some_and(|n| "123456789¹²³".contains(n)) && letters.next().is_none()
        })
    };
    DEVICES.contains(&name.as_str()) || port("COM") || port("LPT")
}
