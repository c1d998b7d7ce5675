//! 督导检查: supervision of work style and discipline, routine, special or before holidays.
//!
//! The worked example: [`Heading`] says what the kind is called and holds; then comes a row a field
//! in the order of the form, `.folded()` where the form hides it at first, `.help(…)` where a
//! field needs a word; last the columns of its list, after date and title.

use super::table::{Heading, choice, date, long, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "inspection",
            name: "督导检查",
            chapter: "order",
            help: "作风纪律的督导检查，一次一条",
            example: "国庆节前作风督查",
        },
        vec![
            choice(
                "nature",
                "类型",
                &[("routine", "日常"), ("special", "专项"), ("holiday", "节前")],
            ),
            text("target", "检查对象"),
            number("found", "发现问题", "个").help("没有发现填0"),
            number("closed", "已整改", "个"),
            date("reported_on", "上报日期").help("向上级报告的日期"),
            long("content", "检查内容").folded(),
        ],
        &["nature", "found", "closed"],
    )
}
