//! Numbers headings and points and lays the groups out as the document's blocks.

use super::groups::{Group, Heading, Outline, Part};
use super::number;
use super::runs::{append, close, end_sentence, last_char};
use crate::document::{Block, Inline, Lead};

/// The blocks of the body.
pub(super) fn blocks(outline: Outline) -> Vec<Block> {
    let mut numbers = Numbers::new(&outline);
    outline.groups.into_iter().filter_map(|group| block(group, &mut numbers)).collect()
}

fn block(group: Group, numbers: &mut Numbers) -> Option<Block> {
    let Group { heading, parts, .. } = group;
    let text = paragraph(parts, numbers);
    let Some(Heading { level, id, text: name, .. }) = heading else {
        return (!text.is_empty()).then_some(Block::Paragraph { lead: None, text });
    };
    let mut heading = vec![Inline::Text(numbers.heading(level))];
    extend(&mut heading, name);
    if text.is_empty() {
        return Some(Block::Heading { level, id, text: heading });
    }
    if last_char(&heading).is_none_or(|c| !"。！？：；".contains(c)) {
        append(&mut heading, "。");
    }
    Some(Block::Paragraph { lead: Some(Lead { level, id, text: heading }), text })
}

/// The text of one paragraph: what runs on is separated by marks.
fn paragraph(parts: Vec<Part>, numbers: &mut Numbers) -> Vec<Inline> {
    let mut text: Vec<Inline> = Vec::new();
    let mut after_point = false;
    for Part { list, text: part, cut } in parts {
        if !text.is_empty() {
            let between_points = after_point && list.is_some();
            close(&mut text, if between_points { '；' } else { '。' });
        }
        if let Some(list) = list {
            append(&mut text, &numbers.point(list));
        }
        extend(&mut text, part);
        if cut {
            end_sentence(&mut text);
        }
        after_point = list.is_some();
    }
    text.retain(|run| !run.text().is_empty());
    text
}

/// Puts runs behind runs; where two texts meet they become one.
fn extend(runs: &mut Vec<Inline>, more: Vec<Inline>) {
    for run in more {
        match run {
            Inline::Text(text) => append(runs, &text),
            run => runs.push(run),
        }
    }
}

/// How far the numbering has come.
struct Numbers {
    headings: [usize; 4],
    /// For each list, how many points stay, and how many are numbered.
    lists: Vec<(usize, usize)>,
}

impl Numbers {
    fn new(outline: &Outline) -> Self {
        let mut lists = vec![(0, 0); outline.lists];
        for list in outline.groups.iter().flat_map(|g| &g.parts).filter_map(|part| part.list) {
            if let Some((points, _)) = lists.get_mut(list) {
                *points += 1;
            }
        }
        Self { headings: [0; 4], lists }
    }

    fn heading(&mut self, level: u8) -> String {
        let at = usize::from(level.saturating_sub(1)).min(self.headings.len() - 1);
        let mut number = 1;
        for (depth, count) in self.headings.iter_mut().enumerate().skip(at) {
            *count = if depth == at { *count + 1 } else { 0 };
            number = if depth == at { *count } else { number };
        }
        number::heading(level, number)
    }

    /// A single point is not numbered: 一是 without 二是 would be wrong.
    fn point(&mut self, list: usize) -> String {
        match self.lists.get_mut(list) {
            Some((points, numbered)) if *points > 1 => {
                *numbered += 1;
                number::point(*numbered)
            }
            _ => String::new(),
        }
    }
}
