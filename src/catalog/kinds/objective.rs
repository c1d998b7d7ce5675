//! 目标任务分解: a yearly objective broken down to who does what by when.

use super::table::{Heading, choice, date, long, member, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "objective",
            name: "目标任务分解",
            chapter: "order",
            help: "年度目标任务的分解，一项一条",
            example: "党风廉政建设目标任务分解",
        },
        vec![
            text("area", "领域"),
            number("items", "分解任务", "项"),
            member("owner", "责任人"),
            date("due", "完成时限"),
            choice(
                "progress",
                "进度",
                &[("open", "未开始"), ("under_way", "进行中"), ("done", "已完成")],
            ),
            long("measure", "措施").folded(),
        ],
        &["area", "items", "owner", "progress"],
    )
}
