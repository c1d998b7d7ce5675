//! Whether a name is meant by what somebody has typed of it: a part of it, or the first letters of
//! its readings (`jzxx` for 集中学习), which need no input method.

use super::search::alike;

/// Characters read in two ways that begin with different letters, as far as names of people, kinds
/// and fields have them.
const TWO_READINGS: [(char, &str); 19] = [
    ('重', "cz"),
    ('长', "cz"),
    ('传', "cz"),
    ('藏', "cz"),
    ('朝', "cz"),
    ('查', "cz"),
    ('曾', "cz"),
    ('行', "hx"),
    ('乐', "ly"),
    ('调', "dt"),
    ('单', "ds"),
    ('解', "jx"),
    ('仇', "cq"),
    ('区', "oq"),
    ('盛', "cs"),
    ('覃', "qt"),
    ('会', "hk"),
    ('宿', "sx"),
    ('厦', "sx"),
];

/// The letters that the characters of a name may begin with, read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Initials(Vec<String>);

impl Initials {
    /// The letters of `name`; `first` tells that of a Chinese character, as the browser knows it.
    pub fn of(name: &str, first: impl Fn(char) -> Option<char>) -> Self {
        let letters = |c: char| {
            let c = alike(c);
            if c.is_ascii_alphanumeric() {
                return Some(c.to_string());
            }
            let two = TWO_READINGS.iter().find(|(known, _)| *known == c);
            two.map(|(_, letters)| (*letters).to_owned()).or_else(|| Some(first(c)?.to_string()))
        };
        Self(name.chars().filter_map(letters).collect())
    }

    /// At which character `letters` begin to stand for the name's.
    fn find(&self, letters: &str) -> Option<usize> {
        let wanted: Vec<char> = letters.chars().collect();
        self.0
            .windows(wanted.len().max(1))
            .position(|here| here.iter().zip(&wanted).all(|(may, letter)| may.contains(*letter)))
    }

    /// Whether it begins with these letters.
    pub fn begins(&self, letters: &str) -> bool {
        self.find(letters) == Some(0)
    }
}

/// How well `typed` means the name, the least the best; `None` if it does not. Nothing typed means
/// every name.
pub fn meant(typed: &str, name: &str, initials: &Initials) -> Option<u8> {
    let typed: String = typed.trim().chars().map(alike).collect();
    if typed.is_empty() {
        return Some(0);
    }
    let name: String = name.chars().map(alike).collect();
    if name == typed {
        return Some(0);
    }
    if name.starts_with(&typed) {
        return Some(1);
    }
    let letters = initials.find(&typed);
    match letters {
        Some(0) if initials.0.len() == typed.chars().count() => Some(0),
        Some(0) => Some(2),
        _ if name.contains(&typed) => Some(3),
        Some(_) => Some(4),
        None => None,
    }
}
