//! Whether a name is meant by what somebody has typed of it: a part of it, or the first letters of
//! its readings (`jzxx` for 集中学习), which need no input method.

use super::search::alike;
use crate::pinyin;

/// The letters that the characters of a name may begin with, read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Initials(Vec<String>);

impl Initials {
    /// The letters of `name`, each of a character of several readings.
    pub fn of(name: &str) -> Self {
        let letters = |c: char| {
            let c = alike(c);
            if c.is_ascii_alphanumeric() {
                return Some(c.to_string());
            }
            Some(pinyin::letters(c)).filter(|letters| !letters.is_empty())
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
        // 张 by zh, and letters beside characters.
        None => pinyin::finds(&name, &typed).then_some(4),
    }
}
