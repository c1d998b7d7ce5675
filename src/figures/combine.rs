//! Figures made from other figures: shares, means, changes. All in whole numbers.

use super::plan::Combine;
use super::{Contribution, Figure, FigureError, Note, Number, Part, Share, State};
use crate::ledger::{Money, Quantity};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What two figures give together, and remarks on it.
pub(super) fn combine(
    how: Combine,
    name: &str,
    first: &Figure,
    second: &Figure,
) -> Result<(State, Vec<Note>), FigureError> {
    match how {
        Combine::Share { inside } => share(name, inside, first, second),
        Combine::Mean => mean(name, first, second),
        Combine::Change { percent } => change(name, percent, first, second),
    }
}

/// No record of the part is a known zero where its records would be among the whole's: of ten
/// rectifications on record none is done. Otherwise no record is not zero.
fn share(
    name: &str,
    inside: bool,
    part: &Figure,
    whole: &Figure,
) -> Result<(State, Vec<Note>), FigureError> {
    let State::Recorded(of) = &whole.state else { return Ok((whole.state.clone(), vec![])) };
    let maybe = |note: &Note| matches!(note, Note::Archived { kept, blank, .. } if !kept || *blank);
    let none_done = inside && part.evidence.is_empty() && !part.notes.iter().any(maybe);
    let share = match &part.state {
        State::Recorded(number) => number.clone(),
        State::DeclaredNone(_) => Number::Count(0),
        State::NoRecord if none_done => Number::Count(0),
        State::NoRecord => return Ok((State::NoRecord, vec![])),
    };
    let Some((numerator, denominator)) =
        divide(exact(name, part, &share)?, exact(name, whole, of)?, name)?
    else {
        return Ok(by_zero(whole));
    };
    let notes = if numerator > denominator { vec![Note::AboveWhole] } else { vec![] };
    Ok((State::Recorded(Number::Ratio { numerator, denominator, percent: true }), notes))
}

fn mean(name: &str, total: &Figure, by: &Figure) -> Result<(State, Vec<Note>), FigureError> {
    let State::Recorded(sum) = &total.state else { return Ok((total.state.clone(), vec![])) };
    let State::Recorded(count) = &by.state else { return Ok((State::NoRecord, vec![])) };
    match divide(exact(name, total, sum)?, exact(name, by, count)?, name)? {
        Some((numerator, denominator)) => {
            let ratio = Number::Ratio { numerator, denominator, percent: false };
            Ok((State::Recorded(ratio), vec![]))
        }
        None => Ok(by_zero(by)),
    }
}

/// Declared none on one side is a known zero; no record on either side leaves nothing to compare.
fn change(
    name: &str,
    percent: bool,
    now: &Figure,
    before: &Figure,
) -> Result<(State, Vec<Note>), FigureError> {
    let (a, b) = match (&now.state, &before.state) {
        (State::Recorded(a), State::Recorded(b)) => (a.clone(), b.clone()),
        (State::Recorded(a), State::DeclaredNone(_)) => (a.clone(), zero_like(a)),
        (State::DeclaredNone(_), State::Recorded(b)) => (zero_like(b), b.clone()),
        (State::DeclaredNone(_), State::DeclaredNone(_)) => return Ok((now.state.clone(), vec![])),
        _ => return Ok((State::NoRecord, vec![])),
    };
    if !percent {
        return Ok((State::Recorded(less(name, now, &a, &b)?), vec![]));
    }
    let (a, b) = (exact(name, now, &a)?, exact(name, before, &b)?);
    let difference = subtract(a, b, name)?;
    match divide(difference, b, name)? {
        Some((numerator, denominator)) => {
            let ratio = Number::Ratio { numerator, denominator, percent: true };
            Ok((State::Recorded(ratio), vec![]))
        }
        None => Ok(by_zero(before)),
    }
}

/// The records behind either operand, each once, with what it adds to each.
pub(super) fn evidence(operands: &[Rc<Figure>]) -> Vec<Rc<Contribution>> {
    let mut merged: BTreeMap<_, Contribution> = BTreeMap::new();
    for (at, operand) in operands.iter().enumerate() {
        let earlier = operands.iter().take(at).any(|other| other.def.id == operand.def.id);
        let figure = if earlier {
            format!("上年同期{}", operand.def.name)
        } else {
            operand.def.name.clone()
        };
        for one in &operand.evidence {
            let share = Share {
                figure: figure.clone(),
                unit: operand.def.unit.clone(),
                part: one.part.clone(),
            };
            let entry = merged.entry((one.date, one.key.clone())).or_insert_with(|| Contribution {
                part: Part::Shares(Vec::new()),
                ..Contribution::clone(one)
            });
            if let Part::Shares(shares) = &mut entry.part {
                shares.push(share);
            }
        }
    }
    merged.into_values().map(Rc::new).collect()
}

