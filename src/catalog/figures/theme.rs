//! 主题教育: what was done within a campaign of this nature, whatever it is called that year.
//!
//! Worked example: 专题研讨 counts the distinct topics (`distinct`) of the activities (`facet`)
//! that count as seminars and belong to a campaign of 主题教育 (`in_theme_education`).

use super::build::{facet, figure};
use crate::ledger::{FigureDef, Take};

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        facet("theme_study_days", "主题教育集中学习天数", "天", "study")
            .in_theme_education()
            .take(Take::DistinctDays),
        facet("follow_study", "跟进学习", "次", "follow_study").in_theme_education().count(),
        facet("seminar", "专题研讨", "个", "seminar").in_theme_education().distinct("topics"),
        facet("theme_study", "主题教育集中学习", "次", "study")
            .in_theme_education()
            .within("study")
            .count(),
        facet("theme_lecture", "主题教育党课", "次", "lecture")
            .in_theme_education()
            .within("lecture")
            .count(),
        figure("theme_person_times", "主题教育参学人次", "人次", "activity")
            .with("facets", &super::education::LEARNING)
            .in_theme_education()
            .within("learning_person_times")
            .take(Take::PersonTimes),
        figure("theme_research", "主题教育调研", "项", "practice")
            .with("nature", &["research"])
            .in_theme_education()
            .count(),
        figure("theme_rectification", "主题教育整改项", "项", "rectification")
            .in_theme_education()
            .within("rectification")
            .count(),
        figure("theme_publicity", "主题教育宣传报道", "篇", "publicity")
            .in_theme_education()
            .within("publicity")
            .count(),
    ]
}
