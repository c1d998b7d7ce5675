//! A day as people type it, so that 3.5 is as good as a click through a calendar.
//!
//! | typed | means |
//! |---|---|
//! | `20260305`, `2026.3.5`, `2026-3-5`, `2026/3/5`, `2026年3月5日` | that day |
//! | `0305`, `3.5`, `3-5`, `3/5`, `3月5日`, `3月5号` | that day of the year in view |
//! | `今天`, `昨天`, `前天`, `大前天`, `明天`, `后天` | counted from today |
//!
//! Digits and marks may be full-width; `。` and `、` are what a Chinese keyboard gives for `.` and
//! `/`. A year of two digits is no year: 26 may be a day too.

use chrono::{Datelike, Days, NaiveDate};
use std::fmt;

/// What decides a day that is typed short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InView {
    /// Today, for 今天 and 昨天.
    pub today: NaiveDate,
    /// The year in view, for a day without a year.
    pub year: i32,
}

impl From<NaiveDate> for InView {
    /// With today's year in view.
    fn from(today: NaiveDate) -> Self {
        Self { today, year: today.year() }
    }
}

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayFault {
    /// Nothing that is known as a day.
    NotADay {
        /// What was typed.
        text: String,
    },
    /// A year that is not of four digits.
    ShortYear {
        /// What was typed.
        text: String,
    },
    /// There is no such month.
    NoSuchMonth {
        /// What was typed for it.
        month: u32,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The year meant.
        year: i32,
        /// The month.
        month: u32,
        /// What was typed for the day.
        day: u32,
    },
}

impl fmt::Display for DayFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADay { text } => {
                let text = beginning(text);
                write!(f, "“{text}”不是日期，请写成3.5、3月5日或2019-03-05的样子。")
            }
            Self::ShortYear { text } => {
                let text = beginning(text);
                write!(f, "“{text}”看不出是哪一年，年份请写四位，如2019.3.5。")
            }
            Self::NoSuchMonth { month } => write!(f, "没有{month}月，请改正月份。"),
            Self::NoSuchDay { year, month, day } => {
                write!(f, "{year}年{month}月没有{day}日，请改正。")
            }
        }
    }
}

impl std::error::Error for DayFault {}

/// As much of a text as a sentence can quote: what was pasted by mistake may be a whole document.
fn beginning(text: &str) -> String {
    const QUOTED: usize = 20;
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// Words for days, and how many days they lie from today.
const WORDS: [(&str, i64); 10] = [
    ("今天", 0),
    ("今日", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("前日", -2),
    ("大前天", -3),
    ("明天", 1),
    ("明日", 1),
    ("后天", 2),
];

/// Reads a day as people type it.
///
/// ```
/// # use zhibu::ledger::{InView, read_day};
/// let in_view = InView { today: "2026-03-06".parse().unwrap(), year: 2025 };
/// assert_eq!(read_day("3.5", in_view), Ok("2025-03-05".parse().unwrap()));
/// assert_eq!(read_day("昨天", in_view), Ok("2026-03-05".parse().unwrap()));
/// assert!(read_day("2.30", in_view).is_err());
/// ```
///
/// # Errors
/// A [`DayFault`], also for a blank text.
pub fn read_day(text: &str, in_view: InView) -> Result<NaiveDate, DayFault> {
    let text = text.trim();
    let not_a_day = || DayFault::NotADay { text: text.to_owned() };
    let plain: String = text.chars().map(plain).collect();
    if let Some((_, days)) = WORDS.iter().find(|(word, _)| *word == plain) {
        return shift(in_view.today, *days).ok_or_else(not_a_day);
    }
    let (year, month, day) = parts(&plain).ok_or_else(not_a_day)?;
    let year = match year {
        None => in_view.year,
        Some(year) if !year.bytes().all(|b| b.is_ascii_digit()) => return Err(not_a_day()),
        Some(year) if year.len() == 4 => year.parse().map_err(|_| not_a_day())?,
        Some(_) => return Err(DayFault::ShortYear { text: text.to_owned() }),
    };
    let (month, day) = number(month).zip(number(day)).ok_or_else(not_a_day)?;
    if !(1..=12).contains(&month) {
        return Err(DayFault::NoSuchMonth { month });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DayFault::NoSuchDay { year, month, day })
}

/// Full-width forms as half-width ones, and every mark that may stand between numbers as `.`.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '-' | '/' | '。' | '、' | '．' | '－' | '／' | '—' | '–' | '−' | '·' => '.',
        c => c,
    }
}

/// Year (if any), month and day as digits, taken apart.
fn parts(plain: &str) -> Option<(Option<&str>, &str, &str)> {
    if let Some(whole) = plain.strip_suffix(['日', '号']) {
        return by_names(whole);
    }
    if plain.contains('月') {
        return by_names(plain);
    }
    if plain.contains('.') {
        let numbers: Vec<&str> = plain.split('.').map(str::trim).collect();
        return match numbers.as_slice() {
            [month, day] => Some((None, month, day)),
            [year, month, day] => Some((Some(year), month, day)),
            _ => None,
        };
    }
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    match plain.len() {
        4 if digits => plain.split_at_checked(2).map(|(month, day)| (None, month, day)),
        8 if digits => {
            let (year, rest) = plain.split_at_checked(4)?;
            rest.split_at_checked(2).map(|(month, day)| (Some(year), month, day))
        }
        _ => None,
    }
}

/// `2026年3月5` and `3月5`, blanks allowed around each.
fn by_names(whole: &str) -> Option<(Option<&str>, &str, &str)> {
    let (before, day) = whole.split_once('月')?;
    let (year, month) = match before.split_once('年') {
        Some((year, month)) => (Some(year.trim()), month),
        None => (None, before),
    };
    Some((year, month.trim(), day.trim()))
}

/// One or two digits.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn shift(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

/// A day in full, with its weekday: 2026年3月5日 星期四.
///
/// ```
/// # use zhibu::ledger::full_day;
/// assert_eq!(full_day("2026-03-05".parse().unwrap()), "2026年3月5日 星期四");
/// ```
pub fn full_day(day: NaiveDate) -> String {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    let at = day.weekday().num_days_from_monday() as usize;
    let weekday = names.get(at).copied().unwrap_or_default();
    format!("{} {weekday}", day.format("%Y年%-m月%-d日"))
}
