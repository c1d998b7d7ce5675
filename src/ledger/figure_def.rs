//! What a figure counts, as data: the built-in ones stand in `catalog`, a branch adds its own.

use super::{FieldId, FigureId, KindId};
use serde::{Deserialize, Serialize};

/// A figure (数字): its name, unit and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FigureDef {
    /// Its identifier.
    pub id: FigureId,
    /// Its name: what a token says, e.g. 集中学习.
    pub name: String,
    /// The names it had before; tokens find it by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// Its unit, e.g. 次; empty for a list.
    pub unit: String,
    /// What it is taken from.
    pub source: Source,
    /// The figure it lies inside (社区党课 inside 党课): it can never be larger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<FigureId>,
    /// Figures whose records it must not share (帮扶材料, 社区宣传材料).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disjoint_from: Vec<FigureId>,
    /// The ledger's revision at its last change; 0 for a built-in figure.
    #[serde(default)]
    pub revision: u64,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Records of a kind, and what is taken from them.
    Records {
        /// Which records.
        select: Selection,
        /// What is taken.
        take: Take,
    },
    /// The roster as of the last day of the period.
    Roster(RosterCount),
    /// One figure as a share of another, in per cent.
    Share {
        /// The part.
        part: FigureId,
        /// The whole.
        whole: FigureId,
    },
    /// One figure divided by another (人均).
    Mean {
        /// What is divided.
        total: FigureId,
        /// By what.
        by: FigureId,
    },
    /// A figure against the same period a year earlier.
    Change {
        /// The figure compared.
        of: FigureId,
        /// In per cent rather than in its own unit.
        percent: bool,
    },
}

/// Which records of a ledger are meant: of one kind, fulfilling every condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// The kind.
    pub kind: KindId,
    /// The conditions; all must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// The date field that says when a record counts; the record's date if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_by: Option<FieldId>,
}

/// A condition on one field of a record: the kind's own or one of [`super::common`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field.
    pub field: FieldId,
    /// What must be true of it.
    pub test: Test,
}

/// What must be true of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// It is, or holds, one of these: ids of choices, members, groups, partners, records;
    /// `true`/`false` for a flag; the text itself; a number or date as written in a backup.
    AnyOf(Vec<String>),
    /// It is filled in.
    Filled,
    /// It is not filled in.
    Blank,
}

/// What is taken from the selected records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// The number of records.
    Count,
    /// The number of distinct days they cover, start to end, inside the period.
    DistinctDays,
    /// The number of distinct values of a field; a text holds one value a line or between 、；.
    Distinct(FieldId),
    /// The sum of a number or money field.
    Sum(FieldId),
    /// The average of a number field over the records that have it.
    Average(FieldId),
    /// 人次: members present and guests.
    PersonTimes,
    /// Members present (实到人次).
    Attended,
    /// Members who should have attended (应到人次): present and absent.
    Due,
    /// Hours times members present who still belong to the branch on the period's last day (学时人次).
    PersonHours,
    /// The list of titles, in order of date.
    Titles,
    /// The value of a field in the latest record.
    Latest(FieldId),
}

/// What is counted in the roster, as of the last day of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RosterCount {
    /// 党员总数.
    Members,
    /// 预备党员.
    Probationary,
    /// 党小组数.
    Groups,
}
