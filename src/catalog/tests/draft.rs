//! A form gives back the record it was made of, whatever the kind.

use super::{day, ledger, record, some_value};
use crate::catalog::{Catalog, Draft, Given, display, validate};
use crate::ledger::{Phrase, Quantity, Record, Value, common};

/// Fields of which a member may stand in one only are filled in one record each.
const ABSENT: [&str; 4] = ["absent_duty", "absent_leave", "absent_other", "absent_unexcused"];

fn filled(kind: &crate::ledger::Kind) -> Record {
    let mut record = record("r1", "activity");
    record.kind = kind.id.clone();
    record.end = Some(day("2019-03-07"));
    record.campaign = Some("c1".into());
    record.tags = ["扶贫".to_owned(), "社区".to_owned()].into();
    record.note = if kind.without_note { String::new() } else { "两行\n备注".to_owned() };
    record.kept_at = "档案柜二层".to_owned();
    record.phrase =
        Some(Phrase { text: "开展督查".to_owned(), section: "discipline".to_owned() });
    for (at, field) in kind.fields.iter().enumerate() {
        if !ABSENT.contains(&field.id.as_str()) {
            record.values.insert(field.id.clone(), some_value(field, at));
        }
    }
    record
}

#[test]
fn every_kind_filled_in_every_field_comes_back_as_it_was() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let mut shown = Vec::new();
    for kind in catalog.kinds() {
        let record = filled(kind);
        let checked = validate(record.clone(), &catalog, &ledger).unwrap();
        assert_eq!(checked.record, record, "{}", kind.id);
        assert!(checked.notices.is_empty(), "{}: {:?}", kind.id, checked.notices);
        for field in &kind.fields {
            if let Some(value) = record.values.get(&field.id) {
                let text = display(value, field, &ledger);
                assert!(!text.is_empty(), "{}.{}", kind.id, field.id);
                shown.push(format!("{:?} {}", field.field_type, text.replace('\n', "⏎")));
            }
        }
        let today = day("2020-01-01");
        let again = Draft::of(&record).into_record("r1".into(), today, &catalog, &ledger);
        assert_eq!(again.unwrap().record, record, "{}", kind.id);
    }
    shown.sort();
    shown.dedup_by_key(|line| line.split(' ').next().map(str::to_owned));
    insta::assert_snapshot!(shown.join("\n"), @r#"
    Choice 入党申请人
    Choices 党费收缴
    Date 2019-03-06
    Flag 是
    Group 第一党小组
    Link 节前督查
    LongText 第一行⏎第二行
    Member 周晓禾
    Members 周晓禾、林一帆
    Money 1234.50元
    Number 100次
    Partner 石桥社区
    Span 14:30—16:00
    Text 一行文字
    "#);
}

#[test]
fn absent_members_come_back_too() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    for id in ABSENT {
        let mut record = record("r1", "activity");
        record.values.insert(id.into(), Value::Members(["m3".into()].into()));
        let today = day("2020-01-01");
        let again = Draft::of(&record).into_record("r1".into(), today, &catalog, &ledger);
        assert_eq!(again.unwrap().record, record);
    }
}

#[test]
fn a_new_record_is_entered_today_and_a_changed_one_keeps_its_day() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let today = day("2019-12-31");
    let draft = Draft::of(&ledger.records[&"r0".into()]);
    let changed = draft.clone().into_record("r0".into(), today, &catalog, &ledger).unwrap();
    assert_eq!(changed.record.entered_on, day("2019-03-06"));
    let copied = draft.into_record("r9".into(), today, &catalog, &ledger).unwrap();
    assert_eq!((copied.record.entered_on, copied.record.revision), (today, 0));
}

#[test]
fn numbers_money_and_tags_are_read_as_people_type_them() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let today = day("2019-03-05");
    let mut draft = Draft::new(catalog.kind(&"support".into()).unwrap(), today);
    draft.set_text(common::TITLE, " 购置设施 ");
    draft.set_text(common::TAG, "扶贫，社区; 扶贫、");
    draft.set_text("amount", "２，０００．５元");
    draft.set_text("helped", "120 人");
    draft.pick("nothing", "x", true);
    draft.pick("nothing", "x", false);
    let record = draft.into_record("r1".into(), today, &catalog, &ledger).unwrap().record;
    assert_eq!(record.title, "购置设施");
    assert_eq!(record.tags.into_iter().collect::<Vec<_>>(), ["扶贫", "社区"]);
    assert_eq!(
        record.values[&"amount".into()],
        Value::Money(crate::ledger::Money::from_fen(200_050))
    );
    assert_eq!(record.values[&"helped".into()], Value::Number(Quantity::from_whole(120)));
}

#[test]
fn all_that_cannot_be_read_is_named_by_its_field() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let today = day("2019-03-05");
    let mut draft = Draft::new(catalog.kind(&"activity".into()).unwrap(), today);
    draft.set_text(common::DATE, "三月五日");
    draft.set_text(common::END, "2019-03-01");
    draft.set_text(common::CAMPAIGN, "主题教育");
    draft.set_text(common::PHRASE, "上党课");
    draft.set_until("time", "16:00");
    draft.set_text("hours", "两个");
    draft.set_text("host", "m9");
    draft.set_text("venue", "社区");
    let problems = draft.into_record("r1".into(), today, &catalog, &ledger).unwrap_err();
    let lines: Vec<String> = problems.iter().map(|p| format!("{} {p}", p.field)).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    date 日期：“三月五日”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    campaign 专题：请从列表中选择专题。
    time 起止时间：只填了结束时间，请补上开始时间。
    hours 学时：不是数字，请填阿拉伯数字，小数最多三位。
    venue 活动阵地：请从列表中选择。
    title 标题：请填写标题。
    phrase_section 用语所在章节：填了入总结用语，请再选择它写进总结的哪一章节。
    host 主持人：所选的党员已不在台账里，请重新选择。
    "#);
}

