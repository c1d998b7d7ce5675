//! What a reader of the summary should know before it is handed in.

use crate::ledger::{KindId, Record, RecordId, quoted};

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// 缺数: a figure without a record, written as X.
    Gap,
    /// 已略去: a bracket, clause, paragraph or heading left out for want of records.
    Dropped,
    /// 不完整: a sum some of whose records lack the field.
    Incomplete,
    /// 无出处: a number typed by hand.
    Typed,
    /// 已改写: a figure with another value than its records give.
    Overridden,
    /// 声明失效: a declaration of none that a later record made void.
    Voided,
    /// 相互矛盾: figures that must not overlap do, or a part is larger than its whole.
    Overlap,
    /// 写法有误: the text cannot be read here.
    Syntax,
    /// 用语未入: a record's sentence names a section that is not there.
    Phrase,
    /// 名册缺人: records name a member whom the roster does not hold.
    Roster,
    /// 落款日期: the date at the end cannot be right.
    Dated,
    /// 未写入: records of the period of which nothing stands in the document.
    Unused,
    /// 提法有出入: nearly, but not quite, an official phrase.
    Wording,
}

impl FindingKind {
    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gap => "缺数",
            Self::Dropped => "已略去",
            Self::Incomplete => "不完整",
            Self::Typed => "无出处",
            Self::Overridden => "已改写",
            Self::Voided => "声明失效",
            Self::Overlap => "相互矛盾",
            Self::Syntax => "写法有误",
            Self::Phrase => "用语未入",
            Self::Roster => "名册缺人",
            Self::Dated => "落款日期",
            Self::Unused => "未写入",
            Self::Wording => "提法有出入",
        }
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// What it is and what to do, as a Chinese sentence.
    pub sentence: String,
    /// For a gap, why there is nothing to write, as half a sentence: `“集中学习”没有记录`.
    pub why: String,
    /// The line of the text, counted from 1; 0 for the text as a whole.
    pub line: usize,
    /// The index of the token, if it is about one.
    pub token: Option<usize>,
    /// The kind of record to enter, where that would help.
    pub kind_to_enter: Option<KindId>,
    /// The record it is about, if it is about one.
    pub record: Option<RecordId>,
    /// The records it lists, if it is about several.
    pub records: Vec<RecordId>,
}

/// Findings about errors in the text, while it is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    line: usize,
    found: Vec<Finding>,
    on_this_line: usize,
}

/// How many errors of one line are told one by one: a damaged line has the same one over and over.
const MOST_ON_A_LINE: usize = 8;

impl Notes {
    /// What follows is about the line `line`.
    pub fn at(&mut self, line: usize) {
        self.line = line;
        self.on_this_line = 0;
    }

    /// An error in the text.
    pub fn syntax(&mut self, sentence: &str) {
        self.on_this_line += 1;
        if self.on_this_line <= MOST_ON_A_LINE {
            let sentence = format!("第{}行：{sentence}", self.line);
            self.found.push(Finding::new(FindingKind::Syntax, self.line, sentence));
        }
    }

    /// What was found.
    pub fn into_found(self) -> Vec<Finding> {
        self.found
    }
}

impl Finding {
    /// A finding about a line.
    pub(super) fn new(kind: FindingKind, line: usize, sentence: String) -> Self {
        Self {
            kind,
            sentence,
            why: String::new(),
            line,
            token: None,
            kind_to_enter: None,
            record: None,
            records: Vec::new(),
        }
    }
}

/// The records by their titles, the first of them where there are many: “甲”、“乙”等12条.
pub(super) fn titles(records: &[&Record]) -> String {
    const WRITTEN: usize = 5;
    let written: Vec<_> = records.iter().take(WRITTEN).map(|r| quoted(r.title.trim())).collect();
    let more = match records.len() {
        all if all > WRITTEN => format!("等{all}条"),
        _ => String::new(),
    };
    format!("{}{more}", written.join("、"))
}
