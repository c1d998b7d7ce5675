//! 作风建设: inspections, warnings, checks, rectification.

use super::build::{facet, figure, share};
use crate::ledger::FigureDef;

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        figure("inspection", "督导检查", "次", "inspection").count(),
        figure("inspection_holiday", "节前检查", "次", "inspection")
            .with("nature", &["holiday"])
            .within("inspection")
            .count(),
        figure("inspection_found", "检查发现问题", "个", "inspection").sum("found"),
        figure("inspection_closed", "检查问题已整改", "个", "inspection")
            .within("inspection_found")
            .sum("closed"),
        share("inspection_rate", "检查问题整改率", "inspection_closed", "inspection_found"),
        facet("warning_meeting", "警示教育会", "次", "warning_meeting").count(),
        facet("warning_film", "警示教育片", "次", "warning_film").count(),
        figure("warning", "警示教育", "次", "activity")
            .with("facets", &["warning_meeting", "warning_film"])
            .count(),
        figure("check", "专项排查", "次", "check").count(),
        figure("check_covered", "排查人数", "人次", "check").sum("covered"),
        figure("check_cases", "排查发现", "例", "check").sum("cases"),
        figure("rectification", "整改项", "项", "rectification").count(),
        figure("rectification_done", "整改完成项", "项", "rectification")
            .filled("done")
            .within("rectification")
            .count(),
        figure("rectification_open", "未完成整改项", "项", "rectification")
            .blank("done")
            .within("rectification")
            .apart_from("rectification_done")
            .count(),
        figure("rectification_published", "整改公示项", "项", "rectification")
            .filled("published")
            .within("rectification")
            .count(),
        share("rectification_rate", "整改完成率", "rectification_done", "rectification"),
    ]
}
