//! 整改: a problem found, from its source to the day it was put right and made public.

use super::table::{Heading, date, link, long, member, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "rectification",
            name: "整改",
            chapter: "order",
            help: "需要整改的问题，一个问题一条",
            example: "学习笔记不完整",
        },
        vec![
            text("source", "问题来源").help("组织生活会、督导检查等"),
            long("problem", "问题"),
            long("measure", "整改措施"),
            member("owner", "责任人"),
            date("due", "整改时限"),
            date("done", "完成日期"),
            date("published", "公示日期"),
            link("origin", "来源记录").folded(),
        ],
        &["source", "owner", "due", "done"],
    )
}
