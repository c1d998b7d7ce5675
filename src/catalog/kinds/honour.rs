//! 荣誉: who or what was honoured, by whom, at which level.

use super::table::{Heading, choice, date, number, table, text};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "honour",
            name: "荣誉",
            chapter: "people",
            help: "单位、支部和党员获得的荣誉，标题写荣誉名称",
            example: "先进基层党组织",
        },
        vec![
            text("holder", "获得者").help("单位、支部或党员姓名"),
            choice(
                "level",
                "级别",
                &[
                    ("national", "国家级"),
                    ("provincial", "省级"),
                    ("municipal", "市级"),
                    ("county", "县级"),
                    ("unit", "单位"),
                ],
            ),
            text("granted_by", "授予单位"),
            number("year_honoured", "表彰年度", "年").within(1921, 2100),
            date("granted_on", "授予日期"),
        ],
        &["holder", "level", "granted_by"],
    )
}
