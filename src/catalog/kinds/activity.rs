//! 活动: one real event, entered once; its facets (计入) say what it counts as.

use super::table::{
    Heading, choice, choices, group, long, member, members, number, partner, span, table, text,
};
use crate::ledger::Kind;

/// What one afternoon often is at once.
pub(super) const USUAL_FACETS: &[&[&str]] = &[
    &["theme_day", "study", "lecture"],
    &["theme_day", "study"],
    &["party_meeting", "organisation_life", "appraisal"],
    &["warning_meeting", "warning_film"],
    &["theme_day", "volunteer"],
    &["group_meeting", "group_study"],
];

pub(super) fn kind() -> Kind {
    table(
        Heading {
            id: "activity",
            name: "活动",
            chapter: "life",
            help: "会议、党课、学习、主题党日等一次真实的活动只记一次，用“计入”说明它算作哪几项",
            example: "学习党章专题党课暨10月主题党日",
        },
        vec![
            choices(
                "facets",
                "计入",
                &[
                    ("party_meeting", "支部党员大会"),
                    ("committee", "支部委员会"),
                    ("group_meeting", "党小组会"),
                    ("lecture", "党课"),
                    ("theme_day", "主题党日"),
                    ("study", "集中学习"),
                    ("follow_study", "跟进学习"),
                    ("seminar", "专题研讨"),
                    ("group_study", "党小组学习"),
                    ("self_study", "个人自学"),
                    ("organisation_life", "组织生活会"),
                    ("appraisal", "民主评议"),
                    ("spirit_analysis", "党性分析"),
                    ("warning_meeting", "警示教育会"),
                    ("warning_film", "警示教育片"),
                    ("film", "观影"),
                    ("deployment", "工作部署会"),
                    ("report_hearing", "听取汇报"),
                    ("ideology_review", "意识形态研判"),
                    ("visit_study", "参观见学"),
                    ("oath", "重温入党誓词"),
                    ("political_birthday", "政治生日"),
                    ("reading", "读书交流"),
                    ("essay_review", "心得评比"),
                    ("party_school", "党校培训"),
                    ("dues_day", "党费日"),
                    ("joint_meeting", "共建联席会"),
                    ("neighbour_festival", "邻居节"),
                    ("volunteer", "志愿服务"),
                    ("condolence", "走访慰问"),
                    ("recreation", "文体活动"),
                    ("union", "工会活动"),
                ],
            )
            .help("一次活动可以同时计入几项"),
            span("time", "起止时间"),
            text("place", "地点"),
            group("group", "党小组").help("党小组会、党小组学习请选择党小组"),
            member("host", "主持人"),
            text("lecturer", "主讲人").help("可以不是本支部党员"),
            long("topics", "议题").help("一行一个，专题研讨按议题计数"),
            number("hours", "学时", "学时").within(0, 1000),
            members("present", "出席党员"),
            members("absent_duty", "公差缺席"),
            members("absent_leave", "请假缺席"),
            members("absent_other", "其他原因缺席"),
            members("absent_unexcused", "无故缺席"),
            number("guests", "列席人数", "人").help("不含党员，不计入应到"),
            choice(
                "venue",
                "活动阵地",
                &[("own", "本支部"), ("community", "社区"), ("firm", "企业"), ("other", "其他")],
            ),
            partner("partner", "共建单位").folded(),
            member("recorder", "记录人").folded(),
            long("content", "内容").folded(),
            long("decisions", "决议").folded(),
            number("votes_due", "应到有表决权", "人").folded(),
            number("votes_present", "实到有表决权", "人").folded(),
            number("votes_for", "赞成", "人").folded(),
            number("votes_against", "反对", "人").folded(),
            number("votes_abstain", "弃权", "人").folded(),
            number("served", "受益人次", "人次").folded(),
            text("film", "片名").folded(),
            choice("mode", "方式", &[("online", "线上"), ("on_site", "线下")]).folded(),
        ],
        &["facets", "place", "present"],
    )
}
