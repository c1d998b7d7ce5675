//! 服务事项: a claimed task, a practical deed or a small wish.

use super::table::{Heading, choice, date, member, number, partner, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "service",
            name: "服务事项",
            chapter: "service",
            help: "认领的服务事项、办的实事、圆的微心愿，一项一条",
            example: "认领小区楼道照明维修",
        },
        vec![
            choice(
                "nature",
                "类别",
                &[("claim", "认领事项"), ("deed", "办实事"), ("wish", "微心愿")],
            ),
            partner("partner", "服务单位"),
            member("owner", "责任人"),
            date("done_on", "办结日期"),
            number("helped", "受益人数", "人").folded(),
        ],
        &["nature", "partner", "owner", "done_on"],
    )
}
