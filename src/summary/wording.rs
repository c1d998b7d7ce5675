//! Points out what is nearly, but not quite, an official phrase.
//!
//! A phrase with few errors holds at least one of its parts unharmed; only where such a part stands
//! is the text compared.

use super::finding::{Finding, FindingKind};
use super::letter::text_of;
use super::lines::Line;
use super::official::{OFFICIAL, Official};
use crate::ledger::quoted;

/// Compares every line with the phrases that hold in `year`.
pub(super) fn review(lines: &[Line], year: i32, findings: &mut Vec<Finding>) {
    let known: Vec<Searched> =
        OFFICIAL.iter().filter(|phrase| phrase.since <= year).map(Searched::new).collect();
    for line in lines {
        let text = text_of(&line.nodes);
        for phrase in &known {
            for written in phrase.near_misses(&text) {
                let (number, Official { text, source, .. }) = (line.number, phrase.official);
                let (written, text) = (quoted(&written), quoted(text));
                let sentence =
                    format!("第{number}行：{written}与{text}有出入，请核对（{source}）。");
                findings.push(Finding::new(FindingKind::Wording, number, sentence));
            }
        }
    }
}

/// A phrase made ready for searching.
struct Searched {
    official: &'static Official,
    letters: Vec<char>,
    /// How many characters may be put in, left out or changed.
    most: usize,
}

/// From this length on, a phrase is recognised with two errors.
const LONG: usize = 12;

impl Searched {
    fn new(official: &'static Official) -> Self {
        let letters: Vec<char> = official.text.chars().collect();
        let most = if letters.len() < LONG { 1 } else { 2 };
        Self { official, letters, most }
    }

    /// What is written where the phrase was probably meant.
    fn near_misses(&self, text: &[char]) -> Vec<String> {
        let mut found = Vec::new();
        let mut done = 0;
        let length = self.letters.len().div_ceil(self.most + 1);
        for at in 0..text.len() {
            let here = text.get(at..).unwrap_or_default();
            let part = self.letters.chunks(length).position(|part| here.starts_with(part));
            let Some(part) = part else { continue };
            let start = at.saturating_sub(part * length + self.most).max(done);
            let end = (start + self.letters.len() + 2 * self.most).min(text.len());
            let Some(window) = text.get(start..end) else { continue };
            if let Some((errors, from, to)) = self.best(window).filter(|b| b.0 <= self.most) {
                done = start + to;
                if errors > 0 {
                    found.push(window.get(from..to).unwrap_or_default().iter().collect());
                }
            }
        }
        found
    }

    /// The stretch of the window nearest to the phrase: errors, where it begins and ends.
    fn best(&self, window: &[char]) -> Option<(usize, usize, usize)> {
        // For each prefix of the phrase, the fewest errors of a stretch that ends here, and where
        // that stretch begins.
        let mut row: Vec<(usize, usize)> = (0..=self.letters.len()).map(|at| (at, 0)).collect();
        let mut best: Option<(usize, usize, usize)> = None;
        for (at, &c) in window.iter().enumerate() {
            let mut diagonal = (0, at);
            let mut left = (0, at + 1);
            let prefixes = std::iter::once(None).chain(self.letters.iter().map(Some));
            for (place, letter) in row.iter_mut().zip(prefixes) {
                let Some(&letter) = letter else {
                    diagonal = (0, at);
                    *place = left;
                    continue;
                };
                let changed = (diagonal.0 + usize::from(letter != c), diagonal.1);
                let here = changed.min((place.0 + 1, place.1)).min((left.0 + 1, left.1));
                diagonal = std::mem::replace(place, here);
                left = here;
            }
            if let Some(&(errors, from)) = row.last()
                && best.is_none_or(|(least, _, _)| errors < least)
            {
                best = Some((errors, from, at + 1));
            }
        }
        best
    }
}
