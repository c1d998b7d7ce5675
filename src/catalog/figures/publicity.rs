//! 宣传与文稿素材: reports in the media, and what the text of the summary is made of.

use super::build::{figure, share};
use crate::ledger::FigureDef;

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        figure("publicity", "宣传报道", "篇", "publicity").count(),
        nature("bulletin", "简报", "bulletin"),
        nature("account", "公众号文章", "account"),
        nature("media", "媒体报道", "media"),
        nature("essay", "心得文章", "essay"),
        figure("publicity_issues", "宣传期数", "期", "publicity").filled("issues").sum("issues"),
        figure("publicity_reach", "宣传阅读量", "人次", "publicity").filled("reach").sum("reach"),
        figure("highlight", "特色亮点", "个", "highlight").count(),
        figure("problem", "存在问题", "个", "problem").count(),
        figure("plan", "下一步计划", "项", "plan").count(),
        figure("plan_done", "计划完成项", "项", "plan").filled("done").within("plan").count(),
        share("plan_rate", "计划完成率", "plan_done", "plan"),
    ]
}

fn nature(id: &'static str, name: &str, nature: &str) -> FigureDef {
    figure(id, name, "篇", "publicity").with("nature", &[nature]).within("publicity").count()
}
