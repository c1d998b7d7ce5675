//! 学习教育: study, lectures, training and the hours they count for.

use super::build::{change, facet, figure, mean};
use crate::ledger::{FigureDef, Take};

/// The facets of an activity that are learning; one activity with several counts once.
pub(super) const LEARNING: [&str; 8] = [
    "study",
    "follow_study",
    "seminar",
    "group_study",
    "lecture",
    "reading",
    "party_school",
    "visit_study",
];

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        facet("study", "集中学习", "次", "study").count(),
        facet("study_days", "集中学习天数", "天", "study").take(Take::DistinctDays),
        facet("study_topics", "集中学习议题", "个", "study").distinct("topics"),
        facet("group_study", "党小组学习", "次", "group_study").count(),
        facet("all_follow_study", "全年跟进学习", "次", "follow_study").count(),
        facet("seminar_meeting", "专题研讨会", "次", "seminar").count(),
        facet("lecture", "党课", "次", "lecture").count(),
        facet("community_lecture", "社区党课", "次", "lecture")
            .with("venue", &["community"])
            .within("lecture")
            .count(),
        facet("firm_lecture", "企业党课", "次", "lecture")
            .with("venue", &["firm"])
            .within("lecture")
            .count(),
        facet("self_study", "个人自学", "次", "self_study").count(),
        facet("reading", "读书交流", "次", "reading").count(),
        facet("essay_review", "心得评比", "次", "essay_review").count(),
        facet("film", "观影", "次", "film").count(),
        facet("visit_study", "参观见学", "次", "visit_study").count(),
        facet("party_school", "党校培训", "次", "party_school").count(),
        figure("learning", "学习活动", "次", "activity").with("facets", &LEARNING).count(),
        figure("learning_person_times", "参学人次", "人次", "activity")
            .with("facets", &LEARNING)
            .take(Take::PersonTimes),
        facet("lecture_person_times", "党课参学人次", "人次", "lecture")
            .within("learning_person_times")
            .take(Take::PersonTimes),
        figure("person_hours", "学时人次", "学时", "activity")
            .filled("hours")
            .take(Take::PersonHours),
        mean("mean_hours", "人均学时", "学时", "person_hours", "members"),
        change("more_study", "集中学习增减", "次", "study"),
        change("more_study_percent", "集中学习增幅", "%", "study"),
        change("more_lecture", "党课增减", "次", "lecture"),
    ]
}
