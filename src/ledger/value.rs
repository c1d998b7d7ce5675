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

    /// Reads a number as people type it; see [`Money::parse_yuan`]. At most three decimals.
    pub fn parse(text: &str) -> Option<Self> {
        parse_fixed(text, 3).filter(|n| n.abs() <= MOST_THOUSANDTHS).map(Self)
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

/// Reads a decimal number with at most `decimals` decimals into an integer scaled by 10^decimals.
pub(super) fn parse_fixed(text: &str, decimals: u32) -> Option<i64> {
    let mut digits = String::new();
    let mut seen_after_point: Option<u32> = None;
    let mut negative = false;
    for (at, c) in text.trim().chars().enumerate() {
        match c {
            '-' | '－' | '−' if at == 0 => negative = true,
            '+' | '＋' if at == 0 => {}
            ',' | '，' if seen_after_point.is_none() && !digits.is_empty() => {}
            '.' | '．' if seen_after_point.is_none() => seen_after_point = Some(0),
            '0'..='9' | '０'..='９' => {
                let digit = if c.is_ascii() { c } else { char::from_u32(c as u32 - 0xFEE0)? };
                digits.push(digit);
                seen_after_point = seen_after_point.map(|n| n + 1);
            }
            _ => return None,
        }
    }
    let given = seen_after_point.unwrap_or(0);
    if digits.is_empty() || given > decimals || (seen_after_point == Some(0)) {
        return None;
    }
    let scaled = digits.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(decimals - given)?)?;
    Some(if negative { -scaled } else { scaled })
}
