//! The evidence in words: what each record adds, and how that makes up the value.

use super::write::plain;
use super::{Figure, Note, Number, Part, State};
use crate::ledger::{Money, Period, Quantity, Source, Take};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// So many terms of a sum are written out.
const TERMS: usize = 6;

impl Part {
    /// What is added, as text. `unit` is the figure's; money is in 元 whatever it says.
    ///
    /// ```
    /// # use zhibu::figures::Part;
    /// # use zhibu::ledger::Quantity;
    /// assert_eq!(Part::Number(Quantity::from_whole(120)).display("份"), "120份");
    /// assert_eq!(Part::Lacking("份数".to_owned()).display("份"), "“份数”未填");
    /// ```
    pub fn display(&self, unit: &str) -> String {
        match self {
            Self::One => format!("1{}", if unit.is_empty() { "条" } else { unit }),
            Self::Days(days) => format!("{}天：{}", days.len(), write_days(days)),
            Self::Values(items) => {
                items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join("、")
            }
            Self::Number(number) => format!("{number}{unit}"),
            Self::Money(amount) => format!("{}元", yuan(*amount)),
            Self::Persons { present, guests: 0 } => format!("到会{present}人"),
            Self::Persons { present, guests } => format!("到会{present}人、列席{guests}人"),
            Self::Members(members) => format!("{members}人"),
            Self::Hours { hours, present } => {
                let total = hours.thousandths().saturating_mul(i64::from(*present));
                let total = Quantity::from_thousandths(total);
                format!("{hours}学时×{present}人＝{total}{unit}")
            }
            Self::Text(text) | Self::Title(text) => text.clone(),
            Self::Lacking(field) => format!("“{field}”未填"),
            Self::Shares(shares) => shares
                .iter()
                .map(|share| format!("{}：{}", share.figure, share.part.display(&share.unit)))
                .collect::<Vec<_>>()
                .join("；"),
        }
    }

    /// Whether the record, or what it gives to one of the figures that this one is made from, lacks
    /// the field.
    pub fn lacks(&self) -> bool {
        match self {
            Self::Lacking(_) => true,
            Self::Shares(shares) => shares.iter().any(|share| share.part.lacks()),
            _ => false,
        }
    }

    /// The term of a sum that it is, if it is one.
    fn term(&self, unit: &str) -> Option<String> {
        match self {
            Self::Persons { present, guests } => {
                Some(format!("{}{unit}", u64::from(*present) + u64::from(*guests)))
            }
            Self::Members(members) => Some(format!("{members}{unit}")),
            Self::Hours { hours, present } => Some(format!("{hours}×{present}")),
            Self::Number(_) | Self::Money(_) => Some(self.display(unit)),
            _ => None,
        }
    }
}

impl Figure {
    /// Why a figure made from others has no value, as half a sentence: 上年同期“集中学习”没有记录.
    /// `None` where it has one, is made of records, or a [note](Self::notes) says why.
    pub fn why_none(&self) -> Option<String> {
        if self.state != State::NoRecord || !self.notes.is_empty() {
            return None;
        }
        let operand = self.operands.iter().find(|operand| operand.number().is_none())?;
        if let Some(why) = operand.why_none() {
            return Some(why);
        }
        let earlier = operand.query.period != self.query.period;
        let (when, name) = (if earlier { "上年同期" } else { "" }, &operand.def.name);
        Some(match operand.evidence.is_empty() {
            true => format!("{when}“{name}”没有记录"),
            false => format!("{when}“{name}”的记录都没有填写要统计的内容"),
        })
    }

    /// Whether records of it were taken out of the ledger.
    pub fn is_archived(&self) -> bool {
        self.notes.iter().any(|note| matches!(note, Note::Archived { .. }))
    }

    /// When it counts, in words: the roster is counted on a day, everything else over a period.
    pub fn when(&self) -> String {
        let Period { from, to } = self.query.period;
        match self.def.source {
            Source::Roster(_) => format!("截至{}", write_day(to)),
            _ if from.year() == to.year() => {
                format!("{}—{}月{}日", write_day(from), to.month(), to.day())
            }
            _ => format!("{}—{}", write_day(from), write_day(to)),
        }
    }

    /// How the evidence makes up the value, in a sentence or two: 120份＋80份＝200份。
    pub fn adds_up(&self) -> String {
        let mut text = match &self.state {
            _ if self.is_archived() && self.operands.is_empty() => String::new(),
            State::Recorded(number) => self.made_up(number),
            State::DeclaredNone(_) => "没有记录，已声明无此项。".to_owned(),
            State::NoRecord if !self.operands.is_empty() => {
                self.why_none().map_or_else(String::new, |why| format!("{why}，算不出结果。"))
            }
            State::NoRecord if self.evidence.is_empty() => "没有记录。".to_owned(),
            State::NoRecord if self.lacking > 0 => String::new(),
            State::NoRecord => "现有记录还算不出结果。".to_owned(),
        };
        match (self.lacking, self.number()) {
            (0, _) => {}
            (lacking, Some(_)) => text += &format!("另有{lacking}条没有填写，未计入。"),
            (_, None) if !self.operands.is_empty() => {}
            (lacking, None) => text += &format!("有{lacking}条记录，但都没有填写，算不出结果。"),
        }
        for note in &self.notes {
            text += &note.to_string();
        }
        if !self.voided.is_empty() {
            text += "原有无此项声明，因后来有了记录而失效。";
        }
        if let Some(over) = &self.overridden {
            text += &format!("文稿中改写为“{}”，理由：{}。", over.written, over.reason);
        }
        text
    }

