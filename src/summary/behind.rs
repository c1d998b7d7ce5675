//! Whether the words behind a number suit the form it is written in.
//!
//! The unit behind a number is the author's. Where it contradicts the form, the document would say
//! ten thousand times too much or too little, so the token is refused instead.

use super::inline::Typed;
use super::node::Node;
use crate::figures::{Figure, Form, Number, unit};

/// So many characters behind a token are looked at; no unit is longer.
const LOOKED_AT: usize = 8;

/// The first characters behind a token, up to the next token: those of `nodes`, then `after`.
pub(super) fn behind(nodes: &[Node<Typed>], after: &[char]) -> Vec<char> {
    let mut text = Vec::with_capacity(LOOKED_AT);
    if collect(nodes, &mut text) {
        text.extend(after.iter().take(LOOKED_AT - text.len()));
    }
    text
}

/// Whether neither a token nor the end of what is looked at was met.
fn collect(nodes: &[Node<Typed>], text: &mut Vec<char>) -> bool {
    for node in nodes {
        match node {
            Node::Text(letters) => {
                let room = LOOKED_AT - text.len();
                text.extend(letters.iter().take(room).map(|letter| letter.c));
                if text.len() == LOOKED_AT {
                    return false;
                }
            }
            Node::Token(_) | Node::Broken(_) => return false,
            Node::Bracket(inner) => {
                if !collect(inner, text) {
                    return false;
                }
            }
        }
    }
    true
}

/// Refuses a number whose form and the words behind it do not agree.
pub(super) fn suits(figure: &Figure, form: &Form, behind: &[char]) -> Result<(), String> {
    let name = &figure.def.name;
    let next = behind.first().copied();
    if let Some(scale) = form.scaled_by() {
        return match next {
            Some(c) if c == scale => Ok(()),
            _ => Err(format!(
                "写法里有“{scale}”，数字按{scale}计，后面要紧接着写“{scale}”和单位，如“{scale}{}”；\
                 否则请从写法里去掉“{scale}”。",
                unit_of(figure, form).trim_start_matches(scale)
            )),
        };
    }
    let is_number = figure.overridden.is_none()
        && figure.number().is_some_and(|n| !matches!(n, Number::List(_) | Number::Text(_)));
    if !is_number {
        return Ok(());
    }
    let unit = unit_of(figure, form);
    if form.carries_unit() {
        return match !unit.is_empty() && starts_with(behind, &unit) {
            true => Err(format!("这种写法连单位“{unit}”一起写，后面请不要再写“{unit}”。")),
            false => Ok(()),
        };
    }
    match (next, form.word_behind()) {
        (Some(scale @ ('万' | '亿')), _) if !unit.starts_with(scale) => Err(format!(
            "“{name}”按{}计，后面写“{scale}”就不对了；要按{scale}写，请在写法里加上“{scale}”。",
            if unit.is_empty() { "个" } else { &unit }
        )),
        (Some(c @ ('余' | '多')), Some(word)) => {
            Err(format!("“{word}”字由程序写，后面请不要再写“{c}”。"))
        }
        _ => Ok(()),
    }
}

fn unit_of(figure: &Figure, form: &Form) -> String {
    unit(figure, form).into_owned()
}

fn starts_with(text: &[char], word: &str) -> bool {
    let mut letters = text.iter();
    word.chars().all(|c| letters.next() == Some(&c))
}
