//! 入会登记: a firm's workers who joined the union.

use super::table::{Heading, number, partner, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "enrollment",
            name: "入会登记",
            chapter: "service",
            help: "协调企业职工加入工会，一户企业一条",
            example: "远达货运公司驾驶员入会",
        },
        vec![
            partner("firm", "企业"),
            number("people", "入会人数", "人"),
            text("union", "加入的工会").folded(),
        ],
        &["firm", "people"],
    )
}
