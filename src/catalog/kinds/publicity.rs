//! 宣传报道: what was published.

use super::table::{Heading, choice, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "publicity",
            name: "宣传报道",
            chapter: "service",
            help: "简报、公众号、媒体报道和心得文章，一篇或一期一条",
            example: "支部开展主题党日活动",
        },
        vec![
            choice(
                "nature",
                "类别",
                &[
                    ("bulletin", "简报"),
                    ("account", "公众号"),
                    ("media", "媒体"),
                    ("essay", "心得文章"),
                ],
            ),
            text("outlet", "刊发载体"),
            number("issues", "期数", "期"),
            number("reach", "阅读量", "人次").folded(),
        ],
        &["nature", "outlet", "issues"],
    )
}
