//! How a number is to be written, as a token says it.
//!
//! | form | writes | for |
//! |---|---|---|
//! | (none) | the number exactly | all |
//! | 余 多 | 120余: two leading digits, never finer than ten; exact below ten (of 万, 亿 too) and on a round number | numbers, not shares |
//! | 近 | 近130, where that is nearer than the round number below and at most a twentieth off; else exact | numbers |
//! | 以上 | 120次以上, with the unit; exact as 余 is | numbers |
//! | 汉字 大写 | 十二, 两 · 壹拾贰 | numbers |
//! | 万 亿 | 1.2 (the author writes 万 after it) | numbers, not shares |
//! | 元 万元 亿元 | 12.36 (the author writes 万元 after it) | money |
//! | 百分比 | at most one decimal; 100 only if exact | shares |
//! | 2位, 2位小数, 百分之2位 | at most two decimals | numbers |
//! | 增减 | 增加3次, 减少3次, 持平, with the unit | changes against last year |
//! | 列举 | 甲、乙 | lists |
//! | 书名 | 《甲》《乙》 | lists |
//! | 引号 | “甲”“乙” | lists |
//! | 前2, 前2户 | 甲、乙等5户 | lists |

use super::FormError;
use crate::ledger::FigureDef;

/// How a number is to be written. Exact by default.
///
/// ```
/// # use zhibu::figures::parse_form;
/// let form = parse_form("万元＋余").unwrap();
/// assert!(!form.carries_unit());
/// assert!(parse_form("余+近").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Form {
    pub(super) rounding: Rounding,
    pub(super) scale: Scale,
    pub(super) numerals: Numerals,
    pub(super) decimals: Option<u32>,
    pub(super) percent: bool,
    pub(super) signed: bool,
    pub(super) list: Option<ListStyle>,
    pub(super) first: Option<First>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Rounding {
    #[default]
    Exact,
    /// 余.
    Over,
    /// 多.
    More,
    /// 近.
    Nearly,
    /// 以上.
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Scale {
    #[default]
    One,
    /// 万.
    Wan,
    /// 亿.
    Yi,
    /// 元.
    Yuan,
    /// 万元.
    WanYuan,
    /// 亿元.
    YiYuan,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Numerals {
    #[default]
    Arabic,
    /// 汉字.
    Chinese,
    /// 大写.
    Formal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ListStyle {
    /// 列举.
    Plain,
    /// 书名.
    Titles,
    /// 引号.
    Quoted,
}

/// Only the first entries of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct First {
    pub(super) count: usize,
    /// The counter word behind 等5, if the token says one.
    pub(super) counter: String,
}

/// More decimals say nothing a reader could check.
const MOST_DECIMALS: u32 = 6;

impl Form {
    /// Whether what is written carries the figure's unit in itself (120次以上, 增加3次), so that
    /// neither the author nor the page adds one.
    pub fn carries_unit(&self) -> bool {
        self.signed || self.rounding == Rounding::AtLeast
    }

    /// What the author must write right after the number, because the form divides by it: 万 or 亿.
    /// `None` too where the number carries its unit in itself.
    pub fn scaled_by(&self) -> Option<char> {
        match self.scale {
            _ if self.carries_unit() => None,
            Scale::Wan | Scale::WanYuan => Some('万'),
            Scale::Yi | Scale::YiYuan => Some('亿'),
            Scale::One | Scale::Yuan => None,
        }
    }

    /// The word (余, 多) that the form may put behind the number.
    pub fn word_behind(&self) -> Option<&'static str> {
        match self.rounding {
            Rounding::Over | Rounding::More => self.rounding.name(),
            Rounding::Exact | Rounding::Nearly | Rounding::AtLeast => None,
        }
    }

    /// The form in which a figure's unit makes sense after the number: 万元 for a figure in 万元,
    /// exact for all others.
    pub fn natural(def: &FigureDef) -> Self {
        let scale = match def.unit.as_str() {
            "万元" => Scale::WanYuan,
            "亿元" => Scale::YiYuan,
            _ => Scale::One,
        };
        Self { scale, ..Self::default() }
    }

    /// The name of a part that lists take no notice of, if there is one.
    pub(super) fn of_numbers(&self) -> Option<&'static str> {
        let percent = self.percent.then_some("百分比");
        let decimals = self.decimals.map(|_| "位");
        let signed = self.signed.then_some("增减");
        let numbers = self.rounding.name().or(self.scale.name()).or(self.numerals.name());
        numbers.or(percent).or(decimals).or(signed)
    }

    /// The name of a part that numbers take no notice of, if there is one.
    pub(super) fn of_lists(&self) -> Option<&'static str> {
        self.list.map(ListStyle::name).or(self.first.as_ref().map(|_| "前"))
    }
}

