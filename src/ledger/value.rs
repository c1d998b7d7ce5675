//! What a field of a record can hold.
//!
//! A value names its own type in the backup (`{"money": 2000000}`), so that another tool, or a
//! later version that has lost a branch's own kind, can read it without the catalog.

use super::{ChoiceId, GroupId, MemberId, Money, PartnerId, RecordId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// The content of one field of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// One line or many lines of text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// From one time of day to another.
    Span(TimeSpan),
    /// A number with the unit of its field.
    Number(Quantity),
    /// An amount of money.
    Money(Money),
    /// One of the field's choices.
    Choice(ChoiceId),
    /// Several of the field's choices.
    Choices(BTreeSet<ChoiceId>),
    /// Yes or no.
    Flag(bool),
    /// One member.
    Member(MemberId),
    /// Several members.
    Members(BTreeSet<MemberId>),
    /// A party group.
    Group(GroupId),
    /// A partner.
    Partner(PartnerId),
    /// Another record.
    Link(RecordId),
}

impl Value {
    /// Whether there is nothing in it: such a value is not stored.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choices(ids) => ids.is_empty(),
            Self::Members(ids) => ids.is_empty(),
            _ => false,
        }
    }
}

/// From one time of day to another on the record's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeSpan {
    /// When it began.
    pub from: NaiveTime,
    /// When it ended, if known; after `from`.
    pub to: Option<NaiveTime>,
}

/// A number with at most three decimals, held in thousandths: hours, copies, kilometres, per cent.
///
/// In a backup it is an ordinary JSON number.
///
/// ```
/// # use zhibu::ledger::Quantity;
/// assert_eq!(Quantity::parse("2.5"), Some(Quantity::from_thousandths(2500)));
/// assert_eq!(Quantity::from_whole(12).to_string(), "12");
/// assert_eq!(Quantity::from_thousandths(2500).to_string(), "2.5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

/// The largest number accepted, in thousandths: exact as a JSON number too.
const MOST_THOUSANDTHS: i64 = 1_000_000_000_000_000;

impl Quantity {
    /// A number given in thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// A whole number.
    pub const fn from_whole(whole: i64) -> Self {
        Self(whole.saturating_mul(1000))
    }

    /// The number in thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The whole number, if it has no decimals.
    pub const fn whole(self) -> Option<i64> {
        if self.0 % 1000 == 0 { Some(self.0 / 1000) } else { None }
    }

    /// Reads a number as people type it; see [`Money::read_yuan`]. At most three decimals.
    ///
    /// # Errors
    /// A [`NumberFault`].
    pub fn read(text: &str) -> Result<Self, NumberFault> {
        match read_fixed(text, 3)? {
            n if n.abs() <= MOST_THOUSANDTHS => Ok(Self(n)),
            _ => Err(NumberFault::TooLarge),
        }
    }

    /// [`Quantity::read`] where it does not matter why a text is no number.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs() / 1000;
        let decimals = self.0.unsigned_abs() % 1000;
        if decimals == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{decimals:03}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            // Three decimals below 10^12 are exact to the printed digit in a double.
            None => serializer.serialize_f64(self.0 as f64 / 1000.0),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        let thousandths = (number * 1000.0).round();
        if thousandths.abs() <= MOST_THOUSANDTHS as f64 {
            Ok(Self(thousandths as i64))
        } else {
            Err(serde::de::Error::custom("数值超出范围"))
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // No `multipleOf`: validators that count in floating point refuse 98.6.
        schemars::json_schema!({ "type": "number", "description": "At most three decimals." })
    }
}

/// Why a text is not a number of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Something else than digits, a sign, a point and commas, or nothing at all.
    NotANumber,
    /// A comma where no thousand ends: 1,2,3 may be three numbers.
    Comma,
    /// More decimals than are kept.
    Decimals,
    /// Beyond the range.
    TooLarge,
}

/// Reads a decimal number with at most `decimals` decimals into an integer scaled by 10^decimals.
pub(super) fn read_fixed(text: &str, decimals: u32) -> Result<i64, NumberFault> {
    let text: String = text.trim().chars().map(half_width).collect();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((_, "")) => return Err(NumberFault::NotANumber),
        Some((whole, fraction)) => (whole, fraction),
        None => (digits, ""),
    };
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(&whole.replace(',', "")) || !is_digits(fraction) || digits.is_empty() {
        return Err(NumberFault::NotANumber);
    }
    if whole.contains(',') && !is_by_thousands(whole) {
        return Err(NumberFault::Comma);
    }
    let missing = usize::try_from(decimals).ok().and_then(|most| most.checked_sub(fraction.len()));
    let Some(missing) = missing else { return Err(NumberFault::Decimals) };
    let scaled = format!("{}{fraction}{}", whole.replace(',', ""), "0".repeat(missing));
    // Nothing but digits is left, so only too many of them can fail.
    let scaled: i64 = scaled.parse().map_err(|_| NumberFault::TooLarge)?;
    Ok(if negative { -scaled } else { scaled })
}

/// Full-width digits and signs as half-width ones.
fn half_width(c: char) -> char {
    match c {
        '－' | '−' => '-',
        '＋' => '+',
        '，' => ',',
        '．' => '.',
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Whether each comma stands before three digits, and at most three stand before the first.
fn is_by_thousands(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}
