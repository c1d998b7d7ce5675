//! 承诺: a member's public promise (亮身份、定标准、践承诺) and whether it was kept.

use super::table::{Heading, choice, date, long, member, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "commitment",
            name: "承诺",
            chapter: "people",
            help: "党员公开承诺，一人一条，年底填兑现情况",
            example: "公开承诺事项",
        },
        vec![
            member("member", "承诺人"),
            text("identity", "亮身份").help("佩戴党徽、设岗挂牌等"),
            long("standard", "定标准"),
            long("promise", "承诺内容"),
            choice(
                "fulfilled",
                "兑现情况",
                &[("yes", "已兑现"), ("partly", "部分兑现"), ("no", "未兑现")],
            ),
            date("fulfilled_on", "兑现日期").folded(),
        ],
        &["member", "promise", "fulfilled"],
    )
}
