//! Finds numbers typed by hand before a counter word: 12次, 1,200余份, 十二次, 3.5万元.
//!
//! Years, dates, ordinals, set phrases and titles in 《》 are none. What a counter word is stands as
//! data in `counters`.

use super::counters::{COUNTERS, COUNTERS_OF_FEW, NO_COUNTER_BEFORE, SET_PHRASES};

/// What one number is made of.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Script {
    Arabic,
    Chinese,
}

/// For each character, the number it belongs to, counted from 1; 0 for none. `titles` says which
/// characters stand inside 《》.
pub(super) fn find(text: &[char], titles: &[bool]) -> Vec<u32> {
    let mut spans = vec![0; text.len()];
    let in_phrase = set_phrases(text);
    let mut found = 0;
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let Some(script) = script(c) else {
            at += 1;
            continue;
        };
        let end = run(text, at, script);
        let within = |flags: &[bool]| flags.get(at..end).is_some_and(|f| f.contains(&true));
        let is_name = within(titles) || within(&in_phrase) || is_ordinal_or_code(text, at);
        let after = if is_name { None } else { counted(text, at, end, script) };
        if let Some(after) = after {
            found += 1;
            spans.iter_mut().take(after).skip(at).for_each(|span| *span = found);
        }
        at = after.unwrap_or(end);
    }
    spans
}

fn script(c: char) -> Option<Script> {
    if is_digit(c) {
        Some(Script::Arabic)
    } else if is_numeral(c) {
        Some(Script::Chinese)
    } else {
        None
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    "一二两三四五六七八九十百千万亿〇零".contains(c)
}

/// Where the number that begins at `from` ends.
fn run(text: &[char], from: usize, script: Script) -> usize {
    let mut end = from;
    while let Some(&c) = text.get(end) {
        let next_is_digit = text.get(end + 1).is_some_and(|&next| is_digit(next));
        let belongs = match script {
            Script::Arabic => is_digit(c) || (".．,".contains(c) && next_is_digit),
            Script::Chinese => is_numeral(c),
        };
        if !belongs {
            break;
        }
        end += 1;
    }
    end
}

/// 第12次 is an ordinal; A4, 〔2019〕12 and 12-3 are codes.
fn is_ordinal_or_code(text: &[char], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|at| text.get(at));
    before.is_some_and(|&c| c.is_ascii_alphabetic() || "第〕-－/".contains(c))
}

/// Where the counter word after the number ends, if there is one.
fn counted(text: &[char], from: usize, end: usize, script: Script) -> Option<usize> {
    let mut at = end;
    // 12万余元, 200多份, 3亿元: powers and approximations stand between number and counter.
    while text.get(at).is_some_and(|&c| "万亿千百余多几".contains(c)) {
        at += 1;
    }
    let numerals = text.get(from..end)?;
    let chinese = script == Script::Chinese;
    let round_only = numerals.iter().all(|&c| "百千万亿".contains(c));
    let few = numerals.len() == 1 && numerals != ['十'];
    // 一起, 千家万户 and 二次 are words; 三百余份, 十次 and 两户 are numbers.
    let is_word = round_only || (few && (at > end || numerals == ['一'] || numerals == ['二']));
    if chinese && is_word {
        return None;
    }
    let few = chinese && few;
    let counters = if few { COUNTERS_OF_FEW } else { COUNTERS };
    // 3万元 is read as 3, 万, 元: the counter may begin before the powers end.
    (end..=at).rev().find_map(|start| {
        let counter = counters.iter().find(|counter| starts_with(text, start, counter))?;
        let after = start + counter.chars().count();
        let spoilt = NO_COUNTER_BEFORE.iter().any(|(word, followers)| {
            word == counter && followers.iter().any(|next| starts_with(text, after, next))
        });
        (!spoilt).then_some(after)
    })
}

fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    let mut letters = text.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| letters.next() == Some(&c))
}

/// Which characters belong to a set phrase.
fn set_phrases(text: &[char]) -> Vec<bool> {
    let mut inside = vec![false; text.len()];
    for (at, &c) in text.iter().enumerate() {
        for phrase in SET_PHRASES.iter().filter(|phrase| phrase.starts_with(c)) {
            if starts_with(text, at, phrase) {
                let letters = phrase.chars().count();
                inside.iter_mut().skip(at).take(letters).for_each(|flag| *flag = true);
            }
        }
    }
    inside
}
