//! 谈心谈话: who talked with whom and when, never about what.

use super::table::{Heading, choice, member, members, number, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    let mut kind = table(
        Heading {
            id: "talk",
            name: "谈心谈话",
            chapter: "people",
            help: "只记谁与谁、哪一天谈，不记谈话内容",
            example: "支委与党员谈心谈话",
        },
        vec![
            choice(
                "relation",
                "谈话关系",
                &[
                    ("committee", "支委之间"),
                    ("committee_member", "支委与党员"),
                    ("members", "党员之间"),
                    ("other", "与群众或其他"),
                ],
            ),
            member("from", "谈话人"),
            members("with", "谈话对象"),
            number("others", "党员以外的对象", "人").folded().help("只记人数，不记姓名"),
        ],
        &["from", "with", "relation"],
    );
    kind.without_note = true;
    kind
}
