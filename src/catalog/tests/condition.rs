//! Conditions as people write them.

use super::ledger;
use crate::catalog::Catalog;
use crate::ledger::Test;

fn read(kind: &'static str, field: &str, value: &str) -> String {
    let ledger = ledger();
    match Catalog::of(&ledger).condition(&ledger, &kind.into(), field, value) {
        Ok(condition) => match condition.test {
            Test::AnyOf(ids) => format!("{} = {}", condition.field, ids.join(" ")),
            Test::Filled => format!("{} filled", condition.field),
            Test::Blank => format!("{} blank", condition.field),
        },
        Err(error) => error.to_string(),
    }
}

#[test]
fn fields_and_values_go_by_name_or_id() {
    let understood = [
        ("activity", "计入", "集中学习", "facets = study"),
        ("activity", "facets", "study", "facets = study"),
        ("activity", " 活动阵地 ", " 社区 ", "venue = community"),
        ("activity", "主持人", "林一帆", "host = m2"),
        ("activity", "出席党员", "m1", "present = m1"),
        ("activity", "党小组", "第一党小组", "group = g1"),
        ("activity", "学时", "2.50", "hours = 2.5"),
        ("activity", "起止时间", "有", "time filled"),
        ("activity", "片名", "无", "film blank"),
        ("activity", "专题", "“不忘初心、牢记使命”主题教育", "campaign = c1"),
        ("activity", "campaign", "c1", "campaign = c1"),
        ("activity", "专题", "有", "campaign filled"),
        ("activity", "专题", "主题教育", "campaign_nature = theme_education"),
        ("activity", "专题", "special", "campaign_nature = special"),
        ("activity", "专题性质", "专项", "campaign_nature = special"),
        ("activity", "标签", "扶贫", "tag = 扶贫"),
        ("activity", "日期", "2019-03-05", "date = 2019-03-05"),
        ("case", "写入总结", "是", "in_summary = true"),
        ("case", "处罚金额", "5000", "fine = 500000"),
        ("document", "section", "base", "section = base"),
        ("enrollment", "企业", "石桥社区", "firm = p1"),
        ("member", "性别", "女", "sex = female"),
        ("member", "党小组", "第一党小组", "group = g1"),
        ("member", "党员类别", "预备党员", "standing = probationary"),
        ("member", "领导干部", "是", "leading_cadre = true"),
        ("rectification", "来源记录", "节前督查", "origin = r0"),
    ];
    for (kind, field, value, expected) in understood {
        assert_eq!(read(kind, field, value), expected, "{kind} {field}={value}");
    }
}

#[test]
fn what_is_not_understood_says_what_could_have_been_written() {
    let errors = [
        read("nothing", "计入", "党课"),
        read("visit", "地点", "某村"),
        read("handout", "用于", "扶贫"),
        read("activity", "专题", "某专题"),
        read("activity", "主持人", "无名氏"),
        read("activity", "起止时间", "14:30"),
        read("activity", "学时", "两个"),
        read("activity", "日期", "三月"),
        read("case", "首例", "对"),
        read("case", "备注", "有"),
        read("member", "性别", "未知"),
        read("member", "专题", "有"),
    ];
    insta::assert_snapshot!(errors.join("\n"), @r#"
    没有“nothing”这一记录种类，请核对名称。
    “入户宣传”没有“地点”这一栏，可用的有：入户次数、户数、社区或村、入户党员、专题、标签。
    “用于”不能是“扶贫”，可以写：帮扶、社区、其他。
    “专题”不能是“某专题”，可以写：主题教育、专项、“不忘初心、牢记使命”主题教育。
    “主持人”没有“无名氏”可选，请先在台账中登记，或者写“有”“无”。
    “起止时间”不能是“14:30”，可以写：有、无。
    “学时”不能是“两个”，可以写：数字。
    “日期”不能是“三月”，可以写：日期，如2019-03-05。
    “首例”不能是“对”，可以写：是、否。
    “执法案件”没有“备注”这一栏，可用的有：案由、处罚金额、首例、首例范围、写入总结、专题、标签。
    “性别”不能是“未知”，可以写：男、女。
    “党员”没有“专题”这一栏，可用的有：姓名、性别、出生年月、党员类别、入党日期、转正日期、党小组、职务、党费类别、领导干部、转入日期、转出日期。
    "#);
}
