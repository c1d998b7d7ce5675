//! 积分: points of a member; off until the branch switches it on.

use super::table::{Heading, member, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    let mut kind = table(
        Heading {
            id: "points",
            name: "积分",
            chapter: "people",
            help: "党员积分的加减，一次一条",
            example: "参加社区志愿服务加分",
        },
        vec![
            member("member", "党员"),
            number("points", "分值", "分").help("减分填负数"),
            text("item", "事由"),
        ],
        &["member", "points", "item"],
    );
    kind.off_by_default = true;
    kind
}
