//! 基本情况: typed data from outside the ledger; its source is its evidence.

use super::table::{Heading, date, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "fact",
            name: "基本情况",
            chapter: "service",
            help: "台账以外的基础数据，必须说明出处才可信",
            example: "干部职工人数",
        },
        vec![
            text("item", "项目"),
            number("value", "数值", "").help("单位填在下一栏"),
            text("unit", "单位"),
            date("as_of", "截至日期"),
            text("source", "数据来源"),
        ],
        &["item", "value", "unit", "as_of"],
    )
}
