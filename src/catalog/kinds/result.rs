//! 业务指标: an indicator of the office's work, against plan and last year.

use super::table::{Heading, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "result",
            name: "业务指标",
            chapter: "service",
            help: "业务工作的指标完成情况",
            example: "窗口办件量",
        },
        vec![
            text("item", "指标"),
            text("unit", "单位"),
            number("actual", "完成数", ""),
            number("plan", "计划数", ""),
            number("last_year", "上年数", ""),
        ],
        &["item", "actual", "plan", "last_year"],
    )
}
