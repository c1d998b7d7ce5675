//! 组织生活: meetings, theme days and attendance.

use super::build::{change, facet, figure, share};
use crate::ledger::{FigureDef, Take};

/// 三会一课; one activity with several of the facets counts once.
const THREE_MEETINGS: [&str; 4] = ["party_meeting", "committee", "group_meeting", "lecture"];

/// Where the branch takes attendance of its members: 三会一课, theme days, organisation life.
const ATTENDED: [&str; 7] = [
    "party_meeting",
    "committee",
    "group_meeting",
    "lecture",
    "theme_day",
    "organisation_life",
    "appraisal",
];

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        former(
            facet("party_meeting", "党员大会", "次", "party_meeting").count(),
            &["支部党员大会"],
        ),
        former(facet("committee", "支委会", "次", "committee").count(), &["支部委员会"]),
        facet("group_meeting", "党小组会", "次", "group_meeting").count(),
        facet("theme_day", "主题党日", "次", "theme_day").count(),
        figure("three_meetings", "三会一课次数", "次", "activity")
            .with("facets", &THREE_MEETINGS)
            .count(),
        figure("decisions", "会议决议", "项", "activity")
            .with("facets", &["party_meeting", "committee"])
            .filled("decisions")
            .distinct("decisions"),
        facet("organisation_life", "组织生活会", "次", "organisation_life").count(),
        facet("appraisal", "民主评议", "次", "appraisal").count(),
        facet("spirit_analysis", "党性分析", "次", "spirit_analysis").count(),
        facet("deployment", "工作部署会", "次", "deployment").count(),
        facet("report_hearing", "听取汇报", "次", "report_hearing").count(),
        facet("ideology_review", "意识形态研判", "次", "ideology_review").count(),
        facet("political_birthday", "政治生日", "次", "political_birthday").count(),
        facet("oath", "重温入党誓词", "次", "oath").count(),
        facet("dues_day", "党费日", "次", "dues_day").count(),
        facet("recreation", "文体活动", "次", "recreation").count(),
        facet("union", "工会活动", "次", "union").count(),
        attended("attended", "实到人次").take(Take::Attended),
        attended("due", "应到人次").take(Take::Due),
        share("attendance", "到会率", "attended", "due"),
        change("more_theme_day", "主题党日增减", "次", "theme_day"),
    ]
}

fn attended(id: &'static str, name: &str) -> super::build::Figure {
    figure(id, name, "人次", "activity").with("facets", &ATTENDED)
}

fn former(mut def: FigureDef, names: &[&str]) -> FigureDef {
    def.former_names = names.iter().map(|&name| name.to_owned()).collect();
    def
}
