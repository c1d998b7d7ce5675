//! 特色亮点: material for what the branch did well.

use super::table::{Heading, long, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "highlight",
            name: "特色亮点",
            chapter: "material",
            help: "可以写进总结的特色做法",
            example: "党建与社区共建",
        },
        vec![text("theme", "主题"), long("content", "做法"), long("effect", "成效")],
        &["theme"],
    )
}
