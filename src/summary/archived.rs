//! The summary of an archived year: kept as it stood, a block a line, because the records it was
//! written from are no longer in the ledger.
//!
//! ```text
//! #青溪局党支部2019年度总结
//! 1一、工作开展情况
//! 2（一）夯实基础。<tab>一是抓学习{集中学习|3|次}；
//! -党日{主题党日}次。
//! =青溪局党支部<tab>2019年12月31日
//! ```
//!
//! A figure is its name, what is written and its unit; a gap its name alone. A `\` stands before a
//! mark that is meant as it is.

use super::write::{Summary, count_characters};
use super::{Token, annual_id};
use crate::document::{Block, Document, Inline, Lead, Properties};
use crate::figures::Form;
use crate::ledger::{Archive, Ledger, YearText};

/// The marks of the lines.
const MARKS: &str = "\\{}|[]\t\n";

/// The summary as lines.
pub fn archived(summary: &Summary) -> Vec<String> {
    let mut lines =
        vec![format!("@{}", summary.document.properties.date.clone().unwrap_or_default())];
    lines.extend(summary.document.blocks.iter().flat_map(|block| match block {
        Block::Title(title) => {
            title.iter().map(|line| format!("#{}", runs(line, summary))).collect::<Vec<_>>()
        }
        Block::Heading { level, text, .. } => vec![format!("{level}{}", runs(text, summary))],
        Block::Paragraph { lead: Some(lead), text } => {
            vec![format!("{}{}\t{}", lead.level, runs(&lead.text, summary), runs(text, summary))]
        }
        Block::Paragraph { lead: None, text } => vec![format!("-{}", runs(text, summary))],
        Block::Signature { name, date } => vec![format!("={}\t{}", plain(name), plain(date))],
        // A summary has none.
        Block::Table(_) => Vec::new(),
    }));
    lines
}

fn plain(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        if MARKS.contains(letter) {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

fn runs(runs: &[Inline], summary: &Summary) -> String {
    let run = |run: &Inline| match run {
        Inline::Text(text) => plain(text),
        Inline::Typed(text) => format!("[{}]", plain(text)),
        Inline::Figure { token, text } => {
            let token = summary.tokens.get(*token);
            let name = token.map_or("", |token| &token.name);
            let unit = token.map_or("", |token| &token.unit);
            format!("{{{}|{}|{}}}", plain(name), plain(text), plain(unit))
        }
        Inline::Gap { token } => {
            let name = summary.tokens.get(*token).map_or("", |token| &token.name);
            format!("{{{}}}", plain(name))
        }
    };
    runs.iter().map(run).collect()
}

/// The archive that has the document of this text, if its year is archived.
pub(super) fn of<'l>(text: &YearText, ledger: &'l Ledger) -> Option<&'l Archive> {
    ledger.archive(text.year).filter(|archive| text.id == annual_id(archive.year))
}

/// The summary that was kept.
pub(super) fn read(archive: &Archive, ledger: &Ledger) -> Summary {
    let mut tokens = Vec::new();
    let mut title = Vec::new();
    let mut blocks = Vec::new();
    let mut properties = Properties::default();
    for line in &archive.summary {
        let mut letters = line.chars();
        let Some(mark) = letters.next() else { continue };
        let mut parts = Reader { letters, tokens: &mut tokens }.parts();
        let last = parts.pop().unwrap_or_default();
        let first = parts.pop();
        match (mark, first) {
            ('@', _) => properties.date = Some(told(&last)).filter(|date| !date.is_empty()),
            ('#', _) => title.push(last),
            ('=', Some(name)) => {
                properties.author = told(&name);
                blocks.push(Block::Signature { name: told(&name), date: told(&last) });
            }
            ('1'..='9', first) => {
                let level =
                    mark.to_digit(10).and_then(|level| u8::try_from(level).ok()).unwrap_or(1);
                blocks.push(match first {
                    Some(text) => {
                        Block::Paragraph { lead: Some(Lead { level, id: None, text }), text: last }
                    }
                    None => Block::Heading { level, id: None, text: last },
                });
            }
            _ => blocks.push(Block::Paragraph { lead: None, text: last }),
        }
    }
    properties.title = title.iter().map(|line| told(line)).collect();
    if let Some(branch) = &ledger.branch {
        properties.author = branch.full_name.trim().to_owned();
    }
    if !title.is_empty() {
        blocks.insert(0, Block::Title(title));
    }
    let document = Document { blocks, properties };
    let characters = count_characters(&document);
    Summary { document, tokens, findings: Vec::new(), characters }
}

fn told(runs: &[Inline]) -> String {
    runs.iter().map(Inline::text).collect()
}

struct Reader<'t, 'l> {
    letters: std::str::Chars<'l>,
    tokens: &'t mut Vec<Token>,
}

impl Reader<'_, '_> {
    /// The runs of a line, in the parts between tabs.
    fn parts(mut self) -> Vec<Vec<Inline>> {
        let mut parts = vec![Vec::new()];
        let mut text = String::new();
        while let Some(letter) = self.letters.next() {
            let run = match letter {
                '\\' => {
                    text.extend(self.letters.next());
                    continue;
                }
                '{' => Some(self.token()),
                '[' => Some(Inline::Typed(self.until(']').0)),
                '\t' => None,
                letter => {
                    text.push(letter);
                    continue;
                }
            };
            let ends = run.is_none();
            if let Some(runs) = parts.last_mut() {
                let before = Some(std::mem::take(&mut text)).filter(|text| !text.is_empty());
                runs.extend(before.map(Inline::Text).into_iter().chain(run));
            }
            if ends {
                parts.push(Vec::new());
            }
        }
        if let Some(runs) = parts.last_mut().filter(|_| !text.is_empty()) {
            runs.push(Inline::Text(text));
        }
        parts
    }

    fn token(&mut self) -> Inline {
        let (name, more) = self.until('}');
        let (mut written, mut unit) = (None, String::new());
        if more {
            let (text, more) = self.until('}');
            written = Some(text);
            unit = if more { self.until('}').0 } else { String::new() };
        }
        let index = self.tokens.len();
        let run = match &written {
            Some(text) => Inline::Figure { token: index, text: text.clone() },
            None => Inline::Gap { token: index },
        };
        let form = Form::default();
        let (figure, record, line) = (None, None, 0);
        self.tokens.push(Token { index, name, figure, record, written, form, line, unit });
        run
    }

    /// What stands before `end` or a `|`, and whether it was that.
    fn until(&mut self, end: char) -> (String, bool) {
        let mut text = String::new();
        while let Some(letter) = self.letters.next() {
            match letter {
                '\\' => text.extend(self.letters.next()),
                '|' => return (text, true),
                letter if letter == end => return (text, false),
                letter => text.push(letter),
            }
        }
        (text, false)
    }
}
