//! What can go wrong with a figure or with how it is written, each with what to do.

use chrono::NaiveDate;
use std::fmt;

/// Why a figure cannot be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureError {
    /// There is no figure of this identifier.
    UnknownFigure {
        /// The identifier.
        figure: String,
    },
    /// The figure counts records of a kind that does not exist.
    UnknownKind {
        /// The figure's name.
        figure: String,
        /// The kind's identifier.
        kind: String,
    },
    /// The figure, or the query, names a field that the kind does not have.
    UnknownField {
        /// The figure's name.
        figure: String,
        /// The kind's name.
        kind: String,
        /// The field's identifier.
        field: String,
    },
    /// The field's type does not suit what the figure takes from it.
    WrongType {
        /// The figure's name.
        figure: String,
        /// The field's name.
        field: String,
        /// What would suit.
        wanted: &'static str,
    },
    /// A field of a figure that is made from other figures, and so has no records of its own.
    NoFields {
        /// The figure's name.
        figure: String,
    },
    /// Figures that are made from one another in a circle.
    Cycle {
        /// Their names, the first again at the end.
        figures: Vec<String>,
    },
    /// A figure made from one that is a list or a text.
    NotANumber {
        /// The figure's name.
        figure: String,
        /// The name of the list.
        operand: String,
    },
    /// A number beyond what can be held exactly.
    TooLarge {
        /// The figure's name.
        figure: String,
    },
    /// A period that ends before it begins.
    EmptyPeriod {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFigure { figure } => {
                write!(f, "没有编号为“{figure}”的数字，请核对名称。")
            }
            Self::UnknownKind { figure, kind } => write!(
                f,
                "数字“{figure}”统计的记录种类“{kind}”不存在，请修改这个数字，或先建立该种类。"
            ),
            Self::UnknownField { figure, kind, field } => write!(
                f,
                "数字“{figure}”用到的字段“{field}”不在“{kind}”里，请改用该种类已有的字段。"
            ),
            Self::WrongType { figure, field, wanted } => write!(
                f,
                "数字“{figure}”不能这样统计字段“{field}”，这里需要{wanted}字段，请修改这个数字。"
            ),
            Self::NoFields { figure } => {
                write!(f, "数字“{figure}”由其他数字算出，没有可以列举的字段，请改用有记录的数字。")
            }
            Self::Cycle { figures } => write!(
                f,
                "这些数字互相引用，算不出结果：{}。请修改其中一个的来源。",
                figures.join("→")
            ),
            Self::NotANumber { figure, operand } => write!(
                f,
                "数字“{figure}”要用“{operand}”计算，但它是文字或清单，请换成能计算的数字。"
            ),
            Self::TooLarge { figure } => {
                write!(f, "数字“{figure}”超出了可以精确计算的范围，请检查是否有记录填错了数值。")
            }
            Self::EmptyPeriod { from, to } => {
                write!(f, "统计期到{to}为止，早于开始的{from}，请改正日期。")
            }
        }
    }
}

impl std::error::Error for FigureError {}

/// Why a number cannot be written in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormError {
    /// A form of this name does not exist.
    Unknown {
        /// The name.
        form: String,
    },
    /// Two forms that exclude each other.
    Conflict {
        /// One.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A form that does not suit the figure's value.
    Unsuitable {
        /// The form.
        form: &'static str,
        /// The figure's name.
        figure: String,
        /// What it would suit.
        suits: &'static str,
    },
    /// A number so small that in 万 or 亿 nobody could read it.
    TooSmall {
        /// 万, 万元, 亿 or 亿元.
        form: &'static str,
        /// The figure's name.
        figure: String,
    },
    /// There is nothing to write: no record, or declared none.
    Nothing {
        /// The figure's name.
        figure: String,
    },
    /// More decimals than can be written.
    Decimals {
        /// As given.
        given: String,
    },
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { form } => write!(
                f,
                "没有“{form}”这种写法。可用：余、近、多、以上、汉字、大写、万、亿、元、万元、亿元、\
                 百分比、1位、增减、列举、书名、引号、前3，几种写法用“+”连接。"
            ),
            Self::Conflict { first, second } => {
                write!(f, "写法“{first}”和“{second}”不能同时使用，请只留一个。")
            }
            Self::Unsuitable { form, figure, suits } => {
                write!(f, "写法“{form}”只用于{suits}，不适合“{figure}”，请换一种写法。")
            }
            Self::TooSmall { form, figure } => {
                write!(f, "“{figure}”不到百分之一{form}，不宜按{form}写，请换小一级的单位。")
            }
            Self::Nothing { figure } => {
                write!(f, "“{figure}”没有记录，写不出数字；请先录入记录，或声明无此项。")
            }
            Self::Decimals { given } => {
                write!(f, "小数位数“{given}”太多，最多写到6位，请改小。")
            }
        }
    }
}

impl std::error::Error for FormError {}
