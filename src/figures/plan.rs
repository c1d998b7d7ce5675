//! A query made ready: definitions looked up, fields found, circles refused. Nothing is counted
//! here, so that a mistake in a definition shows before any record is looked at.

use super::field::{FieldRef, Registers};
use super::select::Selector;
use super::{FigureError, Query};
use crate::catalog::{Catalog, member_form};
use crate::ledger::{
    Condition, FieldId, FieldType, FigureDef, FigureId, Kind, KindId, RosterCount, Selection,
    Source, Take, common,
};

/// What has to be done for a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plan {
    /// Go through the records of a kind.
    Records(Gather),
    /// Go through the roster.
    Roster(RosterCount, Gather),
    /// Ask for other figures and combine them.
    Combine(Combine, Vec<Query>),
}

/// What is gathered from each record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gather {
    pub(super) selector: Selector,
    pub(super) taking: Taking,
    pub(super) registers: Registers,
}

/// How figures are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Combine {
    /// The first in per cent of the second. `inside`: every record of the first is one of the
    /// second, so that no record of the first among some of the second is a known zero.
    Share { inside: bool },
    /// The first divided by the second.
    Mean,
    /// The first less the second, which is the same figure a year earlier.
    Change { percent: bool },
}

/// A [`Take`] with its field found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taking {
    Count,
    Days,
    Distinct(FieldRef),
    List(FieldRef),
    Sum(FieldRef),
    Average(FieldRef),
    PersonTimes,
    Attended,
    Due,
    PersonHours,
    Titles,
    Latest(FieldRef),
}

/// Looks everything up that a query needs.
pub(super) fn plan(catalog: &Catalog, query: &Query) -> Result<(FigureDef, Plan), FigureError> {
    let Query { figure, narrowed, field, period } = query;
    if period.to < period.from {
        return Err(FigureError::EmptyPeriod { from: period.from, to: period.to });
    }
    let def = find(catalog, figure)?;
    refuse_circles(catalog, def, &mut Vec::new())?;
    let plan = match &def.source {
        Source::Records { select, take } => {
            let kind = kind_named(catalog, &select.kind).ok_or_else(|| {
                FigureError::UnknownKind { figure: def.name.clone(), kind: select.kind.to_string() }
            })?;
            Plan::Records(gather(def, &kind, select, take, narrowed, field.as_ref())?)
        }
        Source::Roster(count) => {
            // Members are read through the fields of their form; a group has none but its name.
            let mut kind = member_form::member_kind();
            if *count == RosterCount::Groups {
                kind.fields.clear();
            }
            let select =
                Selection { kind: kind.id.clone(), conditions: Vec::new(), dated_by: None };
            let gather = gather(def, &kind, &select, &Take::Count, narrowed, field.as_ref())?;
            Plan::Roster(*count, gather)
        }
        Source::Share { part: first, whole: second }
        | Source::Mean { total: first, by: second } => {
            let combine = match &def.source {
                Source::Share { .. } => Combine::Share { inside: lies_in(catalog, first, second) },
                _ => Combine::Mean,
            };
            let operand = |id| operand(catalog, def, id, query);
            Plan::Combine(combine, vec![operand(first)?, operand(second)?])
        }
        Source::Change { of, percent } => {
            let now = operand(catalog, def, of, query)?;
            let before = Query { period: period.year_earlier(), ..now.clone() };
            Plan::Combine(Combine::Change { percent: *percent }, vec![now, before])
        }
    };
    Ok((def.clone(), plan))
}

/// The kind whose fields narrow a figure: of a figure made from others, that of the first.
/// Members and groups are narrowed by the fields of the member's form (kind `member`).
pub fn kind_of(def: &FigureDef, catalog: &Catalog) -> Option<KindId> {
    let mut def = def;
    // A circle of figures has no kind; there can be no more steps than figures.
    for _ in 0..=catalog.figures().count() {
        let first = match &def.source {
            Source::Records { select, .. } => return Some(select.kind.clone()),
            Source::Roster(_) => return Some(member_form::member_kind().id),
            Source::Share { part: first, .. }
            | Source::Mean { total: first, .. }
            | Source::Change { of: first, .. } => first,
        };
        def = catalog.figure(first)?;
    }
    None
}

fn find<'a>(catalog: &'a Catalog, id: &FigureId) -> Result<&'a FigureDef, FigureError> {
    catalog.figure(id).ok_or_else(|| FigureError::UnknownFigure { figure: id.to_string() })
}

fn kind_named(catalog: &Catalog, id: &KindId) -> Option<Kind> {
    catalog.kind(id).cloned()
}

