//! 入户宣传: visits to households.

use super::table::{Heading, members, number, partner, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "visit",
            name: "入户宣传",
            chapter: "service",
            help: "入户走访宣传，一批一条",
            example: "石桥社区入户宣传",
        },
        vec![
            number("visits", "入户次数", "次"),
            number("households", "户数", "户"),
            partner("partner", "社区或村"),
            members("members", "入户党员").folded(),
        ],
        &["visits", "households", "partner"],
    )
}
