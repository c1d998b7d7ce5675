//! Gathers lines into paragraphs: a heading with the text and points right below it, a paragraph,
//! a point that stands alone. Closes up after what went.

use super::drop::Kept;
use super::each::Element;
use super::fill::{Filler, Reason};
use super::finding::{Finding, FindingKind};
use super::lines::Role;
use super::runs::{is_empty, runs};
use crate::document::Inline;
use crate::ledger::quoted;

/// What will be one block of the document.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The heading in front or alone.
    pub heading: Option<Heading>,
    /// The text.
    pub parts: Vec<Part>,
    /// Whether the text below the heading, or this paragraph, had anything before dropping.
    pub had_text: bool,
}

/// A heading.
#[derive(Debug)]
pub(super) struct Heading {
    /// 1 for 一、.
    pub level: u8,
    /// Its stable id.
    pub id: Option<String>,
    /// Its line.
    pub line: usize,
    /// Its text without number.
    pub text: Vec<Inline>,
}

/// A stretch of text in a group.
#[derive(Debug)]
pub(super) struct Part {
    /// The list it is a point of, if it is one.
    pub list: Option<usize>,
    /// Its text without number.
    pub text: Vec<Inline>,
    /// Whether what stood behind it in the same paragraph or list went.
    pub cut: bool,
}

/// The lines of the title, and the groups.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// One entry a line of the title as typed.
    pub title: Vec<Vec<Inline>>,
    /// The groups in order.
    pub groups: Vec<Group>,
    /// How many lists of points there are.
    pub lists: usize,
}

/// Gathers the elements. Everything that went is reported.
pub(super) fn gather(elements: Vec<Element>, filler: &mut Filler<'_>) -> Outline {
    let mut gatherer = Gatherer::default();
    for element in elements {
        gatherer.add(element, filler);
    }
    gatherer.outline
}

/// What stands right above.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// Nothing that shares its paragraph: the title, a 一、, a point that stands alone.
    #[default]
    Alone,
    /// A heading that shares its paragraph.
    Heading,
    /// Text.
    Text,
    /// A point that shares its paragraph.
    RunOn,
}

#[derive(Default)]
struct Gatherer {
    outline: Outline,
    above: Above,
    /// The list going on, and where the last point of it that stayed is.
    list: Option<usize>,
    last_point: Option<(usize, usize)>,
}

impl Gatherer {
    fn add(&mut self, element: Element, filler: &mut Filler<'_>) {
        let Element { line, below, role, kept } = element;
        report_lost(&kept, line, filler);
        let text = (!is_empty(&kept.pieces)).then(|| runs(&kept.pieces, line, filler));
        match role {
            Role::Title => {
                self.outline.title.extend(text);
                (self.above, self.list) = (Above::Alone, None);
            }
            Role::Heading { level, id } => {
                let heading = text.map(|text| Heading { level, id, line, text });
                self.outline.groups.push(Group { heading, ..Group::default() });
                self.above = if level > 1 { Above::Heading } else { Above::Alone };
                self.list = None;
            }
            Role::Text => {
                let joined = below && self.above == Above::Heading;
                self.part(joined, None, text);
                (self.above, self.list) = (Above::Text, None);
            }
            Role::Point => {
                let list = self.list.unwrap_or(self.outline.lists);
                if self.list.is_none() {
                    self.outline.lists += 1;
                    self.last_point = None;
                }
                self.list = Some(list);
                let joined = below && self.above != Above::Alone;
                self.part(joined, Some(list), text);
                self.above = if joined { Above::RunOn } else { Above::Alone };
            }
        }
    }

