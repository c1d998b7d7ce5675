//! The branch's profile and the small registers.

use super::{day, ledger};
use crate::catalog::{
    Checked, validate_branch, validate_campaign, validate_group, validate_partner, validate_text,
};
use crate::ledger::{Branch, FieldProblem, PeriodSpec, YearText};

fn said<T>(checked: Result<Checked<T>, Vec<FieldProblem>>) -> String {
    match checked {
        Ok(checked) => checked.notices.join("\n"),
        Err(problems) => problems.iter().map(|p| format!("{} {p}\n", p.field)).collect(),
    }
}

#[test]
fn the_branch_needs_both_names() {
    let checked = validate_branch(Branch::new(" 青溪市示例局党支部\u{1}", "局党支部")).unwrap();
    assert_eq!(checked.entry.full_name, "青溪市示例局党支部");
    assert_eq!(checked.notices.len(), 1);
    insta::assert_snapshot!(said(validate_branch(Branch::new(" ", "长".repeat(81)))), @r#"
    full_name 支部全称：请填写支部全称。
    short_name 支部简称：支部简称有81字，请缩短到80字以内。
    "#);
}

#[test]
fn names_are_unique_and_days_in_order() {
    let ledger = ledger();
    let mut group = ledger.groups[&"g1".into()].clone();
    assert_eq!(said(validate_group(group.clone(), &ledger)), "");
    group.id = "g2".into();
    group.from = Some(day("2019-05-01"));
    group.to = Some(day("2019-04-01"));
    insta::assert_snapshot!(said(validate_group(group, &ledger)), @r#"
    name 党小组名称：已经有“第一党小组”，请换一个名称。
    to 撤销日期：撤销日期早于成立日期，请改正。
    "#);
    let mut partner = ledger.partners[&"p1".into()].clone();
    partner.id = "p2".into();
    insta::assert_snapshot!(said(validate_partner(partner, &ledger)), @"name 单位名称：已经有“石桥社区”，请换一个名称。");
    let mut campaign = ledger.campaigns[&"c1".into()].clone();
    campaign.name = String::new();
    campaign.from = Some(day("1900-01-01"));
    insta::assert_snapshot!(said(validate_campaign(campaign, &ledger)), @r#"
    name 专题名称：请填写专题名称。
    from 开始日期：1900-01-01不在1921年7月1日至2100年之间，请核对年份。
    "#);
}

#[test]
fn a_text_has_its_limit() {
    let text = |length: usize| YearText {
        id: "annual-2019".into(),
        year: 2019,
        period: PeriodSpec::Year(2019),
        as_of: None,
        dated: None,
        body: "学".repeat(length),
        keep_gaps: false,
        revision: 0,
    };
    assert_eq!(said(validate_text(text(YearText::LONGEST))), "");
    assert_eq!(
        said(validate_text(text(YearText::LONGEST + 1))),
        "body 正文：有200001字，最多200000字，没有保存；请删去误贴的内容，大段材料请另存文件。\n"
    );
}
