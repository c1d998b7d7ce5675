//! Why a year is not archived, or not taken back.

use std::fmt;

/// Why a year is not archived, or not taken back. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// The year is not over.
    NotPast {
        /// The year.
        year: i32,
    },
    /// The year has no records that would go.
    Nothing {
        /// The year.
        year: i32,
    },
    /// A half-filled form is of the year.
    HalfFilled {
        /// The year.
        year: i32,
    },
    /// The file lacks records.
    Lacking {
        /// How many.
        count: usize,
        /// The title of the first, in quotation marks.
        first: String,
    },
    /// Records stand otherwise in the file.
    Differs {
        /// How many.
        count: usize,
        /// The title of the first, in quotation marks.
        first: String,
    },
    /// The year is not archived.
    NotArchived {
        /// The year.
        year: i32,
    },
    /// The file has no record of the year.
    NoneThere {
        /// The year.
        year: i32,
    },
    /// The file's records of the year are not those that were taken out.
    OtherRecords {
        /// The year.
        year: i32,
        /// How many the file has.
        found: usize,
        /// How many were taken out.
        wanted: u64,
        /// The file they were archived in.
        file: String,
    },
    /// A record could not be written as JSON.
    Unwritable {
        /// What the writer said.
        detail: String,
    },
}

impl fmt::Display for ArchiveProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPast { year } => write!(f, "{year}年还没有过完，不能归档。"),
            Self::Nothing { year } => write!(f, "{year}年没有可以归档的记录。"),
            Self::HalfFilled { year } => {
                write!(f, "{year}年还有没填完的表，没有归档；请先打开那张表，填完保存或者丢弃。")
            }
            Self::Lacking { count, first } => write!(
                f,
                "文件里缺少{count}条要归档的记录，如{first}；台账没有变化。请重新导出归档文件，再选一次。"
            ),
            Self::Differs { count, first } => write!(
                f,
                "文件里有{count}条记录与台账不一致，如{first}；台账没有变化。请重新导出归档文件，再选一次。"
            ),
            Self::NotArchived { year } => write!(f, "{year}年没有归档，不用取回。"),
            Self::NoneThere { year } => {
                write!(f, "文件里没有{year}年归档的记录，请选归档时导出的文件。")
            }
            Self::OtherRecords { year, found, wanted, file } => write!(
                f,
                "文件里{year}年的记录（{found}条）与归档的{wanted}条不一致，没有取回；请选归档时导出的文件“{file}”。"
            ),
            Self::Unwritable { detail } => {
                write!(
                    f,
                    "有一条记录无法写成文本（{detail}），没有归档；请导出备份，并反馈这个问题。"
                )
            }
        }
    }
}

impl std::error::Error for ArchiveProblem {}
