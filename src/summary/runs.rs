//! From pieces to the document's runs, and small changes at the end of runs.

use super::drop::Piece;
use super::fill::{Filled, Filler};
use super::finding::{Finding, FindingKind};
use super::letter::strength;
use crate::document::Inline;

/// The runs of a line that stays. Reports gaps and numbers typed by hand.
pub(super) fn runs(pieces: &[Piece], line: usize, filler: &mut Filler<'_>) -> Vec<Inline> {
    let mut runs = Runs::default();
    let mut rest = pieces;
    while let Some((piece, after)) = rest.split_first() {
        match piece {
            Piece::Letter(letter) => runs.letter(letter.c, letter.typed),
            Piece::Filled(filled) => {
                let next_is_mark = match after.first() {
                    Some(Piece::Letter(next)) => next.mark().is_some(),
                    _ => false,
                };
                runs.filled(filled, next_is_mark, filler);
                if filled.is_gap() {
                    report_gap(filled, line, filler);
                }
            }
            Piece::Broken(raw) => runs.push(Inline::Typed(raw.clone())),
            Piece::Seam => {}
        }
        rest = after;
    }
    let (done, typed) = runs.finish();
    for number in typed {
        let sentence = format!(
            "第{line}行：“{number}”是手填的数字，没有记录可查；请改用数字的名称，或补录有关记录。"
        );
        filler.findings.push(Finding::new(FindingKind::Typed, line, sentence));
    }
    done
}

fn report_gap(filled: &Filled, line: usize, filler: &mut Filler<'_>) {
    let reason = filled.token.and_then(|index| filler.reasons.get(index)).cloned().flatten();
    let Some(reason) = reason else { return };
    let sentence = format!("第{line}行：{}，正文中写作X；{}。", reason.why, reason.remedy);
    let mut finding = Finding::new(FindingKind::Gap, line, sentence);
    finding.token = filled.token;
    finding.why = reason.why;
    finding.kind_to_enter = reason.kind;
    finding.records = reason.records;
    filler.findings.push(finding);
}

#[derive(Default)]
struct Runs {
    done: Vec<Inline>,
    text: String,
    /// The number typed by hand that is being collected, and which one it is.
    number: String,
    which: u32,
    typed: Vec<String>,
}

impl Runs {
    fn letter(&mut self, c: char, typed: u32) {
        if typed != self.which {
            self.end_number();
            self.which = typed;
        }
        if typed > 0 {
            self.end_text();
            self.number.push(c);
        } else {
            self.text.push(c);
        }
    }

    fn filled(&mut self, filled: &Filled, next_is_mark: bool, filler: &mut Filler<'_>) {
        let text = filled.text.as_ref().map(|text| {
            let yields = filled.yields && next_is_mark;
            let trimmed = text.trim_end_matches(|c| strength(c).is_some());
            if yields { trimmed.to_owned() } else { text.clone() }
        });
        match (filled.token, text) {
            (None, text) => {
                self.end_number();
                self.text.push_str(&text.unwrap_or_default());
            }
            (Some(token), Some(text)) => {
                if let Some(token) = filler.tokens.get_mut(token) {
                    token.written = Some(text.clone());
                }
                self.push(Inline::Figure { token, text });
            }
            (Some(token), None) => self.push(Inline::Gap { token }),
        }
    }

    fn push(&mut self, inline: Inline) {
        self.end_number();
        self.end_text();
        self.done.push(inline);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Inline::Text(std::mem::take(&mut self.text)));
        }
    }

    fn end_number(&mut self) {
        if !self.number.is_empty() {
            let number = std::mem::take(&mut self.number);
            self.typed.push(number.clone());
            self.done.push(Inline::Typed(number));
        }
        self.which = 0;
    }

    fn finish(mut self) -> (Vec<Inline>, Vec<String>) {
        self.end_number();
        self.end_text();
        (self.done, self.typed)
    }
}

/// Whether nothing but marks and space would be printed.
pub(super) fn is_empty(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Letter(letter) => letter.c.is_whitespace() || letter.mark().is_some(),
        Piece::Filled(filled) => filled.text.as_deref().is_some_and(|text| text.trim().is_empty()),
        Piece::Broken(_) => false,
        Piece::Seam => true,
    })
}

/// The last character printed.
pub(super) fn last_char(runs: &[Inline]) -> Option<char> {
    runs.iter().rev().find_map(|run| run.text().chars().last())
}

/// Puts a text behind the runs.
pub(super) fn append(runs: &mut Vec<Inline>, text: &str) {
    match runs.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}

/// Closes the runs with `mark` where they end without any.
pub(super) fn close(runs: &mut Vec<Inline>, mark: char) {
    if !last_char(runs).is_some_and(|c| strength(c).is_some() || "…—".contains(c)) {
        append(runs, mark.encode_utf8(&mut [0; 4]));
    }
}

/// Makes the end of the runs the end of a sentence: ； ， 、 become 。.
pub(super) fn end_sentence(runs: &mut Vec<Inline>) {
    if let Some(Inline::Text(last)) = runs.last_mut()
        && last.ends_with(['；', '，', '、', ';', ','])
    {
        last.pop();
        last.push('。');
    }
    close(runs, '。');
}
