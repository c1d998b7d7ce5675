//! 四种形态: the form and the number of people, never a name.

use super::table::{Heading, choice, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "discipline",
            name: "四种形态",
            chapter: "people",
            help: "只记形态和人数，不记姓名",
            example: "第一种形态谈话提醒",
        },
        vec![
            choice(
                "form",
                "形态",
                &[
                    ("first", "第一种形态"),
                    ("second", "第二种形态"),
                    ("third", "第三种形态"),
                    ("fourth", "第四种形态"),
                ],
            ),
            number("people", "人数", "人"),
            text("edition", "表述依据").folded().help("所依据条例的版本"),
        ],
        &["form", "people"],
    )
}
