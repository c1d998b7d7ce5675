//! What can go wrong with a ledger, each with what happened and what to do.

use super::{EntryKey, FieldId, quoted};
use chrono::NaiveDate;
use std::fmt;

/// How many of the entries that stand in the way are named.
const NAMED: usize = 3;

/// A problem with an edit of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An entry to be removed is not there.
    Missing {
        /// The name of its register.
        what: &'static str,
    },
    /// An entry to be removed is still pointed at.
    InUse {
        /// Its key.
        key: EntryKey,
        /// Its name.
        what: String,
        /// The entries that point at it, each as a person knows it.
        used_in: Vec<String>,
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
    /// An edit of a year that is archived.
    Archived {
        /// The year.
        year: i32,
    },
    /// A record or member whose fields do not suit its kind.
    Fields(Vec<FieldProblem>),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what } => {
                write!(f, "要删除的{what}已经不在台账里，可能刚被删除。")
            }
            Self::InUse { key, what, used_in } => {
                let more = if used_in.len() > NAMED { "等" } else { "" };
                let first: Vec<&str> = used_in.iter().take(NAMED).map(String::as_str).collect();
                write!(
                    f,
                    "{}不能删除，还有{}处用到：{}{more}。",
                    quoted(what),
                    used_in.len(),
                    first.join("、")
                )?;
                f.write_str(match key {
                    EntryKey::Member(_) => {
                        "已经调离的党员不用删除，请点“编辑”填写转出日期，以前的记录照样算数；登记错了的，先在这些地方换成别人，再来删除。"
                    }
                    EntryKey::Group(_) => {
                        "已经撤销的党小组不用删除，请填写撤销日期；登记错了的，先在这些地方换成别的，再来删除。"
                    }
                    _ => "请先在这些地方换成别的或者清空，再来删除。",
                })
            }
            Self::CampaignWithoutDays { name } => {
                write!(
                    f,
                    "{}没有填开始日期和结束日期，无法按它统计；请先在“设置”里补上。",
                    quoted(name)
                )
            }
            Self::EmptyPeriod { from, to } => {
                write!(f, "统计期到{to}为止，早于开始的{from}，请改正日期。")
            }
            Self::Archived { year } => write!(
                f,
                "{year}年已经归档，这一年的内容不能新增、修改、导入；要改动，请先在“备份”页点“取回归档”，选归档时导出的文件。"
            ),
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