/// How many records lack a field of either operand.
pub(super) fn lacking(evidence: &[Rc<Contribution>]) -> usize {
    evidence.iter().filter(|contribution| contribution.part.lacks()).count()
}

fn by_zero(figure: &Figure) -> (State, Vec<Note>) {
    (State::NoRecord, vec![Note::DividedByZero { figure: figure.def.name.clone() }])
}

fn zero_like(number: &Number) -> Number {
    match number {
        Number::Quantity(_) => Number::Quantity(Quantity::default()),
        Number::Money(_) => Number::Money(Money::default()),
        Number::Ratio { percent, .. } => {
            Number::Ratio { numerator: 0, denominator: 1, percent: *percent }
        }
        _ => Number::Count(0),
    }
}

/// The difference in the figure's own unit.
fn less(name: &str, figure: &Figure, a: &Number, b: &Number) -> Result<Number, FigureError> {
    Ok(match (a, b) {
        (Number::Count(a), Number::Count(b)) => Number::Count(a.saturating_sub(*b)),
        (Number::Money(a), Number::Money(b)) => Number::Money(*a - *b),
        (Number::Quantity(a), Number::Quantity(b)) => Number::Quantity(Quantity::from_thousandths(
            a.thousandths().saturating_sub(b.thousandths()),
        )),
        _ => {
            let percent = matches!(a, Number::Ratio { percent: true, .. });
            let (a, b) = (raw(name, figure, a)?, raw(name, figure, b)?);
            let (numerator, denominator) = subtract(a, b, name)?;
            Number::Ratio { numerator, denominator, percent }
        }
    })
}

/// A ratio as it is kept, before it is read in per cent.
fn raw(name: &str, figure: &Figure, number: &Number) -> Result<Fraction, FigureError> {
    match number {
        Number::Ratio { numerator, denominator, .. } => Ok((*numerator, *denominator)),
        other => exact(name, figure, other),
    }
}

/// A number as a fraction in the unit in which it is written: 元 for money, per cent for shares.
pub(super) fn fraction(number: &Number) -> Option<(i128, i128)> {
    match number {
        Number::Count(count) => Some((i128::from(*count), 1)),
        Number::Quantity(quantity) => Some((i128::from(quantity.thousandths()), 1000)),
        Number::Money(money) => Some((i128::from(money.fen()), 100)),
        Number::Ratio { numerator, denominator, percent: false } => {
            Some((*numerator, *denominator))
        }
        Number::Ratio { numerator, denominator, percent: true } => {
            Some((numerator.checked_mul(100)?, *denominator))
        }
        Number::List(_) | Number::Text(_) => None,
    }
}

fn exact(name: &str, figure: &Figure, number: &Number) -> Result<(i128, i128), FigureError> {
    fraction(number).ok_or_else(|| FigureError::NotANumber {
        figure: name.to_owned(),
        operand: figure.def.name.clone(),
    })
}

type Fraction = (i128, i128);

/// `a` divided by `b`, reduced, with a positive denominator; nothing if `b` is zero.
fn divide(a: Fraction, b: Fraction, name: &str) -> Result<Option<Fraction>, FigureError> {
    if b.0 == 0 {
        return Ok(None);
    }
    let flip = if b.0 < 0 { -1 } else { 1 };
    let numerator = a.0.checked_mul(b.1).and_then(|n| n.checked_mul(flip));
    let denominator = a.1.checked_mul(b.0).and_then(|d| d.checked_mul(flip));
    reduced(numerator, denominator, name).map(Some)
}

fn subtract(a: Fraction, b: Fraction, name: &str) -> Result<Fraction, FigureError> {
    let left = a.0.checked_mul(b.1);
    let right = b.0.checked_mul(a.1);
    let numerator = left.zip(right).and_then(|(left, right)| left.checked_sub(right));
    reduced(numerator, a.1.checked_mul(b.1), name)
}

fn reduced(
    numerator: Option<i128>,
    denominator: Option<i128>,
    name: &str,
) -> Result<Fraction, FigureError> {
    let Some((numerator, denominator)) = numerator.zip(denominator) else {
        return Err(FigureError::TooLarge { figure: name.to_owned() });
    };
    let by = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
    let by = i128::try_from(by).unwrap_or(1);
    Ok((numerator / by, denominator / by))
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
