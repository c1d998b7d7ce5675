//! The built-in figures as data: every one evaluates, points at what exists, and is explained.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_built_in_figure_can_be_evaluated() {
    let ledger = ledger([]);
    let catalog = Catalog::built_in();
    for def in catalog.figures() {
        let found = evaluate(&ledger, &catalog, &Query::new(def.id.clone(), Period::year(2019)));
        assert_eq!(found.unwrap().state, State::NoRecord, "{}", def.name);
        assert!(kind_of(def, &catalog).is_some(), "{}", def.name);
    }
}

#[test]
fn names_and_identifiers_are_unique_and_references_exist() {
    let catalog = Catalog::built_in();
    let mut names = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for def in catalog.figures() {
        assert!(FigureId::parse(def.id.as_str()).is_some(), "{}", def.id);
        assert!(ids.insert(&def.id), "{} twice", def.id);
        for name in def.former_names.iter().chain([&def.name]) {
            assert!(names.insert(name), "{name} twice");
        }
        for other in def.disjoint_from.iter().chain(&def.within) {
            assert!(catalog.figure(other).is_some(), "{} names {other}", def.name);
        }
    }
}

#[test]
fn conditions_name_choices_that_exist() {
    let catalog = Catalog::built_in();
    for def in catalog.figures() {
        let Source::Records { select, .. } = &def.source else { continue };
        let kind = catalog.kind(&select.kind).unwrap();
        for condition in &select.conditions {
            let Test::AnyOf(values) = &condition.test else { continue };
            let Some(field) = kind.field(condition.field.as_str()) else { continue };
            for value in values {
                let known = match field.field_type {
                    FieldType::Choice | FieldType::Choices => field.choice(value).is_some(),
                    FieldType::Flag => value == "true" || value == "false",
                    other => panic!("{}: a condition on {other:?}", def.name),
                };
                assert!(known, "{}: {value}", def.name);
            }
        }
    }
}

#[test]
fn the_summary_finds_its_23_figures_by_name() {
    let names = "主题教育集中学习天数 跟进学习 专题研讨 集中学习 党小组学习 党课 主题党日 督导检查 \
        警示教育会 警示教育片 帮扶材料 筹集资金 捐赠物资价值 认领服务事项 共建联席会 社区党课 邻居节 \
        志愿服务 入户宣传 社区宣传材料 处罚金额 入会企业 入会人数";
    let catalog = Catalog::built_in();
    assert_eq!(names.split_whitespace().count(), 23);
    for name in names.split_whitespace() {
        assert_eq!(catalog.figure_named(name).map(|def| def.name.as_str()), Some(name));
    }
}

#[test]
fn definitions_in_plain_chinese() {
    let ledger = ledger([]);
    let catalog = Catalog::built_in();
    let told: Vec<_> = catalog
        .figures()
        .map(|def| format!("{}（{}）{}", def.name, def.unit, explain(def, &catalog, &ledger)))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn narrowing_is_explained_by_names() {
    let mut ledger = ledger([]);
    put_partner(&mut ledger, "p1", "示例社区");
    let catalog = Catalog::built_in();
    let told = |id: &'static str, conditions: &[Condition]| {
        explain_narrowed(catalog.figure(&id.into()).unwrap(), conditions, &catalog, &ledger)
    };
    let filled = Condition { field: "content".into(), test: Test::Filled };
    let told = [
        told("study", &[any_of("campaign", &["theme"]), filled]),
        told("handout", &[any_of("partner", &["p1"]), any_of("tag", &["重点"])]),
        told("cases", &[any_of("first", &["true"])]),
        told("attendance", &[any_of("facets", &["lecture", "theme_day"])]),
        told("mean_hours", &[any_of("facets", &["lecture"])]),
        told("members", &[any_of("sex", &["female"])]),
    ];
    insta::assert_snapshot!(told.join("\n"), @"
    “计入”含“集中学习”、属于专题“‘不忘初心、牢记使命’主题教育”、填了“内容”的活动记录，按记录计数。
    “对象单位”为“示例社区”、带有标签“重点”的发放材料记录，“份数”相加。
    “写入总结”为“是”、“首例”为“是”的执法案件记录，按记录计数。
    “实到人次”占“应到人次”的百分比。实到人次：“计入”含“支部党员大会”或“支部委员会”或“党小组会”或“党课”或“主题党日”或“组织生活会”或“民主评议”、“计入”含“党课”或“主题党日”的活动记录，到会党员人数相加。应到人次：“计入”含“支部党员大会”或“支部委员会”或“党小组会”或“党课”或“主题党日”或“组织生活会”或“民主评议”、“计入”含“党课”或“主题党日”的活动记录，到会和缺席的党员人数相加。
    “学时人次”除以“党员总数”。学时人次：填了“学时”、“计入”含“党课”的活动记录，学时乘以到会党员人数后相加，只算统计期最后一天仍在册的党员。党员总数：统计期最后一天在册的党员人数。
    统计期最后一天在册的“性别”为“女”的党员人数。
    ");
}
