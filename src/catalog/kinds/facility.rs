//! 阵地建设: what was built or renewed for the branch's life.

use super::table::{Heading, choice, long, money, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "facility",
            name: "阵地建设",
            chapter: "order",
            help: "党员活动室、文化墙等的建设和更新",
            example: "党员活动室升级",
        },
        vec![
            choice(
                "action",
                "方式",
                &[("built", "新建"), ("upgraded", "升级"), ("updated", "更新内容")],
            ),
            text("place", "地点"),
            money("amount", "投入金额"),
            long("content", "内容").folded(),
        ],
        &["action", "place", "amount"],
    )
}
