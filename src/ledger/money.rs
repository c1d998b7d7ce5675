//! Money, in whole 分: no sum of the ledger ever touches floating point.

use super::NumberFault;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// An amount in 分 (1 元 = 100 分).
///
/// ```
/// # use zhibu::ledger::Money;
/// assert_eq!(Money::parse_yuan("1,234.5"), Some(Money::from_fen(123_450)));
/// assert_eq!(Money::from_fen(123_450).to_string(), "1234.50");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(description = "In 分 (1 元 = 100 分)."))]
#[serde(transparent)]
pub struct Money(i64);

/// The largest amount accepted, in 分: ten thousand 亿元, far above any branch and far below overflow.
const MOST_FEN: i64 = 1_000_000_000_000_000;

impl Money {
    /// An amount of `fen` 分.
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in 分.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads an amount in 元 as people type it: digits, an optional sign, a comma before every three
    /// digits, at most two decimals; full-width ones too.
    ///
    /// # Errors
    /// A [`NumberFault`] for anything else or beyond the range.
    pub fn read_yuan(text: &str) -> Result<Self, NumberFault> {
        match super::value::read_fixed(text, 2)? {
            fen if fen.abs() <= MOST_FEN => Ok(Self(fen)),
            _ => Err(NumberFault::TooLarge),
        }
    }

    /// [`Money::read_yuan`] where it does not matter why a text is no amount.
    pub fn parse_yuan(text: &str) -> Option<Self> {
        Self::read_yuan(text).ok()
    }
}

impl fmt::Display for Money {
    /// In 元 with two decimals, without a unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}
