//! The running total of a figure: contributions in, contributions out, the number at any time.
//!
//! Everything a number needs is kept as a multiset or a sum, so that taking one record out undoes
//! exactly what putting it in did, in any order. [`evaluate`](super::evaluate) fills a tally once;
//! [`Book`](super::Book) keeps it and changes it edit by edit: both read the number here.

use super::field::FieldRef;
use super::plan::Taking;
use super::{Contribution, FigureError, Number, Part, State};
use crate::ledger::{EntryKey, FieldType, Money, Quantity};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Contributions and what they add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// By date, then by identifier: the order of the evidence.
    entries: BTreeMap<(NaiveDate, EntryKey), Rc<Contribution>>,
    /// How many contributions hold each day.
    days: BTreeMap<NaiveDate, u32>,
    /// How many contributions hold each value, by its key.
    values: BTreeMap<String, u32>,
    /// Thousandths, 分 or people, by the take. Twenty thousand of the largest numbers accepted
    /// are far below the limits of 128 bits.
    sum: i128,
    lacking: usize,
}

impl Tally {
    /// Puts a contribution, in place of an earlier one of the same entry and date.
    pub(super) fn put(&mut self, contribution: Contribution) {
        let place = (contribution.date, contribution.key.clone());
        self.count(&contribution.part, 1);
        if let Some(earlier) = self.entries.insert(place, Rc::new(contribution)) {
            self.count(&earlier.part, -1);
        }
    }

    /// Takes out what `key` contributed under `date`. Returns whether there was anything.
    pub(super) fn remove(&mut self, date: NaiveDate, key: EntryKey) -> bool {
        let Some(earlier) = self.entries.remove(&(date, key)) else { return false };
        self.count(&earlier.part, -1);
        true
    }

    /// The contributions by date, then by identifier.
    pub(super) fn evidence(&self) -> Vec<Rc<Contribution>> {
        self.entries.values().cloned().collect()
    }

    /// How many contributions lack the field. Of the latest value only those count that are later.
    pub(super) fn lacking(&self, taking: &Taking) -> usize {
        match taking {
            Taking::Latest(_) => self.latest_first().take_while(|part| is_lacking(part)).count(),
            _ => self.lacking,
        }
    }

    /// The state that the records alone give: a number, or none.
    pub(super) fn state(&self, taking: &Taking, figure: &str) -> Result<State, FigureError> {
        let known = self.entries.len() - self.lacking;
        if known == 0 {
            return Ok(State::NoRecord);
        }
        let count = |count: usize| Ok(Number::Count(i64::try_from(count).unwrap_or(i64::MAX)));
        let number = match taking {
            Taking::Count => count(self.entries.len()),
            Taking::Days => count(self.days.len()),
            Taking::Distinct(_) => count(self.values.len()),
            Taking::List(_) => Ok(Number::List(self.labels())),
            Taking::Titles => Ok(Number::List(self.titles())),
            Taking::Sum(field) => self.sum_of(field, figure),
            Taking::Average(field) => {
                let scale = if is_money(field) { 100 } else { 1000 };
                let known = i128::try_from(known).unwrap_or(i128::MAX);
                let denominator = known.saturating_mul(scale);
                Ok(Number::Ratio { numerator: self.sum, denominator, percent: false })
            }
            Taking::PersonTimes | Taking::Attended | Taking::Due => {
                i64::try_from(self.sum).map(Number::Count).map_err(|_| too_large(figure))
            }
            Taking::PersonHours => self.quantity(figure),
            Taking::Latest(_) => match self.latest_first().find(|part| !is_lacking(part)) {
                Some(Part::Number(number)) => Ok(Number::Quantity(*number)),
                Some(Part::Money(amount)) => Ok(Number::Money(*amount)),
                Some(Part::Text(text)) => Ok(Number::Text(text.clone())),
                _ => return Ok(State::NoRecord),
            },
        };
        number.map(State::Recorded)
    }

    fn sum_of(&self, field: &FieldRef, figure: &str) -> Result<Number, FigureError> {
        if !is_money(field) {
            return self.quantity(figure);
        }
        let fen = i64::try_from(self.sum).map_err(|_| too_large(figure))?;
        Ok(Number::Money(Money::from_fen(fen)))
    }

    fn quantity(&self, figure: &str) -> Result<Number, FigureError> {
        let thousandths = i64::try_from(self.sum).map_err(|_| too_large(figure))?;
        Ok(Number::Quantity(Quantity::from_thousandths(thousandths)))
    }

    fn latest_first(&self) -> impl Iterator<Item = &Part> {
        self.entries.values().rev().map(|contribution| &contribution.part)
    }

    /// Each distinct value once, where it first comes.
    fn labels(&self) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        let items = self.entries.values().flat_map(|contribution| match &contribution.part {
            Part::Values(items) => items.as_slice(),
            _ => &[],
        });
        items.filter(|item| seen.insert(&item.key)).map(|item| item.label.clone()).collect()
    }

    /// Each title once, where it first comes.
    fn titles(&self) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        let titles = self.entries.values().map(|contribution| contribution.title.trim());
        titles.filter(|title| seen.insert(*title)).map(str::to_owned).collect()
    }

    /// Adds a part (`times` 1) or undoes it (`times` −1).
    fn count(&mut self, part: &Part, times: i32) {
        match part {
            Part::One | Part::Text(_) | Part::Title(_) | Part::Shares(_) => {}
            Part::Days(days) => {
                for day in days {
                    change(&mut self.days, *day, times);
                }
            }
            Part::Values(items) => {
                for item in items {
                    change(&mut self.values, item.key.clone(), times);
                }
            }
            Part::Number(number) => self.sum += i128::from(number.thousandths() * i64::from(times)),
            Part::Money(amount) => self.sum += i128::from(amount.fen() * i64::from(times)),
            Part::Persons { present, guests } => {
                self.sum += (i128::from(*present) + i128::from(*guests)) * i128::from(times);
            }
            Part::Members(members) => self.sum += i128::from(*members) * i128::from(times),
            Part::Hours { hours, present } => {
                let one = i128::from(hours.thousandths()) * i128::from(*present);
                self.sum += one * i128::from(times);
            }
            Part::Lacking(_) if times > 0 => self.lacking += 1,
            Part::Lacking(_) => self.lacking = self.lacking.saturating_sub(1),
        }
    }
}

/// Raises or lowers how often `key` occurs; what no longer occurs is gone.
fn change<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K, times: i32) {
    let count = counts.entry(key);
    match count {
        std::collections::btree_map::Entry::Vacant(place) => {
            if times > 0 {
                place.insert(1);
            }
        }
        std::collections::btree_map::Entry::Occupied(mut place) => {
            let left = place.get().saturating_add_signed(times);
            if left == 0 {
                place.remove();
            } else {
                place.insert(left);
            }
        }
    }
}

fn is_lacking(part: &Part) -> bool {
    matches!(part, Part::Lacking(_))
}

fn is_money(field: &FieldRef) -> bool {
    field.own_type() == Some(FieldType::Money)
}

fn too_large(figure: &str) -> FigureError {
    FigureError::TooLarge { figure: figure.to_owned() }
}
