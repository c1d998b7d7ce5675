//! Days as old tables hold them: a day, a range of days, with or without a time, in digits or in
//! characters (二〇二六年三月五日).
//!
//! [`read_day`] reads the single day; here stands only what surrounds it in tables.

use crate::ledger::{DayFault, InView, read_day};
use chrono::{Days, NaiveDate, NaiveTime};

/// What a cell says of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// The day, or the first.
    pub date: NaiveDate,
    /// The last day, where there are several.
    pub end: Option<NaiveDate>,
    /// From when to when.
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    /// Whether there is more in the cell than could be read.
    pub more: bool,
}

impl When {
    fn day(date: NaiveDate) -> Self {
        Self { date, end: None, time: None, more: false }
    }
}

/// What may stand between two days.
const BETWEEN: [char; 10] = ['至', '到', '~', '～', '—', '–', '-', '－', '―', '−'];

/// Days with these numbers lie between 1954 and 2064: a day pasted without its format.
const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=60_000;

/// Reads a cell that tells when.
///
/// # Errors
/// A [`DayFault`] of the whole.
pub(super) fn read(text: &str, in_view: InView, from_1904: bool) -> Result<When, DayFault> {
    let typed = half_width(text);
    let plain = in_digits(&typed);
    read_plain(plain.trim(), in_view, from_1904).map_err(|fault| match fault {
        // Told as it stands in the cell.
        DayFault::NotADay { .. } => DayFault::NotADay { text: typed.trim().to_owned() },
        DayFault::ShortYear { .. } => DayFault::ShortYear { text: typed.trim().to_owned() },
        fault => fault,
    })
}

fn read_plain(text: &str, in_view: InView, from_1904: bool) -> Result<When, DayFault> {
    if let Some(day) = serial(text, from_1904) {
        return Ok(When::day(day));
    }
    let fault = match read_day(text, in_view) {
        Ok(date) => return Ok(When::day(date)),
        Err(fault) => fault,
    };
    if let Some((date, end)) = range(text, in_view) {
        return Ok(When { end, ..When::day(date) });
    }
    // A day and something behind it: a weekday, a time, a word.
    for (at, _) in text.char_indices().skip(1) {
        let Some((before, behind)) = text.split_at_checked(at) else { continue };
        if !begins_more(before, behind) {
            continue;
        }
        let before = before.trim().trim_end_matches(['(', '（', ',', '，']);
        // What is no day here may be one further on; if none is, the fault of the whole is told.
        let day = read_day(before, in_view).ok().map(|date| (date, None));
        let Some((date, end)) = day.or_else(|| range(before, in_view)) else { continue };
        let rest = without_weekday(behind);
        let time = read_time(&rest);
        let more = !rest.is_empty() && time.is_none();
        // Midnight is how a program writes a day without a time.
        let time = time.filter(|time| *time != (NaiveTime::MIN, None));
        // A second day behind is no remark on the first.
        if more && rest.chars().any(|c| BETWEEN.contains(&c) || c.is_ascii_digit()) && end.is_none()
        {
            continue;
        }
        return Ok(When { date, end, time, more });
    }
    Err(fault)
}

/// Whether a day may end between the two.
fn begins_more(before: &str, behind: &str) -> bool {
    before.ends_with(['日', '号'])
        || behind.starts_with(char::is_whitespace)
        || behind.starts_with([
            '(', '（', '上', '下', '晚', '早', '中', '全', '周', '星', 'T', ',', '，',
        ])
}

/// The number of a day as spreadsheet programs count them.
fn serial(text: &str, from_1904: bool) -> Option<NaiveDate> {
    if text.len() != 5 {
        return None;
    }
    // What is no number is no such day: it is read as a day that is written.
    let number: u64 = text.parse().ok()?;
    if !SERIALS.contains(&number) {
        return None;
    }
    day_of(number, from_1904)
}

/// The day with a number: 1 January 1900 is 1, and 1900 is taken for a leap year; or 1 January 1904
/// is 0.
pub(super) fn day_of(number: u64, from_1904: bool) -> Option<NaiveDate> {
    let base = match (from_1904, number) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 0 | 60) => None,
        (false, 1..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    base?.checked_add_days(Days::new(number))
}

/// Two days, the second perhaps without year and month: `3月5日-7日`, `2025.3.5—3.7`.
fn range(text: &str, in_view: InView) -> Option<(NaiveDate, Option<NaiveDate>)> {
    for (at, mark) in text.match_indices(BETWEEN) {
        let (Some(left), Some(right)) = (text.get(..at), text.get(at + mark.len()..)) else {
            continue;
        };
        let left = left.trim();
        // 3-5-7 may be a day of 2003.
        let whole_year = left.len() > 4 && left.bytes().take(4).all(|b| b.is_ascii_digit());
        if BETWEEN.iter().any(|mark| left.contains(*mark)) && !whole_year {
            continue;
        }
        let first = read_day(left, in_view).or_else(|_| read_day(&format!("{left}日"), in_view));
        let Ok(first) = first else { continue };
        let Some(last) = second(right.trim(), first, in_view) else { continue };
        if last >= first {
            return Some((first, Some(last).filter(|last| *last != first)));
        }
    }
    None
}

