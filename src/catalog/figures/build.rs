//! The words that figures are defined in.

use crate::ledger::{
    Condition, FieldId, FigureDef, FigureId, RosterCount, Selection, Source, Take, Test, common,
};

/// Records of a kind, on the way to becoming a figure.
pub(super) struct Figure {
    def: FigureDef,
    select: Selection,
}

/// Begins a figure of records of `kind`.
pub(super) fn figure(id: &'static str, name: &str, unit: &str, kind: &'static str) -> Figure {
    let select = Selection { kind: kind.into(), conditions: Vec::new(), dated_by: None };
    let source = Source::Records { select: select.clone(), take: Take::Count };
    Figure { def: define(id, name, unit, source), select }
}

/// A count of activities that count as `facet`, the commonest figure of all.
pub(super) fn facet(id: &'static str, name: &str, unit: &str, facet: &str) -> Figure {
    figure(id, name, unit, "activity").with("facets", &[facet])
}

impl Figure {
    /// `field` is, or holds, one of `values`.
    pub(super) fn with(mut self, field: &'static str, values: &[&str]) -> Self {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.select.conditions.push(Condition { field: field.into(), test: Test::AnyOf(values) });
        self
    }

    /// `field` is filled in.
    pub(super) fn filled(mut self, field: &'static str) -> Self {
        self.select.conditions.push(Condition { field: field.into(), test: Test::Filled });
        self
    }

    /// `field` is not filled in.
    pub(super) fn blank(mut self, field: &'static str) -> Self {
        self.select.conditions.push(Condition { field: field.into(), test: Test::Blank });
        self
    }

    /// It belongs to a campaign of 主题教育.
    pub(super) fn in_theme_education(self) -> Self {
        self.with(common::CAMPAIGN_NATURE, &["theme_education"])
    }

    /// It counts by the date in `field`.
    pub(super) fn dated_by(mut self, field: &'static str) -> Self {
        self.select.dated_by = Some(field.into());
        self
    }

    /// It lies inside the figure `outer`.
    pub(super) fn within(mut self, outer: &'static str) -> Self {
        self.def.within = Some(outer.into());
        self
    }

    /// It shares no record with the figure `other`.
    pub(super) fn apart_from(mut self, other: &'static str) -> Self {
        self.def.disjoint_from.push(other.into());
        self
    }

    /// Counts the records.
    pub(super) fn count(self) -> FigureDef {
        self.take(Take::Count)
    }

    /// Adds up `field`.
    pub(super) fn sum(self, field: &'static str) -> FigureDef {
        self.take(Take::Sum(field.into()))
    }

    /// Counts the distinct values of `field`.
    pub(super) fn distinct(self, field: &'static str) -> FigureDef {
        let field: FieldId = field.into();
        self.take(Take::Distinct(field))
    }

    /// Takes `take`.
    pub(super) fn take(mut self, take: Take) -> FigureDef {
        self.def.source = Source::Records { select: self.select, take };
        self.def
    }
}

/// A count of the roster.
pub(super) fn roster(id: &'static str, name: &str, unit: &str, count: RosterCount) -> FigureDef {
    define(id, name, unit, Source::Roster(count))
}

/// `part` in per cent of `whole`.
pub(super) fn share(
    id: &'static str,
    name: &str,
    part: &'static str,
    whole: &'static str,
) -> FigureDef {
    define(id, name, "%", Source::Share { part: part.into(), whole: whole.into() })
}

/// `total` divided by `by`.
pub(super) fn mean(
    id: &'static str,
    name: &str,
    unit: &str,
    total: &'static str,
    by: &'static str,
) -> FigureDef {
    define(id, name, unit, Source::Mean { total: total.into(), by: by.into() })
}

/// `of` against the same period a year earlier.
pub(super) fn change(id: &'static str, name: &str, unit: &str, of: &'static str) -> FigureDef {
    let percent = unit == "%";
    define(id, name, unit, Source::Change { of: of.into(), percent })
}

fn define(id: &'static str, name: &str, unit: &str, source: Source) -> FigureDef {
    FigureDef {
        id: FigureId::from(id),
        name: name.to_owned(),
        former_names: Vec::new(),
        unit: unit.to_owned(),
        source,
        within: None,
        disjoint_from: Vec::new(),
        revision: 0,
    }
}
