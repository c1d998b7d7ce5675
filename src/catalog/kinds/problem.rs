//! 存在问题: material for what is still lacking.

use super::table::{Heading, long, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "problem",
            name: "存在问题",
            chapter: "material",
            help: "总结中要写的问题和不足，一个一条",
            example: "夜班党员集中学习缺席较多",
        },
        vec![text("theme", "方面"), long("content", "表现"), long("cause", "原因")],
        &["theme"],
    )
}
