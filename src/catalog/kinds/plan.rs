//! 下一步计划: a plan that becomes next year's checklist.

use super::table::{Heading, date, long, member, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "plan",
            name: "下一步计划",
            chapter: "material",
            help: "下一年的打算，明年就是对照清单",
            example: "建立党务干部培训制度",
        },
        vec![
            text("theme", "主题"),
            long("measure", "措施"),
            member("owner", "责任人"),
            date("due", "完成时限"),
            date("done", "完成日期").folded().help("下一年对照时填"),
        ],
        &["theme", "owner", "due"],
    )
}
