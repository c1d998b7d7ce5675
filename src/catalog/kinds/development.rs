//! 发展党员: a person not yet a member, with the day of each stage.

use super::table::{Heading, choice, date, members, table};
use crate::ledger::Kind;

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "development",
            name: "发展党员",
            chapter: "people",
            help: "申请入党到列为发展对象的人，一人一条，标题写姓名",
            example: "周晓禾",
        },
        vec![
            choice(
                "stage",
                "阶段",
                &[
                    ("applicant", "入党申请人"),
                    ("activist", "入党积极分子"),
                    ("candidate", "发展对象"),
                ],
            ),
            date("applied_on", "递交申请日期"),
            date("activist_on", "确定为积极分子日期"),
            date("candidate_on", "列为发展对象日期"),
            date("admitted_on", "接收为预备党员日期").help("接收后请在党员名册中登记"),
            members("contacts", "培养联系人").folded(),
        ],
        &["stage", "applied_on", "activist_on", "candidate_on"],
    )
}
