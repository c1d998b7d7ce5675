//! 制度文件: a document the branch made or issued; its full title is the record's title.

use super::table::{Heading, choice, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "document",
            name: "制度文件",
            chapter: "order",
            help: "支部制定、印发的文件，标题写文件全称，不加书名号",
            example: "中共青溪市道路运输管理局支部委员会2019年党建工作要点",
        },
        vec![
            text("number", "文号"),
            choice("action", "方式", &[("made", "制定"), ("issued", "印发")]),
            text("theme", "主题"),
            text("section", "用于章节").help("文件在总结的哪一部分列举；不选就不列举"),
        ],
        &["number", "action", "theme"],
    )
}