/// An operand over the same period, narrowed alike if its records are of the narrowed kind:
/// 人均学时 of the lectures is their hours divided by all members.
fn operand(
    catalog: &Catalog,
    def: &FigureDef,
    id: &FigureId,
    query: &Query,
) -> Result<Query, FigureError> {
    if query.field.is_some() {
        return Err(FigureError::NoFields { figure: def.name.clone() });
    }
    let operand = find(catalog, id)?;
    let same_kind = kind_of(operand, catalog) == kind_of(def, catalog);
    let narrowed = if same_kind { query.narrowed.clone() } else { Vec::new() };
    Ok(Query { figure: id.clone(), narrowed, field: None, period: query.period })
}

/// Whether by their definitions every record of `part` is one of `whole`.
fn lies_in(catalog: &Catalog, part: &FigureId, whole: &FigureId) -> bool {
    let selector = |id| match &catalog.figure(id)?.source {
        Source::Records { select, .. } => Some(Selector::new(select, &[], None)),
        _ => None,
    };
    match (selector(part), selector(whole)) {
        (Some(part), Some(whole)) => part.lies_in(&whole),
        _ => false,
    }
}

fn refuse_circles<'a>(
    catalog: &'a Catalog,
    def: &'a FigureDef,
    above: &mut Vec<&'a FigureDef>,
) -> Result<(), FigureError> {
    if let Some(at) = above.iter().position(|other| other.id == def.id) {
        let circle = above.iter().skip(at).copied().chain([def]);
        return Err(FigureError::Cycle { figures: circle.map(|def| def.name.clone()).collect() });
    }
    above.push(def);
    let operands = match &def.source {
        Source::Records { .. } | Source::Roster(_) => Vec::new(),
        Source::Share { part, whole } => vec![part, whole],
        Source::Mean { total, by } => vec![total, by],
        Source::Change { of, .. } => vec![of],
    };
    for operand in operands {
        refuse_circles(catalog, find(catalog, operand)?, above)?;
    }
    above.pop();
    Ok(())
}

fn gather(
    def: &FigureDef,
    kind: &Kind,
    select: &Selection,
    take: &Take,
    narrowed: &[Condition],
    listed: Option<&FieldId>,
) -> Result<Gather, FigureError> {
    let find_field = |id: &FieldId| {
        FieldRef::find(kind, id.as_str()).ok_or_else(|| FigureError::UnknownField {
            figure: def.name.clone(),
            kind: kind.name.clone(),
            field: id.to_string(),
        })
    };
    let mut registers = Registers::default();
    for condition in select.conditions.iter().chain(narrowed) {
        let field = find_field(&condition.field)?;
        // Entries are tested by their ids; only what a campaign *is* has to be looked up.
        let looked_up = matches!(field, FieldRef::Common(common::CAMPAIGN_NATURE));
        registers.campaigns |= looked_up;
    }
    let of_type = |id: &FieldId, suits: &[FieldType], wanted| {
        let field = find_field(id)?;
        if field.own_type().is_some_and(|own| suits.contains(&own)) {
            return Ok(field);
        }
        let (figure, field) = (def.name.clone(), field.name().to_owned());
        Err(FigureError::WrongType { figure, field, wanted })
    };
    if let Some(id) = &select.dated_by {
        of_type(id, &[FieldType::Date], "日期")?;
    }
    let numeric = [FieldType::Number, FieldType::Money];
    let taking = match (listed, take) {
        (Some(id), _) => Taking::List(find_field(id)?),
        (None, Take::Count) => Taking::Count,
        (None, Take::DistinctDays) => Taking::Days,
        (None, Take::Distinct(id)) => Taking::Distinct(find_field(id)?),
        (None, Take::Sum(id)) => Taking::Sum(of_type(id, &numeric, "数字或金额")?),
        (None, Take::Average(id)) => Taking::Average(of_type(id, &numeric, "数字或金额")?),
        (None, Take::PersonTimes) => Taking::PersonTimes,
        (None, Take::Attended) => Taking::Attended,
        (None, Take::Due) => Taking::Due,
        (None, Take::PersonHours) => Taking::PersonHours,
        (None, Take::Titles) => Taking::Titles,
        (None, Take::Latest(id)) => Taking::Latest(find_field(id)?),
    };
    registers = match &taking {
        Taking::Distinct(field) | Taking::List(field) | Taking::Latest(field) => {
            registers.and(field.named_by())
        }
        Taking::PersonTimes | Taking::Attended | Taking::Due | Taking::PersonHours => {
            registers.and(Registers { members: true, ..Registers::default() })
        }
        _ => registers,
    };
    Ok(Gather { selector: Selector::new(select, narrowed, Some(kind)), taking, registers })
}
