//! 服务中心: support, handouts, services, communities, cases, firms.

use super::build::{change, facet, figure, share};
use crate::ledger::{FigureDef, Take};

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        figure("handout", "发放材料", "份", "handout").sum("copies"),
        figure("support_handout", "帮扶材料", "份", "handout")
            .with("project", &["support"])
            .within("handout")
            .sum("copies"),
        figure("community_handout", "社区宣传材料", "份", "handout")
            .with("project", &["community"])
            .within("handout")
            .apart_from("support_handout")
            .sum("copies"),
        figure("funds", "筹集资金", "万元", "support").with("direction", &["raised"]).sum("amount"),
        figure("spent", "帮扶支出", "元", "support").with("direction", &["spent"]).sum("amount"),
        figure("donated", "捐赠物资", "批", "support").with("direction", &["in_kind"]).count(),
        figure("donated_value", "捐赠物资价值", "元", "support")
            .with("direction", &["in_kind"])
            .sum("value"),
        figure("donors", "捐助人次", "人次", "support").filled("donors").sum("donors"),
        figure("supported", "帮扶受益人次", "人次", "support").filled("helped").sum("helped"),
        figure("support_partner", "帮扶对象", "个", "support")
            .filled("partner")
            .distinct("partner"),
        figure("service", "服务事项", "项", "service").count(),
        nature("claim", "认领服务事项", "项", "claim"),
        nature("deed", "办实事", "件", "deed"),
        nature("wish", "微心愿", "个", "wish"),
        figure("service_done", "办结服务事项", "项", "service")
            .filled("done_on")
            .within("service")
            .count(),
        share("service_rate", "服务事项办结率", "service_done", "service"),
        facet("joint_meeting", "共建联席会", "次", "joint_meeting").count(),
        facet("neighbour_festival", "邻居节", "次", "neighbour_festival").count(),
        facet("volunteer", "志愿服务", "次", "volunteer").count(),
        facet("volunteer_times", "志愿服务人次", "人次", "volunteer").take(Take::PersonTimes),
        change("more_volunteer", "志愿服务增减", "次", "volunteer"),
        facet("condolence", "走访慰问", "次", "condolence").count(),
        figure("served", "受益人次", "人次", "activity").filled("served").sum("served"),
        figure("partners", "共建单位", "个", "activity").filled("partner").distinct("partner"),
        figure("visit", "入户宣传", "次", "visit").sum("visits"),
        figure("households", "入户户数", "户", "visit").sum("households"),
        figure("cases", "案件", "起", "case").with("in_summary", &["true"]).count(),
        figure("fines", "处罚金额", "元", "case").with("in_summary", &["true"]).sum("fine"),
        figure("first_cases", "首例案件", "起", "case")
            .with("in_summary", &["true"])
            .with("first", &["true"])
            .within("cases")
            .count(),
        figure("enrolled_firms", "入会企业", "户", "enrollment").distinct("firm"),
        figure("enrolled_people", "入会人数", "人", "enrollment").sum("people"),
        figure("platform_uses", "平台使用次数", "次", "platform").sum("uses"),
        figure("practice", "业务融合举措", "项", "practice").count(),
        figure("practice_amount", "业务融合成果", "项", "practice").filled("amount").sum("amount"),
        figure("fact", "基本情况", "", "fact").take(Take::Latest("value".into())),
        figure("result", "业务指标", "", "result").take(Take::Latest("actual".into())),
        figure("result_plan", "业务指标计划", "", "result").take(Take::Latest("plan".into())),
    ]
}

fn nature(id: &'static str, name: &str, unit: &str, nature: &str) -> FigureDef {
    figure(id, name, unit, "service").with("nature", &[nature]).within("service").count()
}