#[test]
fn a_form_opened_from_a_figure_begins_with_what_the_figure_counts() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let today = day("2019-12-01");
    let begun = |figure: &str| {
        let figure = catalog.figure_named(figure).unwrap();
        let crate::ledger::Source::Records { select, .. } = &figure.source else { panic!() };
        let kind = catalog.kind(&select.kind).unwrap();
        let mut draft = Draft::new(kind, today);
        draft.give(kind, &Given::of(&select.conditions));
        draft.set_text(common::TITLE, "试记一条");
        let read = draft.into_record("r1".into(), today, &catalog, &ledger).unwrap();
        let said = |field: &crate::ledger::Field| {
            let value = read.record.values.get(&field.id)?;
            Some(format!("{}={}", field.name, display(value, field, &ledger)))
        };
        kind.fields.iter().filter_map(said).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(begun("党费日"), "计入=党费日");
    assert_eq!(begun("支部党员大会"), "计入=支部党员大会");
    assert_eq!(begun("印发文件"), "方式=印发");
    // Study is any of several.
    assert_eq!(begun("学习活动"), "");
}

#[test]
fn what_the_kind_does_not_know_is_not_given() {
    let catalog = Catalog::built_in();
    let kind = catalog.kind(&"activity".into()).unwrap();
    let mut draft = Draft::new(kind, day("2019-12-01"));
    let given =
        |field: &'static str, id: &'static str| Given { field: field.into(), id: id.into() };
    draft.give(kind, &[given("facets", "picnic"), given("venue", "moon"), given("no", "field")]);
    assert_eq!(draft, Draft::new(kind, day("2019-12-01")));
}

#[test]
fn a_number_that_cannot_be_right_says_why() {
    let (catalog, ledger) = (Catalog::built_in(), ledger());
    let today = day("2019-03-05");
    let said = |amount: &str, helped: &str| {
        let mut draft = Draft::new(catalog.kind(&"support".into()).unwrap(), today);
        draft.set_text(common::TITLE, "购置设施");
        draft.set_text("amount", amount);
        draft.set_text("helped", helped);
        let problems = draft.into_record("r1".into(), today, &catalog, &ledger).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(said("1,2,3", "１，２"), @r#"
    金额：逗号只能每三位隔一个（如12,345），请核对；只填一个数。
    受益人数：逗号只能每三位隔一个（如12,345），请核对；只填一个数。
    "#);
    insta::assert_snapshot!(said("99999999999999999999", "9999999999999人"), @r#"
    金额：金额太大，超过了10万亿元，请核对是否多打了几位。
    受益人数：数字太大，超过了1万亿，请核对是否多打了几位。
    "#);
    insta::assert_snapshot!(said("1.234", "2.1234"), @r#"
    金额：以元为单位，小数最多两位（到分），请改正。
    受益人数：小数最多三位，请改正。
    "#);
    insta::assert_snapshot!(said("两万", "多人"), @r#"
    金额：不是金额，请以元为单位填写数字，小数最多两位。
    受益人数：不是数字，请填阿拉伯数字，小数最多三位。
    "#);
}

#[test]
fn a_form_takes_over_what_was_saved_elsewhere_and_names_what_both_changed() {
    let members =
        |ids: &[&'static str]| Value::Members(ids.iter().map(|id| (*id).into()).collect());
    let mut opened = record("r1", "activity");
    opened.note = "原备注".to_owned();
    opened.values.insert("place".into(), Value::Text("一楼".to_owned()));
    opened.values.insert("present".into(), members(&["m1"]));
    let mut saved = opened.clone();
    saved.title = "那边的标题".to_owned();
    saved.note = String::new();
    saved.kept_at = "档案柜".to_owned();
    saved.revision = 9;
    saved.values.insert("place".into(), Value::Text("二楼".to_owned()));
    saved.values.insert("present".into(), members(&["m1", "m2"]));

    let start = Draft::of(&opened);
    let now = Draft::of(&saved);
    // Nothing typed: the form is what was saved.
    let mut here = start.clone();
    assert_eq!(here.rebase(&start, &now), Vec::<String>::new());
    assert_eq!(here, now);

    // What is typed here stays, and what both have changed is named, unless it is the same.
    let mut here = start.clone();
    here.set_text(common::TITLE, "这边的标题");
    here.set_text("content", "这边的内容");
    here.set_text("place", "二楼");
    assert_eq!(here.rebase(&start, &now), [common::TITLE]);
    assert_eq!(here.text(common::TITLE), "这边的标题");
    assert_eq!(here.text("content"), "这边的内容");
    assert_eq!((here.text(common::NOTE), here.text(common::KEPT_AT)), ("", "档案柜"));
    assert_eq!(here.picked("present").collect::<Vec<_>>(), ["m1", "m2"]);
    // The same again is no news.
    assert_eq!(here.clone().rebase(&now, &now), Vec::<String>::new());

    // A pick on either side of the same field is a change of both.
    let mut here = start.clone();
    here.pick("present", "m3", true);
    assert_eq!(here.rebase(&start, &now), ["present"]);
    assert_eq!(here.picked("present").collect::<Vec<_>>(), ["m1", "m3"]);
}
