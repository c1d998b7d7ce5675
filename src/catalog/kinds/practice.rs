//! 业务融合举措: what the branch did for the office's own work.

use super::table::{Heading, choice, long, member, number, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "practice",
            name: "业务融合举措",
            chapter: "service",
            help: "党建促业务的具体举措",
            example: "旅游客运市场调研",
        },
        vec![
            choice(
                "nature",
                "类别",
                &[
                    ("research", "调研"),
                    ("guide", "编制指南"),
                    ("checklist", "梳理清单"),
                    ("campaign", "专项整治"),
                    ("service", "便民措施"),
                    ("other", "其他"),
                ],
            ),
            number("amount", "数量", "项"),
            member("owner", "责任人"),
            long("effect", "成效").folded(),
        ],
        &["nature", "amount", "owner"],
    )
}
