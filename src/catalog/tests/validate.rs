//! What a record may not hold, and what only draws a notice.

use super::{day, ledger, record, time};
use crate::catalog::{Catalog, validate};
use crate::ledger::{
    CampaignId, Field, FieldType, Kind, Money, Phrase, Quantity, Record, TimeSpan, Value,
};

/// The problems of a record, one a line.
fn refused(record: Record) -> String {
    let ledger = ledger();
    match validate(record, &Catalog::of(&ledger), &ledger) {
        Ok(_) => "可以保存".to_owned(),
        Err(problems) => problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

fn activity(values: impl IntoIterator<Item = (&'static str, Value)>) -> Record {
    with("activity", values)
}

fn with(kind: &'static str, values: impl IntoIterator<Item = (&'static str, Value)>) -> Record {
    let mut record = record("r1", kind);
    record.values = values.into_iter().map(|(id, value)| (id.into(), value)).collect();
    record
}

fn number(whole: i64) -> Value {
    Value::Number(Quantity::from_whole(whole))
}

fn members(ids: &[&'static str]) -> Value {
    Value::Members(ids.iter().map(|&id| id.into()).collect())
}

#[test]
fn the_fields_of_every_record() {
    assert_eq!(refused(record("r1", "activity")), "可以保存");
    let mut bad = record("r1", "activity");
    bad.date = day("1921-06-30");
    bad.end = Some(day("1921-06-29"));
    bad.title = " \u{7}".to_owned();
    bad.campaign = Some(CampaignId::from("c9"));
    bad.phrase = Some(Phrase { text: "上党课".to_owned(), section: String::new() });
    insta::assert_snapshot!(refused(bad), @r#"
    日期：1921-06-30不在1921年7月1日至2100年之间，请核对年份。
    结束日期：结束日期早于开始的1921-06-30，请改正。
    标题：请填写标题。
    专题：所选的专题已不在台账里，请重新选择或先登记。
    用语所在章节：填了入总结用语，请再选择它写进总结的哪一章节。
    "#);
    let mut long = record("r1", "talk");
    long.title = "长".repeat(121);
    long.note = "谈了什么".to_owned();
    long.end = Some(day("2101-01-01"));
    insta::assert_snapshot!(refused(long), @r#"
    结束日期：2101-01-01不在1921年7月1日至2100年之间，请核对年份。
    标题：标题有121字，请缩短到120字以内。
    备注：“谈心谈话”不保存备注，请清空。
    "#);
    insta::assert_snapshot!(refused(record("r1", "unknown")), @"种类：没有“unknown”这一记录种类，请重新选择种类。");
}

#[test]
fn values_that_do_not_suit_their_field() {
    let span = TimeSpan { from: time("16:00"), to: Some(time("16:00")) };
    let bad = activity([
        ("unknown", number(1)),
        ("place", number(1)),
        ("venue", Value::Choice("moon".into())),
        ("facets", Value::Choices(["study".into(), "sleep".into()].into())),
        ("time", Value::Span(span)),
        ("host", Value::Member("m9".into())),
        ("present", members(&["m1", "m9"])),
        ("group", Value::Group("g9".into())),
        ("partner", Value::Partner("p9".into())),
        ("guests", number(-1)),
        ("served", Value::Number(Quantity::from_thousandths(1500))),
    ]);
    insta::assert_snapshot!(refused(bad), @r#"
    计入：所选的一项已不在可选的内容里，请重新选择。
    起止时间：结束时间应晚于开始时间，请改正；跨日的活动请填结束日期。
    地点：内容与这一栏的类型不符，请重新填写。
    党小组：所选的党小组已不在台账里，请重新选择。
    主持人：所选的党员已不在台账里，请重新选择。
    出席党员：所选的党员已不在台账里，请重新选择。
    列席人数：不能是负数，请改正。
    活动阵地：所选的一项已不在可选的内容里，请重新选择。
    共建单位：所选的共建单位已不在台账里，请重新选择。
    受益人次：以“人次”计的应是整数，请改正。
    编号为“unknown”的一栏：“活动”没有这一栏，请核对后去掉这项内容。
    "#);
    let bad = with("facility", [("amount", Value::Money(Money::from_fen(-1)))]);
    insta::assert_snapshot!(refused(bad), @"投入金额：金额不能是负数，请改正。");
    let date = Value::Date(day("0219-03-05"));
    let bad = with("rectification", [("due", date), ("origin", Value::Link("r1".into()))]);
    insta::assert_snapshot!(refused(bad), @r#"
    整改时限：0219-03-05不在1921年7月1日至2100年之间，请核对年份。
    来源记录：不能选这条记录自己，请重新选择。
    "#);
    let good = with("rectification", [("origin", Value::Link("r0".into()))]);
    assert_eq!(refused(good), "可以保存");
    assert_eq!(refused(with("points", [("points", number(-5))])), "可以保存");
}

#[test]
fn votes_add_up() {
    let votes = |due, present, yes, no| {
        activity([
            ("votes_due", number(due)),
            ("votes_present", number(present)),
            ("votes_for", number(yes)),
            ("votes_against", number(no)),
        ])
    };
    assert_eq!(refused(votes(12, 11, 10, 1)), "可以保存");
    insta::assert_snapshot!(refused(votes(12, 11, 10, 2)), @"赞成：赞成、反对合计12，多于实到有表决权的11，请核对。");
    insta::assert_snapshot!(refused(votes(12, 13, 12, 1)), @r#"
    赞成：赞成、反对合计13，多于应到有表决权的12，请核对。
    实到有表决权：实到有表决权13，多于应到有表决权的12，请核对。
    "#);
    let without_present = activity([("votes_due", number(3)), ("votes_for", number(4))]);
    insta::assert_snapshot!(refused(without_present), @"赞成：赞成4，多于应到有表决权的3，请核对。");
    let inspection = with("inspection", [("found", number(1)), ("closed", number(2))]);
    insta::assert_snapshot!(refused(inspection), @"已整改：已整改2，多于发现问题的1，请核对。");
}

#[test]
fn a_member_is_present_or_absent_for_one_reason() {
    let both = activity([("present", members(&["m1", "m2"])), ("absent_leave", members(&["m2"]))]);
    insta::assert_snapshot!(refused(both), @"请假缺席：林一帆已在“出席党员”里，请只留一处。");
    let twice = activity([("absent_duty", members(&["m3"])), ("absent_other", members(&["m3"]))]);
    insta::assert_snapshot!(refused(twice), @"其他原因缺席：方远已在“公差缺席”里，请只留一处。");
}

#[test]
fn stages_follow_each_other() {
    let stages = with(
        "development",
        [
            ("applied_on", Value::Date(day("2019-05-01"))),
            ("activist_on", Value::Date(day("2019-04-01"))),
        ],
    );
    insta::assert_snapshot!(refused(stages), @"确定为积极分子日期：2019-04-01早于递交申请日期的2019-05-01，请核对。");
}

#[test]
fn a_branch_may_require_a_field_of_its_own_kind() {
    let mut ledger = ledger();
    let mut kind = Catalog::built_in().kind(&"fact".into()).unwrap().clone();
    kind.id = "own".into();
    for field in &mut kind.fields {
        field.required = field.id.as_str() == "source";
    }
    ledger.kinds.insert(kind.id.clone(), kind);
    let problems = validate(record("r1", "own"), &Catalog::of(&ledger), &ledger).unwrap_err();
    assert_eq!(problems[0].to_string(), "数据来源：请填写数据来源。");
}

#[test]
fn texts_are_cleaned_and_blank_values_dropped() {
    let mut given = activity([
        ("place", Value::Text("会议室\u{8}\n".to_owned())),
        ("content", Value::Text("\n第一行  \r\n第二行\u{fffe}\n\n".to_owned())),
        ("decisions", Value::Text(" \n ".to_owned())),
        ("present", Value::Members([].into())),
    ]);
    given.end = Some(given.date);
    given.phrase = Some(Phrase { text: " ".to_owned(), section: "base".to_owned() });
    given.tags = [" ".to_owned(), "社区 ".to_owned()].into();
    let ledger = ledger();
    let checked = validate(given, &Catalog::built_in(), &ledger).unwrap();
    let mut expected = activity([
        ("place", Value::Text("会议室".to_owned())),
        ("content", Value::Text("第一行\n第二行".to_owned())),
    ]);
    expected.tags = ["社区".to_owned()].into();
    assert_eq!(checked.record, expected);
    insta::assert_snapshot!(checked.notices.join("\n"), @r#"
    “地点”里有1个看不见的字符，已经去掉。
    “内容”里有1个看不见的字符，已经去掉。
    "#);
}

#[test]
fn what_looks_like_an_identity_number_draws_a_notice() {
    let ledger = ledger();
    let notices = |text: &str| {
        let mut record = record("r1", "activity");
        record.note = text.to_owned();
        validate(record, &Catalog::built_in(), &ledger).unwrap().notices
    };
    for number in
        ["530000199001011234", "号码53000019900101123X。", "５３００００１９９００１０１１２３４"]
    {
        assert_eq!(notices(number).len(), 1, "{number}");
    }
    for other in ["5300001990010112345", "2019-03-05 14:30", "12345678901234567", "X"] {
        assert!(notices(other).is_empty(), "{other}");
    }
}

#[test]
fn a_value_of_another_type_is_refused_for_every_field() {
    let catalog = Catalog::built_in();
    let refused_everywhere = |kind: &Kind, field: &Field| {
        let wrong = match field.field_type {
            FieldType::Flag => number(1),
            _ => Value::Flag(true),
        };
        let mut record = record("r1", "activity");
        record.kind = kind.id.clone();
        record.values.insert(field.id.clone(), wrong);
        refused(record).contains("类型不符")
    };
    for kind in catalog.kinds() {
        for field in &kind.fields {
            assert!(refused_everywhere(kind, field), "{}.{}", kind.id, field.id);
        }
    }
}

/// What is said of a record that is taken.
fn noticed(record: Record, ledger: &crate::ledger::Ledger, today: &str) -> String {
    let validated = validate(record, &Catalog::built_in(), ledger).unwrap();
    validated.attended(ledger).seen_on(day(today)).notices.join("\n")
}

#[test]
fn numbers_stay_within_the_bounds_of_their_field() {
    let rate = |thousandths| {
        with("platform", [("rate", Value::Number(Quantity::from_thousandths(thousandths)))])
    };
    for bad in [-1, 100_001, 1_000_000] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(refused(rate(bad)), @"使用率：应在0到100之间，请改正。");
        }
    }
    for good in [0, 98_600, 100_000] {
        assert_eq!(refused(rate(good)), "可以保存");
    }
    let honour = with("honour", [("year_honoured", number(26))]);
    insta::assert_snapshot!(refused(honour), @"表彰年度：应在1921到2100之间，请改正。");
    let hours = activity([("hours", number(1_000_000))]);
    insta::assert_snapshot!(refused(hours), @"学时：应在0到1000之间，请改正。");
}

#[test]
fn what_is_possible_but_seldom_draws_a_notice() {
    let ledger = ledger();
    let seen = |record| noticed(record, &ledger, "2019-12-20");
    insta::assert_snapshot!(seen(activity([("hours", number(41)), ("guests", number(12345))])), @r#"
    “学时”填了41学时，比通常大得多，请核对是否多打了几位。
    “列席人数”填了12345人，比通常大得多，请核对是否多打了几位。
    "#);
    let amount = Value::Money(Money::from_fen(2_000_000_000));
    insta::assert_snapshot!(seen(with("support", [("amount", amount)])), @"“金额”填了20000000元，比通常大得多，请核对是否多打了几位。");
    let share = [("value", number(120)), ("unit", Value::Text("%".to_owned()))];
    insta::assert_snapshot!(seen(with("fact", share)), @"“数值”是120%，不在0到100之间，请核对。");
}

#[test]
fn a_day_far_from_today_draws_a_notice() {
    let ledger = ledger();
    let seen = |today| noticed(record("r1", "activity"), &ledger, today);
    assert_eq!(seen("2019-03-05"), "");
    insta::assert_snapshot!(seen("2019-03-04"), @"“日期”填的是2019年3月5日，晚于今天，请核对年月。");
    insta::assert_snapshot!(seen("2018-03-05"), @"“日期”填的是2019年3月5日，晚于今天，请核对年月。这条记录列在2019年。");
    assert_eq!(seen("2029-12-31"), "");
    insta::assert_snapshot!(seen("2030-01-01"), @"“日期”填的是2019年3月5日，已经过去10年以上，请核对年份。");
}

#[test]
fn who_was_no_member_that_day_is_told_and_stays_listed() {
    let mut ledger = ledger();
    let days = [("m1", Some("2019-03-06"), None), ("m2", None, Some("2019-03-05"))];
    for (id, came, left) in days {
        let member = ledger.members.get_mut(&id.into()).unwrap();
        (member.in_on, member.out_on) = (came.map(day), left.map(day));
    }
    let meeting =
        activity([("present", members(&["m1", "m2"])), ("absent_leave", members(&["m3"]))]);
    insta::assert_snapshot!(noticed(meeting.clone(), &ledger, "2019-12-20"), @r#"
    “出席党员”中，周晓禾在2019年3月5日还不是本支部党员，不计入到会人数；如有出入，请核对活动日期和党员的入党、转入、转出日期。
    “出席党员”中，林一帆在2019年3月5日已不是本支部党员，不计入到会人数；如有出入，请核对活动日期和党员的入党、转入、转出日期。
    "#);
    let validated = validate(meeting.clone(), &Catalog::built_in(), &ledger).unwrap();
    assert_eq!(validated.record, meeting);
    let absent = activity([("absent_unexcused", members(&["m1"]))]);
    insta::assert_snapshot!(noticed(absent, &ledger, "2019-12-20"), @"“无故缺席”中，周晓禾在2019年3月5日还不是本支部党员，不计入应到人数；如有出入，请核对活动日期和党员的入党、转入、转出日期。");
}

/// 应到 is present and absent; who was forgotten is told, the list stays.
#[test]
fn who_is_due_and_in_no_list_is_told() {
    let mut ledger = ledger();
    ledger.members.get_mut(&"m1".into()).unwrap().group = Some("g1".into());
    ledger.members.get_mut(&"m2".into()).unwrap().group = Some("g1".into());
    let held = |facet: &'static str, group: bool, lists: &[(&'static str, &[&'static str])]| {
        let mut record = activity([("facets", Value::Choices([facet.into()].into()))]);
        if group {
            record.values.insert("group".into(), Value::Group("g1".into()));
        }
        for (list, ids) in lists {
            record.values.insert((*list).into(), members(ids));
        }
        noticed(record, &ledger, "2019-12-20")
    };
    insta::assert_snapshot!(held("party_meeting", false, &[("present", &["m1"])]), @"还有2名在册党员没有登记出席或缺席，不计入应到：林一帆、方远；如有遗漏，请补登。");
    insta::assert_snapshot!(held("group_meeting", true, &[("absent_leave", &["m1"])]), @"还有1名在册党员没有登记出席或缺席，不计入应到：林一帆；如有遗漏，请补登。");
    for whole in ["theme_day", "organisation_life", "appraisal"] {
        assert!(held(whole, false, &[("present", &["m1"])]).contains("还有2名在册党员"));
    }
    assert!(held("group_study", true, &[("present", &["m1"])]).contains("还有1名在册党员"));
    assert_eq!(held("party_meeting", false, &[]), "");
    assert_eq!(held("committee", false, &[("present", &["m1"])]), "");
    let accounted = [("present", &["m1", "m2"][..]), ("absent_duty", &["m3"])];
    assert_eq!(held("party_meeting", false, &accounted), "");
}

#[test]
fn what_the_fields_say_against_one_another_draws_a_notice() {
    let ledger = ledger();
    let seen = |record| noticed(record, &ledger, "2019-12-20");
    let on = |text: &str| Value::Date(day(text));
    let broken = [("fulfilled", Value::Choice("no".into())), ("fulfilled_on", on("2019-12-01"))];
    insta::assert_snapshot!(seen(with("commitment", broken)), @"“兑现情况”是未兑现，却填了“兑现日期”2019年12月1日，请核对。");
    let kept = [("fulfilled", Value::Choice("yes".into())), ("fulfilled_on", on("2019-12-01"))];
    assert_eq!(seen(with("commitment", kept)), "");
    insta::assert_snapshot!(seen(with("rectification", [("done", on("2019-03-04"))])), @"“完成日期”是2019年3月4日，早于这条记录的“日期”2019年3月5日，请核对。");
    assert_eq!(seen(with("rectification", [("done", on("2019-03-05"))])), "");
    for facet in ["group_meeting", "group_study"] {
        let meeting = activity([("facets", Value::Choices([facet.into()].into()))]);
        assert!(seen(meeting.clone()).contains("没有选择党小组"));
        let mut held = meeting;
        held.values.insert("group".into(), Value::Group("g1".into()));
        assert_eq!(seen(held), "");
    }
}
