//! What can go wrong with a ledger, each with what happened and what to do.

use super::FieldId;
use chrono::NaiveDate;
use std::fmt;

/// A problem with an edit of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An entry to be removed is not there.
    Missing {
        /// Its key.
        what: String,
    },
    /// An entry to be removed is still pointed at.
    InUse {
        /// Its name.
        what: String,
        /// By how many entries.
        used_by: usize,
    },
    /// A campaign without the days that a period needs.
    CampaignWithoutDays {
        /// Its name.
        name: String,
    },
    /// A period that ends before it begins.
    EmptyPeriod {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A record or member whose fields do not suit its kind.
    Fields(Vec<FieldProblem>),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what } => {
                write!(f, "“{what}”已经不在台账里，可能刚被删除，请刷新后再看。")
            }
            Self::InUse { what, used_by } => write!(
                f,
                "还有{used_by}处用到“{what}”，不能删除；请先在这些地方换成别的，再来删除。"
            ),
            Self::CampaignWithoutDays { name } => {
                write!(f, "“{name}”没有填起止日期，无法按它统计；请先在设置中补上。")
            }
            Self::EmptyPeriod { from, to } => {
                write!(f, "统计期的截止日（{to}）早于起始日（{from}），请改正日期。")
            }
            Self::Fields(problems) => {
                for (at, problem) in problems.iter().enumerate() {
                    let separator = if at > 0 { "\n" } else { "" };
                    write!(f, "{separator}{problem}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Problem {}

/// What is wrong with one field, to be shown beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field: the kind's own or one of [`super::common`].
    pub field: FieldId,
    /// Its name on screen.
    pub name: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.name, self.message)
    }
}
