//! 平台使用: how a Party platform was used.

use super::table::{Heading, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "platform",
            name: "平台使用",
            chapter: "service",
            help: "学习平台、党员信息系统的使用情况，一个平台一期一条",
            example: "学习平台使用情况",
        },
        vec![
            text("platform", "平台名称"),
            number("users", "使用人数", "人"),
            number("uses", "使用次数", "次"),
            number("rate", "使用率", "%").within(0, 100).folded(),
        ],
        &["platform", "users", "uses"],
    )
}