impl Rounding {
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Exact => None,
            Self::Over => Some("余"),
            Self::More => Some("多"),
            Self::Nearly => Some("近"),
            Self::AtLeast => Some("以上"),
        }
    }
}

impl Scale {
    /// What the number is divided by.
    pub(super) fn divisor(self) -> u128 {
        match self {
            Self::One | Self::Yuan => 1,
            Self::Wan | Self::WanYuan => 10_000,
            Self::Yi | Self::YiYuan => 100_000_000,
        }
    }

    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::One => None,
            Self::Wan => Some("万"),
            Self::Yi => Some("亿"),
            Self::Yuan => Some("元"),
            Self::WanYuan => Some("万元"),
            Self::YiYuan => Some("亿元"),
        }
    }
}

impl Numerals {
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Arabic => None,
            Self::Chinese => Some("汉字"),
            Self::Formal => Some("大写"),
        }
    }
}

impl ListStyle {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "列举",
            Self::Titles => "书名",
            Self::Quoted => "引号",
        }
    }
}

/// Reads a form: names joined by `+`, e.g. `万元+余`. An empty text is the exact form.
///
/// # Errors
/// [`FormError::Unknown`], [`FormError::Conflict`], [`FormError::Decimals`].
pub fn parse_form(text: &str) -> Result<Form, FormError> {
    let mut form = Form::default();
    if text.trim().is_empty() {
        return Ok(form);
    }
    for part in text.split(['+', '＋']) {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        read_part(&part, &mut form)?;
    }
    let conflict = |first, second| Err(FormError::Conflict { first, second });
    if let (Some(number), Some(list)) = (form.of_numbers(), form.of_lists()) {
        return conflict(number, list);
    }
    if let (Some(numerals), Some(scale)) = (form.numerals.name(), form.scale.name()) {
        return conflict(numerals, scale);
    }
    match (form.rounding.name(), form.decimals) {
        (Some(rounding), Some(_)) => conflict(rounding, "位"),
        _ => Ok(form),
    }
}

fn read_part(part: &str, form: &mut Form) -> Result<(), FormError> {
    let rounding = [Rounding::Over, Rounding::More, Rounding::Nearly, Rounding::AtLeast];
    let scales = [Scale::Wan, Scale::Yi, Scale::Yuan, Scale::WanYuan, Scale::YiYuan];
    let lists = [ListStyle::Plain, ListStyle::Titles, ListStyle::Quoted];
    if let Some(new) = rounding.into_iter().find(|one| one.name() == Some(part)) {
        only_one(form.rounding.name(), new.name())?;
        form.rounding = new;
    } else if let Some(new) = scales.into_iter().find(|one| one.name() == Some(part)) {
        only_one(form.scale.name(), new.name())?;
        form.scale = new;
    } else if let Some(new) = lists.into_iter().find(|one| one.name() == part) {
        only_one(form.list.map(ListStyle::name), Some(new.name()))?;
        form.list = Some(new);
    } else {
        match part {
            "汉字" => {
                only_one(form.numerals.name(), Some("汉字"))?;
                form.numerals = Numerals::Chinese;
            }
            "大写" => {
                only_one(form.numerals.name(), Some("大写"))?;
                form.numerals = Numerals::Formal;
            }
            "增减" => form.signed = true,
            "百分比" => form.percent = true,
            other => read_counted(other, form)?,
        }
    }
    Ok(())
}

/// The parts with a number in them: 2位, 前3项.
fn read_counted(part: &str, form: &mut Form) -> Result<(), FormError> {
    let unknown = || FormError::Unknown { form: part.to_owned() };
    if let Some(rest) = part.strip_prefix('前') {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let (count, counter) = rest.split_at_checked(digits).ok_or_else(unknown)?;
        let count: usize = count.parse().map_err(|_| unknown())?;
        if count == 0 {
            return Err(unknown());
        }
        form.first = Some(First { count, counter: counter.to_owned() });
        return Ok(());
    }
    let bare = part.strip_prefix("百分之").or(part.strip_prefix("百分比"));
    form.percent |= bare.is_some();
    let bare = bare.unwrap_or(part);
    let digits = bare.strip_suffix("位小数").or(bare.strip_suffix('位')).ok_or_else(unknown)?;
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(unknown());
    }
    match digits.parse() {
        Ok(decimals) if decimals <= MOST_DECIMALS => {
            form.decimals = Some(decimals);
            Ok(())
        }
        _ => Err(FormError::Decimals { given: digits.to_owned() }),
    }
}

fn only_one(known: Option<&'static str>, new: Option<&'static str>) -> Result<(), FormError> {
    match (known, new) {
        (Some(first), Some(second)) => Err(FormError::Conflict { first, second }),
        _ => Ok(()),
    }
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