    fn made_up(&self, number: &Number) -> String {
        let total = plain(self);
        let records = self.evidence.len();
        let unit = self.def.unit.as_str();
        let take = match &self.def.source {
            Source::Records { take, .. } if self.query.field.is_none() => take,
            Source::Roster(_) if self.query.field.is_none() => {
                return format!("截至{}，共{total}。", write_day(self.query.period.to));
            }
            Source::Records { .. } | Source::Roster(_) => &Take::Titles,
            Source::Share { .. } | Source::Mean { .. } => return self.made_of("÷", &total),
            Source::Change { percent: false, .. } => return self.made_of("－", &total),
            Source::Change { percent: true, .. } => {
                let [now, before] = self.two_operands();
                return format!("（{now}－{before}）÷{before}＝{total}。");
            }
        };
        match take {
            Take::Count => format!("{records}条记录，计{total}。"),
            Take::DistinctDays => {
                let each =
                    self.entries(|part| if let Part::Days(days) = part { days.len() } else { 0 });
                distinct(each, &total, number, "天")
            }
            Take::Distinct(_) => {
                let each =
                    self.entries(|part| if let Part::Values(all) = part { all.len() } else { 0 });
                distinct(each, &total, number, unit)
            }
            Take::Titles => match number {
                Number::List(entries) => {
                    format!("{records}条记录，共{}项，按日期排列。", entries.len())
                }
                _ => format!("{records}条记录。"),
            },
            Take::Latest(_) => {
                let latest =
                    self.evidence.iter().rev().find(|c| !matches!(c.part, Part::Lacking(_)));
                let day = latest.map_or_else(String::new, |latest| write_day(latest.date));
                format!("取最近一条（{day}）的数值。")
            }
            Take::Average(_) => {
                let (terms, count) = self.terms("");
                format!("（{terms}）÷{count}＝{total}。")
            }
            Take::PersonHours => format!("{}＝{total}。", self.terms("").0),
            Take::Sum(_) | Take::PersonTimes | Take::Attended | Take::Due => {
                match self.terms(unit) {
                    (_, 1) => format!("1条记录，计{total}。"),
                    (terms, _) => format!("{terms}＝{total}。"),
                }
            }
        }
    }

    /// The first terms of a sum, and how many there are.
    fn terms(&self, unit: &str) -> (String, usize) {
        let terms = || self.evidence.iter().filter_map(|one| one.part.term(unit));
        let count = terms().count();
        let mut text = terms().take(TERMS).collect::<Vec<_>>().join("＋");
        if count > TERMS {
            text += &format!("＋…（共{count}条）");
        }
        (text, count)
    }

    fn entries(&self, count: impl Fn(&Part) -> usize) -> usize {
        self.evidence.iter().map(|one| count(&one.part)).sum()
    }

    fn made_of(&self, sign: &str, total: &str) -> String {
        let [first, second] = self.two_operands();
        format!("{first}{sign}{second}＝{total}。")
    }

    /// The operands with their values; one without a record that counts as zero is 0.
    fn two_operands(&self) -> [String; 2] {
        let told = |at: usize| match self.operands.get(at) {
            Some(operand) if operand.number().is_some() => plain(operand),
            Some(operand) => format!("0{}", operand.def.unit),
            None => String::new(),
        };
        [told(0), told(1)]
    }
}

fn distinct(each: usize, total: &str, number: &Number, unit: &str) -> String {
    let once = matches!(number, Number::Count(count) if i64::try_from(each) == Ok(*count));
    if once {
        format!("各不相同，共{total}。")
    } else {
        format!("各条合计{each}{unit}，去掉重复，共{total}。")
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DividedByZero { figure } => {
                write!(f, "“{figure}”为零，不能作除数，算不出结果。")
            }
            Self::AboveWhole => f.write_str("超过了100%，请核对两项数字的来源。"),
            Self::Archived { year, file, kept: true, .. } => {
                write!(f, "{year}年的记录已归档在“{file}”里，这是归档时的数。")
            }
            Self::Archived { year, file, .. } => {
                write!(f, "{year}年的记录已归档在“{file}”里，这个数没有留下来，要用请先取回归档。")
            }
        }
    }
}

/// 元 with decimals only where there are any.
pub(super) fn yuan(amount: Money) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// 2019年3月5日.
pub(super) fn write_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Days in a row as 3月5日至7日, others between 、.
pub(super) fn write_days(days: &[NaiveDate]) -> String {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(*day) => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let month_day = |day: NaiveDate| format!("{}月{}日", day.month(), day.day());
    let run = |(first, last): &(NaiveDate, NaiveDate)| match () {
        () if first == last => month_day(*first),
        () if first.month() == last.month() && first.year() == last.year() => {
            format!("{}至{}日", month_day(*first), last.day())
        }
        () => format!("{}至{}", month_day(*first), month_day(*last)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join("、")
}