/// The last day of a range, by the first where it is short.
fn second(text: &str, first: NaiveDate, in_view: InView) -> Option<NaiveDate> {
    use chrono::Datelike;
    let digits = text.trim_end_matches(['日', '号']);
    if (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        return first.with_day(digits.parse().ok()?);
    }
    // Without a year it is in the first day's, or goes on into the next. What is no day makes no
    // range, and the cell is told to be none.
    let in_year = |year| read_day(text, InView { year, ..in_view }).ok();
    in_year(first.year())
        .map(|day| if day < first { in_year(first.year() + 1).unwrap_or(day) } else { day })
}

/// Full-width digits, colons, brackets and blanks as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    let plain = |c| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '：' => ':',
        '／' => '/',
        '．' => '.',
        '　' | '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// Numbers in characters as digits, where they are those of a day or a time: `三月五日` as `3月5日`,
/// `二〇二六年` as `2026年`; a weekday stays what it is.
pub(super) fn in_digits(text: &str) -> String {
    let letters: Vec<char> = half_width(text).replace("元月", "一月").chars().collect();
    let mut plain = String::with_capacity(text.len());
    let mut rest = letters.as_slice();
    let mut before = None;
    while !rest.is_empty() {
        let length = rest.iter().take_while(|c| digit(**c).is_some() || tens(**c).is_some());
        let Some((run, behind)) = rest.split_at_checked(length.count().max(1)) else { break };
        let of_weekday = matches!(before, Some('周' | '期' | '拜' | '第'));
        let unit = matches!(behind.first(), Some('年' | '月' | '日' | '号' | '时' | '点' | '分'));
        match number(run).filter(|_| !of_weekday && (unit || before == Some('月'))) {
            Some(number) => plain.push_str(&number),
            None => plain.extend(run),
        }
        before = run.last().copied();
        rest = behind;
    }
    plain
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '〇' | '○' | '零' => Some('0'),
        c => "一二三四五六七八九"
            .chars()
            .zip('1'..='9')
            .find(|(known, _)| *known == c)
            .map(|(_, digit)| digit),
    }
}

/// How many tens a character stands for.
fn tens(c: char) -> Option<char> {
    match c {
        '十' => Some('1'),
        '廿' => Some('2'),
        '卅' => Some('3'),
        _ => None,
    }
}

/// A run of such characters: digit by digit, or up to ninety-nine as it is spoken, `三十一`.
fn number(run: &[char]) -> Option<String> {
    let Some(at) = run.iter().position(|c| tens(*c).is_some()) else {
        return run.iter().copied().map(digit).collect();
    };
    let (before, behind) = run.split_at_checked(at)?;
    let (ten, behind) = behind.split_first()?;
    let tens = match before {
        [] => tens(*ten)?,
        [one] if *ten == '十' => digit(*one)?,
        _ => return None,
    };
    let ones = match behind {
        [] => '0',
        [one] => digit(*one)?,
        _ => return None,
    };
    Some([tens, ones].into_iter().collect())
}

/// What is left behind a weekday, which the day says itself.
fn without_weekday(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || "()（）,，T".contains(c);
    let text = text.trim_matches(blank);
    for word in ["星期", "周", "礼拜"] {
        if let Some(rest) = text.strip_prefix(word)
            && let Some(rest) = rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])
        {
            return rest.trim_matches(blank).to_owned();
        }
    }
    text.to_owned()
}

/// A time, or from one to another: `14:30-16:00`, `下午2:30`, `9时30分`, `上午9点`.
pub(super) fn read_time(text: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let text = in_digits(text);
    let mut parts = text.split(BETWEEN);
    let (from, to) = (parts.next()?.trim(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let (from, afternoon) = one_time(from, false)?;
    match to.map(str::trim) {
        None | Some("") => Some((from, None)),
        Some(to) => {
            let (to, _) = one_time(to, afternoon)?;
            Some((from, Some(to)))
        }
    }
}

/// A time, and whether it was told as one of the afternoon; told so, the next one is one too.
fn one_time(text: &str, afternoon: bool) -> Option<(NaiveTime, bool)> {
    let later = |text: &'_ str| {
        ["下午", "晚上", "晚"].iter().find_map(|word| text.strip_prefix(word).map(str::to_owned))
    };
    let earlier = ["上午", "早上", "中午", "早"].iter().find_map(|word| text.strip_prefix(word));
    let (digits, afternoon) = match (later(text), earlier) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest.to_owned(), false),
        (None, None) => (text.to_owned(), afternoon),
    };
    let digits = digits.trim().replace(['时', '点', '分', '.'], ":").replace(":半", ":30");
    let mut numbers = digits.trim_end_matches(':').split(':');
    // What is no number is no time: whoever asked keeps the text as it is.
    let hour: u32 = numbers.next()?.trim().parse().ok()?;
    let number = |text: Option<&str>| text.map_or(Ok(0), |text| text.trim().parse::<u32>());
    let (minute, second) = (number(numbers.next()).ok()?, number(numbers.next()).ok()?);
    // A bare number is no time; 9:00 and 9点 are.
    if numbers.next().is_some() || !digits.contains(':') {
        return None;
    }
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    // To the minute: a time is kept no finer.
    NaiveTime::from_hms_opt(hour, minute, second)
        .and_then(|_| NaiveTime::from_hms_opt(hour, minute, 0))
        .map(|time| (time, afternoon))
}
