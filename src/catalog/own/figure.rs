//! A figure of a kind: what it is called, what it takes, of which records.

use super::names::{RESERVED, former, reserved, taken};
use super::{built_in_figure, uses};
use crate::catalog::Catalog;
use crate::catalog::validate::{Checked, Sieve};
use crate::ledger::{
    ChoiceId, Condition, FieldId, FieldProblem, FieldType, FigureDef, FigureId, Kind, KindId,
    Selection, Source, Take, Test,
};

/// What a figure made on screen may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureTake {
    /// 条数.
    Count,
    /// 天数.
    Days,
    /// 合计: of a number or an amount.
    Sum,
    /// 不同值个数: of any field.
    Distinct,
    /// 列举: the titles.
    Titles,
}

/// The takes with their names in a form and on screen.
pub const TAKES: [(FigureTake, &str, &str); 5] = [
    (FigureTake::Count, "count", "记录的条数"),
    (FigureTake::Days, "days", "不同日期的天数"),
    (FigureTake::Sum, "sum", "某个数字或金额的合计"),
    (FigureTake::Distinct, "distinct", "某个字段有多少个不同的内容"),
    (FigureTake::Titles, "titles", "列举记录的标题"),
];

impl FigureTake {
    /// Whether it is taken from a field of this type.
    pub fn suits(self, field_type: FieldType) -> bool {
        match self {
            Self::Sum => matches!(field_type, FieldType::Number | FieldType::Money),
            Self::Distinct => true,
            Self::Count | Self::Days | Self::Titles => false,
        }
    }

    /// Whether it is taken from a field at all.
    pub fn needs_field(self) -> bool {
        matches!(self, Self::Sum | Self::Distinct)
    }
}

/// A figure as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFigure {
    /// Its identifier.
    pub id: FigureId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// What it takes.
    pub take: FigureTake,
    /// The field it is taken from, where [`FigureTake::needs_field`].
    pub field: Option<FieldId>,
    /// The field and its choice that its records must have.
    pub only: Option<(FieldId, String)>,
}

impl OwnFigure {
    /// A count of all records of a kind.
    pub fn count(id: FigureId, name: &str, unit: &str) -> Self {
        let (name, unit) = (name.to_owned(), unit.to_owned());
        Self { id, name, unit, take: FigureTake::Count, field: None, only: None }
    }

    /// A count of the records that hold a choice.
    pub fn count_of(id: FigureId, name: &str, unit: &str, field: FieldId, of: &ChoiceId) -> Self {
        Self { only: Some((field, of.to_string())), ..Self::count(id, name, unit) }
    }

    /// What a form holds of a figure; none of one that no form can make.
    pub fn of(def: &FigureDef) -> Option<Self> {
        let Source::Records { select, take } = &def.source else { return None };
        let (take, field) = match take {
            Take::Count => (FigureTake::Count, None),
            Take::DistinctDays => (FigureTake::Days, None),
            Take::Sum(field) => (FigureTake::Sum, Some(field.clone())),
            Take::Distinct(field) => (FigureTake::Distinct, Some(field.clone())),
            Take::Titles => (FigureTake::Titles, None),
            _ => return None,
        };
        let only = match select.conditions.as_slice() {
            [] => None,
            [Condition { field, test: Test::AnyOf(values) }] => match values.as_slice() {
                [value] => Some((field.clone(), value.clone())),
                _ => return None,
            },
            _ => return None,
        };
        let made = select.dated_by.is_none() && def.within.is_none();
        (made && def.disjoint_from.is_empty()).then(|| Self {
            id: def.id.clone(),
            name: def.name.clone(),
            unit: def.unit.clone(),
            take,
            field,
            only,
        })
    }

