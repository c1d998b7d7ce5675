//! Rounding to what may be said: never more, never less than the records show.

use super::form::Rounding;

/// Where looking for the first digit of a tiny number ends.
const MOST_DECIMALS: u32 = 18;

/// A number that is not negative, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) numerator: u128,
    /// Positive.
    pub(super) denominator: u128,
}

/// A round number and how it stands to the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounded {
    /// The number itself.
    Exact,
    /// A whole number below it.
    Below(u128),
    /// A whole number above it.
    Above(u128),
}

/// The round number that `rounding` may say.
///
/// 余, 多 and 以上 keep two leading digits, never finer than ten: 1,236 → 1,200. A number below ten
/// and a round one are said exactly. 近 goes to the next round number above where the number is
/// nearer to it than to the one below and at most a twentieth off; else it is said exactly.
pub(super) fn round(number: Fraction, rounding: Rounding) -> Rounded {
    let Fraction { numerator, denominator } = number;
    let whole = numerator / denominator;
    let grain = grain(whole);
    let below = whole - whole % grain;
    let is_round = numerator % denominator == 0 && whole == below;
    if whole < 10 || is_round {
        return Rounded::Exact;
    }
    match rounding {
        Rounding::Exact => Rounded::Exact,
        Rounding::Over | Rounding::More | Rounding::AtLeast => Rounded::Below(below),
        Rounding::Nearly => {
            let above = below + grain;
            // `above − number`, times the denominator.
            let missing = above.saturating_mul(denominator).saturating_sub(numerator);
            let near = missing.saturating_mul(2) <= grain.saturating_mul(denominator)
                && missing.saturating_mul(20) <= above.saturating_mul(denominator);
            if near { Rounded::Above(above) } else { Rounded::Exact }
        }
    }
}

/// Ten, or the place of the second digit.
fn grain(whole: u128) -> u128 {
    match whole.checked_ilog10() {
        Some(log) if log >= 2 => 10_u128.pow(log - 1),
        _ => 10,
    }
}

/// A fraction in decimals: exactly where at most `exact_up_to` decimals suffice, else rounded half
/// up to `decimals`. It becomes 0 or `full` (100 for a share) only where it is exactly that: what
/// is not the whole stays below it (99.96 → 99.9), what is not nothing gets the decimals that show
/// it (0.04).
pub(super) fn decimal(
    number: Fraction,
    exact_up_to: u32,
    decimals: u32,
    full: Option<u128>,
) -> String {
    if let Some(exact) = exactly(number, exact_up_to) {
        return exact;
    }
    let Fraction { numerator, denominator } = number;
    let scale = 10_u128.pow(decimals);
    let scaled = numerator.saturating_mul(scale);
    let down = scaled / denominator;
    let mut rounded = if 2 * (scaled % denominator) >= denominator { down + 1 } else { down };
    if rounded == 0 && decimals < MOST_DECIMALS {
        return decimal(number, exact_up_to, decimals + 1, full);
    }
    if full.is_some_and(|full| full * scale == rounded) {
        rounded = if rounded == down { down + 1 } else { down };
    }
    write_scaled(rounded, decimals)
}

/// The fraction in decimals without trailing zeros, if at most `most` suffice.
fn exactly(number: Fraction, most: u32) -> Option<String> {
    let Fraction { numerator, denominator } = number;
    (0..=most).find_map(|decimals| {
        let scaled = numerator.checked_mul(10_u128.checked_pow(decimals)?)?;
        (scaled % denominator == 0).then(|| write_scaled(scaled / denominator, decimals))
    })
}

fn write_scaled(scaled: u128, decimals: u32) -> String {
    let scale = 10_u128.pow(decimals);
    match decimals {
        0 => scaled.to_string(),
        _ => format!("{}.{:0width$}", scaled / scale, scaled % scale, width = decimals as usize),
    }
}
