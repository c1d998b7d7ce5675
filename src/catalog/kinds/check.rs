//! 专项排查: scope, people covered, cases found and a conclusion; never a person's belief or any
//! other sensitive trait.

use super::table::{Heading, long, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "check",
            name: "专项排查",
            chapter: "order",
            help: "只记范围、人数、发现例数和结论，不记任何人的信仰等个人情况",
            example: "发展党员工作自查",
        },
        vec![
            text("scope", "排查范围"),
            number("covered", "涉及人数", "人"),
            number("cases", "发现例数", "例").help("没有发现填0"),
            long("conclusion", "结论").help("不写姓名"),
        ],
        &["scope", "covered", "cases"],
    )
}