    fn part(&mut self, joined: bool, list: Option<usize>, text: Option<Vec<Inline>>) {
        if !joined || self.outline.groups.is_empty() {
            self.outline.groups.push(Group::default());
        }
        let at = self.outline.groups.len().saturating_sub(1);
        let Some(group) = self.outline.groups.last_mut() else { return };
        group.had_text = true;
        // The end of a paragraph, or of a list of points that stand alone, moves back where what
        // stood behind it went, and forward again where something follows after all.
        let follows = text.is_some();
        if let Some(last) = group.parts.last_mut() {
            last.cut = !follows;
        }
        if let Some(text) = text {
            group.parts.push(Part { list, text, cut: false });
        }
        let place = (at, group.parts.len().saturating_sub(1));
        if list.is_some() {
            if let Some((group, part)) = self.last_point
                && let Some(last) = self.outline.groups.get_mut(group)
                && let Some(last) = last.parts.get_mut(part)
            {
                last.cut = !follows;
            }
            if follows {
                self.last_point = Some(place);
            }
        }
    }
}

/// Tells what a line left out, and for want of what.
fn report_lost(kept: &Kept, line: usize, filler: &mut Filler<'_>) {
    for lost in &kept.lost {
        let fragment = quoted(&shortened(&lost.fragment));
        let along: Vec<String> = lost
            .along
            .iter()
            .filter_map(|filled| filler.tokens.get(filled.token?).map(|token| token.label()))
            .collect();
        let along = match along.as_slice() {
            [] => String::new(),
            labels => format!("有记录的“{}”一并略去。", labels.join("”“")),
        };
        let mut told = Vec::new();
        for gap in &lost.gaps {
            let reason = gap.token.and_then(|index| filler.reasons.get(index)).cloned().flatten();
            let Some(reason) = reason else { continue };
            let Reason { why, remedy, settled, kind, records } = reason;
            if told.contains(&why) {
                continue;
            }
            let remedy = if settled { String::new() } else { format!("；{remedy}") };
            let sentence = format!("第{line}行：{why}，已略去{fragment}{remedy}。{along}");
            let mut finding = Finding::new(FindingKind::Dropped, line, sentence);
            finding.token = gap.token;
            finding.kind_to_enter = kind;
            finding.records = records;
            filler.findings.push(finding);
            told.push(why);
        }
    }
}

fn shortened(fragment: &str) -> String {
    const LONGEST: usize = 40;
    match fragment.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}……", fragment.get(..at).unwrap_or_default()),
        None => fragment.to_owned(),
    }
}

impl Outline {
    /// Leaves out headings under which everything went. A heading that never had a text stays,
    /// and so does one that a record gave its words.
    pub fn leave_out_empty_sections(&mut self, filler: &mut Filler<'_>) {
        // Going backwards: for each level, whether the section open at it had and has something.
        let mut had = [false; LEVELS];
        let mut has = [false; LEVELS];
        for group in self.groups.iter_mut().rev() {
            let alive = !group.parts.is_empty();
            let Some(heading) = &group.heading else {
                had.iter_mut().for_each(|had| *had |= group.had_text);
                has.iter_mut().for_each(|has| *has |= alive);
                continue;
            };
            let level = usize::from(heading.level).min(LEVELS - 1);
            let had_text = group.had_text || had.get(level).copied().unwrap_or(false);
            let has_text = alive || has.get(level).copied().unwrap_or(false);
            // A heading written from a record says something by itself.
            let of_record = heading.text.iter().any(|run| match run {
                Inline::Figure { token, .. } => {
                    filler.tokens.get(*token).is_some_and(|token| token.record.is_some())
                }
                _ => false,
            });
            let goes = had_text && !has_text && !of_record;
            for (at, (had, has)) in had.iter_mut().zip(&mut has).enumerate() {
                *had = at < level;
                *has = at < level && (*has || !goes);
            }
            if goes {
                let name: String = heading.text.iter().map(Inline::text).collect();
                let line = heading.line;
                let sentence = format!("第{line}行：“{name}”下面的内容全部略去，标题也已略去。");
                filler.findings.push(Finding::new(FindingKind::Dropped, line, sentence));
                group.heading = None;
            }
        }
    }
}

/// Headings have the levels 1 to 4.
const LEVELS: usize = 5;
