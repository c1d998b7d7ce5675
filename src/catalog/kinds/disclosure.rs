//! 党务公开: what was made public and where.

use super::table::{Heading, choices, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "disclosure",
            name: "党务公开",
            chapter: "order",
            help: "党务公开、公示，一期一条；公示期截止填在结束日期",
            example: "第三季度党务公开",
        },
        vec![
            choices(
                "items",
                "公开内容",
                &[
                    ("dues", "党费收缴"),
                    ("appraisal", "民主评议"),
                    ("points", "党员积分"),
                    ("commitment", "党员承诺"),
                    ("development", "发展党员"),
                    ("rectification", "整改情况"),
                    ("decision", "会议决定"),
                    ("other", "其他"),
                ],
            ),
            choices(
                "means",
                "公开方式",
                &[("board", "公示栏"), ("meeting", "会议"), ("online", "线上")],
            ),
            text("place", "公开位置").folded(),
        ],
        &["items", "means"],
    )
}
