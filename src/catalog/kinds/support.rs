//! 帮扶: money raised or spent, or goods given.

use super::table::{Heading, choice, money, number, partner, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "support",
            name: "帮扶",
            chapter: "service",
            help: "帮扶的资金和物资，一笔一条",
            example: "为石桥社区购置垃圾分类设施",
        },
        vec![
            choice(
                "direction",
                "类别",
                &[("raised", "筹集"), ("spent", "支出"), ("in_kind", "实物")],
            ),
            money("amount", "金额").help("筹集或支出的钱"),
            money("value", "价值").help("实物折价"),
            text("item", "物品或用途"),
            partner("partner", "帮扶对象"),
            number("helped", "受益人数", "人"),
            number("donors", "捐助人数", "人").folded(),
            text("project", "帮扶项目").folded(),
        ],
        &["direction", "amount", "value", "partner"],
    )
}
