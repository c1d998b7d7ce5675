//! 发放材料: printed matter handed out.

use super::table::{Heading, choice, long, number, partner, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "handout",
            name: "发放材料",
            chapter: "service",
            help: "发放的宣传材料，一次一条",
            example: "发放健康知识宣传册",
        },
        vec![
            long("titles", "材料名称").help("一行一种"),
            number("copies", "份数", "份"),
            choice(
                "project",
                "用于",
                &[("support", "帮扶"), ("community", "社区"), ("other", "其他")],
            ),
            partner("partner", "对象单位"),
            text("place", "地点").folded(),
        ],
        &["copies", "project", "partner"],
    )
}
