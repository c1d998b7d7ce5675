//! What each contribution adds to the value, so that whoever reads the evidence can add it up.
//!
//! | 日期 | 题名 | 由来 | 计入 |
//! |---|---|---|---|
//! | 03-05 | 学习工作要点 | | 1天 |
//! | 03-05 | 两天的培训 | 3月5日至6日，3月5日前面已计 | 1天 |
//! | | 合计 | | 2天 |

use super::told::{write_days, yuan};
use super::write::exact;
use super::{Figure, Item, Number, Part};
use crate::ledger::{Quantity, Source, Take};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What one contribution adds. Either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addition {
    /// Where it comes from: 到会18人、列席2人; the days; the values.
    pub from: String,
    /// How much it adds, with its unit: 20人次. Empty where nothing is added: the field is not
    /// filled in, or everything has been counted with an earlier record.
    pub adds: String,
}

impl Figure {
    /// What each contribution adds, beside [`Figure::evidence`]. In this order they make up
    /// [`Figure::total`]: what several records have in common counts with the first of them.
    pub fn additions(&self) -> Vec<Addition> {
        let unit = if self.query.field.is_some() { "" } else { self.def.unit.as_str() };
        let is_list = matches!(self.number(), Some(Number::List(_) | Number::Text(_)));
        let latest = match &self.def.source {
            Source::Records { take: Take::Latest(_), .. } if self.query.field.is_none() => {
                self.evidence.iter().rposition(|one| !matches!(one.part, Part::Lacking(_)))
            }
            _ => None,
        };
        let mut days = BTreeSet::new();
        let mut values = BTreeSet::new();
        let one = |(at, (date, part)): (usize, (NaiveDate, &Part))| match (part, latest) {
            (Part::Lacking(_), _) => from(part.display(unit)),
            (_, Some(latest)) if at != latest => from(format!("{}，不取", part.display(unit))),
            (Part::Text(text), Some(_)) => from(text.clone()),
            (Part::Days(all), _) => of_days(date, all, &mut days),
            (Part::Values(all), _) => of_values(all, &mut values, unit, is_list),
            (Part::Title(title), _) if !values.insert(title.clone()) => {
                from("题名同前，只列一次".to_owned())
            }
            (Part::Title(_), _) => Addition::default(),
            (Part::Text(_) | Part::Shares(_), _) => from(part.display(unit)),
            (Part::Persons { present, guests }, _) => Addition {
                from: part.display(unit),
                adds: format!("{}{unit}", u64::from(*present) + u64::from(*guests)),
            },
            (Part::Hours { hours, present }, _) => {
                let total = hours.thousandths().saturating_mul(i64::from(*present));
                let total = Quantity::from_thousandths(total);
                Addition {
                    from: format!("{hours}学时×{present}人"),
                    adds: format!("{total}{unit}"),
                }
            }
            (Part::Members(members), _) => adds(format!("{members}{unit}")),
            (Part::Money(amount), _) => adds(format!("{}元", yuan(*amount))),
            (Part::One | Part::Number(_), _) => adds(part.display(unit)),
        };
        self.evidence.iter().map(|entry| (entry.date, &entry.part)).enumerate().map(one).collect()
    }

    /// What the additions come to, with its unit; `None` where they are not added up: for the
    /// latest value, an average, a list, a figure made from others.
    pub fn total(&self) -> Option<String> {
        let adds_up = match &self.def.source {
            Source::Records { take, .. } => {
                !matches!(take, Take::Titles | Take::Latest(_) | Take::Average(_))
            }
            Source::Roster(_) => true,
            Source::Share { .. } | Source::Mean { .. } | Source::Change { .. } => false,
        };
        (adds_up && self.query.field.is_none()).then(|| exact(self)).flatten()
    }
}

fn from(from: String) -> Addition {
    Addition { from, adds: String::new() }
}

fn adds(adds: String) -> Addition {
    Addition { from: String::new(), adds }
}

/// `date` is the record's own day, which stands beside it already.
fn of_days(date: NaiveDate, all: &[NaiveDate], seen: &mut BTreeSet<NaiveDate>) -> Addition {
    let again: Vec<NaiveDate> = all.iter().copied().filter(|day| seen.contains(day)).collect();
    seen.extend(all.iter().copied());
    let own = *all == [date];
    let text = if own { String::new() } else { write_days(all) };
    let new = all.len() - again.len();
    match (new, again.len()) {
        (_, 0) => Addition { from: text, adds: format!("{new}天") },
        (0, _) if own => from("这一天前面已计".to_owned()),
        (0, _) => from(format!("{text}，前面已计")),
        _ => Addition {
            from: format!("{text}，{}前面已计", write_days(&again)),
            adds: format!("{new}天"),
        },
    }
}

fn of_values(all: &[Item], seen: &mut BTreeSet<String>, unit: &str, is_list: bool) -> Addition {
    let (again, new): (Vec<&Item>, Vec<&Item>) =
        all.iter().partition(|item| seen.contains(&item.key));
    seen.extend(all.iter().map(|item| item.key.clone()));
    let names = |items: &[&Item]| {
        items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>().join("、")
    };
    let counted = if is_list { "列出" } else { "计" };
    let text = match (new.is_empty(), again.is_empty()) {
        (_, true) => names(&new),
        (true, false) => format!("{}，前面已{counted}", names(&again)),
        (false, false) => format!("{}；{}前面已{counted}", names(&new), names(&again)),
    };
    let adds = match is_list || new.is_empty() {
        true => String::new(),
        false => format!("{}{unit}", new.len()),
    };
    Addition { from: text, adds }
}
