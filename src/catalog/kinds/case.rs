//! 执法案件: a case handled, without the names of those concerned.

use super::table::{Heading, flag, money, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "case",
            name: "执法案件",
            chapter: "service",
            help: "值得写入总结的执法案件，不写当事人姓名",
            example: "网约车擅自从事班线客运案",
        },
        vec![
            text("cause", "案由"),
            money("fine", "处罚金额"),
            flag("first", "首例"),
            text("first_in", "首例范围").folded().help("全省、全市等"),
            flag("in_summary", "写入总结"),
        ],
        &["cause", "fine", "first", "in_summary"],
    )
}
