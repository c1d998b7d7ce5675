//! Lets the records' own sentences (入总结用语) flow into the sections they name.
//!
//! Where a section ends with points that each stand alone, a sentence becomes a further point;
//! elsewhere it follows at the end of the section's last paragraph. Sentences come by date.

use super::fill::Filler;
use super::finding::{Finding, FindingKind};
use super::groups::{Group, Outline, Part};
use super::record_text::run_on;
use super::runs::{end_sentence, last_char};
use crate::document::Inline;
use crate::ledger::{Order, Record, quoted};

/// Puts every sentence of the period into its section.
pub(super) fn flow(outline: &mut Outline, filler: &mut Filler<'_>) {
    let period = filler.period;
    let ledger = filler.ledger;
    let mut records: Vec<&Record> = ledger
        .records
        .values()
        .filter(|record| record.phrase.is_some() && period.contains(record.date))
        .collect();
    records.order_by_key(|record| (record.date, &record.id));
    for record in records {
        let Some(phrase) = &record.phrase else { continue };
        let Some(sentence) = run_on(&phrase.text) else { continue };
        match outline.end_of(phrase.section.trim()) {
            Some(end) => {
                let filled = filler.sentence_token(record, sentence);
                if let (Some(token), Some(text)) = (filled.token, filled.text) {
                    outline.place(end, Inline::Figure { token, text });
                }
            }
            None => {
                let (title, section) = (quoted(&record.title), phrase.section.trim());
                let sentence = format!(
                    "记录{title}的入总结用语要写进“{section}”一节，正文里没有这一节；\
                     请改选章节，或在标题后加上{{#{section}}}。"
                );
                let mut finding = Finding::new(FindingKind::Phrase, 0, sentence);
                finding.record = Some(record.id.clone());
                filler.findings.push(finding);
            }
        }
    }
}

/// Where a section takes further sentences.
enum End {
    /// At the end of this group.
    Text(usize),
    /// As a further point of this list, behind this group.
    Point(usize, usize),
    /// As a paragraph behind this group.
    Paragraph(usize),
}

impl Outline {
    fn end_of(&self, section: &str) -> Option<End> {
        let named = |group: &Group| {
            group.heading.as_ref().is_some_and(|heading| heading.id.as_deref() == Some(section))
        };
        let heading = self.groups.iter().position(named)?;
        let below = self.groups.iter().enumerate().skip(heading + 1);
        let last = below
            .take_while(|(_, group)| group.heading.is_none())
            .filter(|(_, group)| !group.parts.is_empty())
            .last();
        if let Some((at, group)) = last {
            return Some(match group.parts.as_slice() {
                [Part { list: Some(list), .. }] => End::Point(at, *list),
                _ => End::Text(at),
            });
        }
        let level = self.groups.get(heading)?.heading.as_ref().map_or(1, |heading| heading.level);
        Some(if level > 1 { End::Text(heading) } else { End::Paragraph(heading) })
    }

    fn place(&mut self, end: End, sentence: Inline) {
        let mut text = vec![sentence];
        end_sentence(&mut text);
        match end {
            End::Text(at) => {
                let Some(group) = self.groups.get_mut(at) else { return };
                match group.parts.last_mut() {
                    Some(last) => {
                        if last_char(&last.text) != Some('：') {
                            end_sentence(&mut last.text);
                        }
                        last.cut = false;
                        last.text.extend(text);
                    }
                    None => group.parts.push(Part { list: None, text, cut: false }),
                }
            }
            End::Point(at, list) => {
                let part = Part { list: Some(list), text, cut: false };
                self.insert(at + 1, part);
            }
            End::Paragraph(at) => self.insert(at + 1, Part { list: None, text, cut: false }),
        }
    }

    fn insert(&mut self, at: usize, part: Part) {
        let group = Group { parts: vec![part], ..Group::default() };
        self.groups.insert(at.min(self.groups.len()), group);
    }
}
