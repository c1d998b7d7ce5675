//! Figures that must lie inside others, or must not share records with them.
//!
//! 社区党课 lies inside 党课; 帮扶材料 and 社区宣传材料 share nothing. By the built-in definitions
//! this mostly cannot happen; a branch's own figures, and sums, can break it.

use super::combine::fraction;
use super::{Figure, FigureError, Query};
use crate::ledger::{EntryKey, FigureDef, FigureId, InOrder};
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

/// A figure at odds with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// Records of the inner figure that are not among those of the outer.
    Outside {
        /// The figure that should lie inside.
        inner: String,
        /// The figure it should lie inside of.
        outer: String,
        /// These records, by date.
        records: Vec<EntryKey>,
    },
    /// An inner figure that is larger than the outer, though its records lie inside.
    Larger {
        /// The figure that should lie inside.
        inner: String,
        /// The figure it should lie inside of.
        outer: String,
        /// The records of the inner figure.
        records: Vec<EntryKey>,
    },
    /// Records that two figures share that must not share any.
    Shared {
        /// One figure.
        one: String,
        /// The other.
        other: String,
        /// These records, by date.
        records: Vec<EntryKey>,
    },
}

impl Violation {
    /// The records to look at.
    pub fn records(&self) -> &[EntryKey] {
        match self {
            Self::Outside { records, .. }
            | Self::Larger { records, .. }
            | Self::Shared { records, .. } => records,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside { inner, outer, records } => write!(
                f,
                "“{inner}”应包含在“{outer}”之内，但有{}条记录没有计入“{outer}”，请核对。",
                records.len()
            ),
            Self::Larger { inner, outer, .. } => {
                write!(f, "“{inner}”应包含在“{outer}”之内，数值却更大，请核对记录。")
            }
            Self::Shared { one, other, records } => write!(
                f,
                "“{one}”和“{other}”不应重复计算，但有{}条记录两边都计入了，请核对。",
                records.len()
            ),
        }
    }
}

/// Checks one figure, as it is defined, against those its definition names.
///
/// # Errors
/// What `figure` returns for the figure or one it is checked against.
pub fn check(
    def: &FigureDef,
    period: crate::ledger::Period,
    figure: &mut dyn FnMut(&Query) -> Result<Rc<Figure>, FigureError>,
) -> Result<Vec<Violation>, FigureError> {
    let mut ask = |id: &FigureId| figure(&Query::new(id.clone(), period));
    let own = ask(&def.id)?;
    let mut found = Vec::new();
    if let Some(outer) = &def.within {
        let outer = ask(outer)?;
        let (inner_name, outer_name) = (own.def.name.clone(), outer.def.name.clone());
        let outside = keys_where(&own, &outer, false);
        if !outside.is_empty() {
            let (inner, outer) = (inner_name, outer_name);
            found.push(Violation::Outside { inner, outer, records: outside });
        } else if is_larger(&own, &outer) {
            let records = own.evidence.iter().map(|one| one.key.clone()).collect();
            let (inner, outer) = (inner_name, outer_name);
            found.push(Violation::Larger { inner, outer, records });
        }
    }
    for other in &def.disjoint_from {
        let other = ask(other)?;
        let shared = keys_where(&own, &other, true);
        if !shared.is_empty() {
            let (one, other) = (own.def.name.clone(), other.def.name.clone());
            found.push(Violation::Shared { one, other, records: shared });
        }
    }
    Ok(found)
}

/// The entries behind `figure` that are, or are not, behind `other`.
fn keys_where(figure: &Figure, other: &Figure, shared: bool) -> Vec<EntryKey> {
    let others: BTreeSet<_> = other.evidence.iter().map(|one| &one.key).in_order();
    let keys = figure.evidence.iter().map(|one| &one.key);
    keys.filter(|key| others.contains(key) == shared).cloned().in_order()
}

fn is_larger(inner: &Figure, outer: &Figure) -> bool {
    let size = |figure: &Figure| figure.number().and_then(fraction);
    let Some(((a, b), (c, d))) = size(inner).zip(size(outer)) else { return false };
    // Denominators are positive.
    a.checked_mul(d).zip(c.checked_mul(b)).is_some_and(|(inner, outer)| inner > outer)
}
