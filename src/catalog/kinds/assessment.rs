//! 干部考核: an assessment of cadres and how its result was used.

use super::table::{Heading, choice, long, number, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "assessment",
            name: "干部考核",
            chapter: "people",
            help: "干部考核评价的组织情况，只记人数",
            example: "2019年度干部考核",
        },
        vec![
            choice(
                "nature",
                "考核类型",
                &[("annual", "年度考核"), ("regular", "平时考核"), ("special", "专项考核")],
            ),
            number("people", "参加考核人数", "人"),
            number("excellent", "优秀人数", "人"),
            long("use", "结果运用").folded(),
        ],
        &["nature", "people", "excellent"],
    )
}
