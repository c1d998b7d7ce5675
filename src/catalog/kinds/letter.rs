//! 责任书: letters of responsibility signed with staff.

use super::table::{Heading, members, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "letter",
            name: "责任书",
            chapter: "people",
            help: "与干部职工签订的责任书、承诺书，一批一条",
            example: "2019年党建工作责任书",
        },
        vec![
            text("theme", "内容"),
            number("people", "签订人数", "人"),
            number("copies", "份数", "份").folded(),
            members("signers", "签订党员").folded(),
        ],
        &["theme", "people"],
    )
}