    /// The figure of records of `kind`.
    ///
    /// # Errors
    /// Where the field it is taken from is not chosen.
    pub fn into_def(self, kind: KindId) -> Result<FigureDef, Vec<FieldProblem>> {
        let missing = || {
            let message = "请选择从哪个字段取数。".to_owned();
            vec![FieldProblem { field: "field".into(), name: "取自".to_owned(), message }]
        };
        let take = match (self.take, self.field) {
            (FigureTake::Count, _) => Take::Count,
            (FigureTake::Days, _) => Take::DistinctDays,
            (FigureTake::Titles, _) => Take::Titles,
            (FigureTake::Sum, Some(field)) => Take::Sum(field),
            (FigureTake::Distinct, Some(field)) => Take::Distinct(field),
            (FigureTake::Sum | FigureTake::Distinct, None) => return Err(missing()),
        };
        let only = self.only.into_iter();
        let conditions =
            only.map(|(field, value)| Condition { field, test: Test::AnyOf(vec![value]) });
        let select = Selection { kind, conditions: conditions.collect(), dated_by: None };
        Ok(FigureDef {
            id: self.id,
            name: self.name,
            former_names: Vec::new(),
            unit: self.unit,
            source: Source::Records { select, take },
            within: None,
            disjoint_from: Vec::new(),
            revision: 0,
        })
    }
}

/// Checks a figure of records as it is wanted, new or changed. Former names follow from what stands
/// in `catalog`; of a built-in figure only the name can be another.
///
/// # Errors
/// Every problem found, by the parts of the form: `name`, `unit`, `field`, `only`.
pub fn validate_figure(
    mut wanted: FigureDef,
    catalog: &Catalog,
) -> Result<Checked<FigureDef>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let old = catalog.figure(&wanted.id);
    let others = catalog.figures().filter(|def| def.id != wanted.id);
    let others = others.flat_map(|def| taken(&def.name, &def.former_names, def.id.as_str()));
    let own = old.map(|def| def.name.as_str());
    let others = others.chain(reserved(&RESERVED));
    wanted.name = sieve.part_name("name", "数字名称", &wanted.name, own, others);
    wanted.former_names =
        former(old.map(|old| (old.name.as_str(), &old.former_names[..])), &wanted.name);
    if let Some(old) = old.filter(|old| built_in_figure(&old.id).is_some()) {
        let (name, former_names) = (wanted.name, wanted.former_names);
        return sieve.checked(FigureDef { name, former_names, ..old.clone() });
    }
    let kind = catalog.kinds().find(|kind| uses::counts(&wanted, &kind.id));
    let Some((kind, Source::Records { select, take })) = kind.zip(Some(&wanted.source)) else {
        let message = "这个数字所数的记录种类已经不在，请重新设置。".to_owned();
        sieve.problem(&"take".into(), "数什么", message);
        return sieve.checked(wanted);
    };
    check_take(take, kind, &mut sieve);
    check_only(select, kind, &mut sieve);
    let sums_money = matches!(take, Take::Sum(field) if is_money(kind, field));
    wanted.unit = match take {
        Take::Titles => String::new(),
        // The texts count amounts in 元; 万元 is a way of writing.
        Take::Sum(_) if sums_money => "元".to_owned(),
        _ => sieve.filled("unit", "单位", &wanted.unit),
    };
    sieve.checked(wanted)
}

fn is_money(kind: &Kind, field: &FieldId) -> bool {
    kind.field(field.as_str()).is_some_and(|field| field.field_type == FieldType::Money)
}

fn check_take(take: &Take, kind: &Kind, sieve: &mut Sieve) {
    let (id, suits): (_, fn(FieldType) -> bool) = match take {
        Take::Sum(id) => (id, |of| FigureTake::Sum.suits(of)),
        Take::Distinct(id) => (id, |_| true),
        _ => return,
    };
    if !kind.field(id.as_str()).is_some_and(|field| suits(field.field_type)) {
        let message = "合计要选一个数字或金额字段，不同内容的个数要选一个字段。".to_owned();
        sieve.problem(&"field".into(), "取自", message);
    }
}

fn check_only(select: &Selection, kind: &Kind, sieve: &mut Sieve) {
    let known = |condition: &Condition| kind.field(condition.field.as_str()).is_some();
    if !select.conditions.iter().all(known) {
        let message = "所选的条件已经不在，请重新选择。".to_owned();
        sieve.problem(&"only".into(), "只数", message);
    }
}
