//! What a summary of a tiny ledger says is wrong with it or missing from it.

use super::super::{FindingKind, year_text};
use super::whole::{activity, day, ledger, record, set, shown, summary, summary_of};
use crate::ledger::{Entry, Member, Value, YearText};

/// 万 behind a number that is not in 万, or none behind one that is, would be wrong by ten thousand.
#[test]
fn the_words_behind_a_number_suit_its_form() {
    let right = "# 总结\n筹集{筹集资金:万元}万元、{筹集资金:万}万元、[{筹集资金:元}]元，[材料{帮扶材料:余}]份，\
                 {帮扶材料:以上}，{集中学习}次。";
    let wrong = "# 总结\n筹集{筹集资金:万元}元、[{筹集资金:万}]元、{筹集资金}万元，材料{帮扶材料:余}余份，\
                 {帮扶材料:以上}份，{帮扶材料:万}，{集中学习}亿次，学习{集中学习:增减}，联席会{共建联席会:增减}。";
    insta::assert_snapshot!(format!("{}\n{}", shown(&summary(right)), shown(&summary(wrong))));
}

/// Without last year's records there is nothing to compare with: a gap, never 增加.
#[test]
fn a_change_without_last_year_is_a_gap() {
    let body = "# 总结\n学习比上年{集中学习增减:增减}。[党课比上年{党课增减:增减}。]";
    insta::assert_snapshot!(shown(&summary(body)));
}

/// Also where the figure is made from others, whose records they are.
#[test]
fn the_records_that_leave_a_figure_incomplete_are_named() {
    let mut ledger = ledger();
    activity(&mut ledger, "b1", day(5, 5), &["party_meeting"]);
    activity(&mut ledger, "b2", day(7, 5), &["party_meeting"]);
    activity(&mut ledger, "b3", day(8, 5), &["party_meeting"]);
    for (id, name) in [("m1", "林一帆"), ("m2", "江望舒")] {
        ledger.put(Entry::Member(Member::new(id.into(), name)));
    }
    set(&mut ledger, "b2", "present", Value::Members([("m1").into()].into()));
    set(&mut ledger, "b2", "absent_leave", Value::Members([("m2").into()].into()));
    let summary = summary_of(&year_text("# 总结\n到会率{到会率}%。", 2019), &ledger);
    let told = summary.findings.iter().filter(|found| found.kind == FindingKind::Incomplete);
    let told: Vec<_> =
        told.map(|found| format!("{} {:?}", found.sentence, found.records)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// What is on record and reaches no sentence is listed by kind, each record to be linked.
#[test]
fn records_that_nothing_uses_are_listed() {
    let mut ledger = ledger();
    set(&mut ledger, "a1", "present", Value::Members([("m9").into()].into()));
    record(&mut ledger, "s2", "support", day(6, 3), "拨付帮扶资金");
    set(&mut ledger, "s2", "direction", Value::Choice("spent".into()));
    record(&mut ledger, "w1", "service", day(6, 4), "新书包");
    set(&mut ledger, "w1", "nature", Value::Choice("wish".into()));
    record(&mut ledger, "g1", "points", day(6, 5), "志愿服务加分");
    record(&mut ledger, "c2", "case", day(8, 9), "不写入总结的案件");
    record(&mut ledger, "c3", "case", day(8, 10), "写入总结的案件");
    set(&mut ledger, "c3", "in_summary", Value::Flag(true));
    let body = "# 总结\n## 甲 {#trade}\n学习{集中学习}次，党课{党课}次。材料{帮扶材料}份。\
                [筹集资金{筹集资金:万元}万元，支出{筹集资金.金额:列举|类别=支出}。]\n\n\
                - {每条:存在问题}{记录.题名}。";
    let summary = summary_of(&year_text(body, 2019), &ledger);
    let mut told = shown(&summary);
    for finding in summary.findings.iter().filter(|finding| !finding.records.is_empty()) {
        told += &format!("{} {} {:?}\n", finding.kind.name(), finding.sentence, finding.records);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_date_at_the_end_suits_the_period() {
    let on = |year, month, day| {
        let dated = chrono::NaiveDate::from_ymd_opt(year, month, day);
        let text = YearText { dated, ..year_text("# 总结\n学习{集中学习}次。", 2019) };
        let findings = summary_of(&text, &ledger()).findings;
        let found = findings.into_iter().filter(|finding| finding.kind == FindingKind::Dated);
        found.map(|finding| finding.sentence).collect::<String>()
    };
    assert_eq!(on(2019, 12, 31) + &on(2020, 1, 15), "");
    assert_eq!(
        on(1800, 1, 1),
        "落款日期1800年1月1日早于统计期的最后一天2019年12月31日；请改落款日期，或者设定截止日期。"
    );
    assert_eq!(
        on(2091, 1, 1),
        "落款日期2091年1月1日比统计期的最后一天2019年12月31日晚了一年以上，请核对。"
    );
}

#[test]
fn a_text_that_is_too_long_is_refused_with_a_sentence() {
    let longest = YearText::LONGEST;
    let written = |length: usize| {
        let summary = summary_of(&year_text(&"学".repeat(length), 2019), &ledger());
        let syntax = summary.findings.iter().filter(|found| found.kind == FindingKind::Syntax);
        (
            summary.characters > length,
            syntax.map(|found| found.sentence.clone()).collect::<String>(),
        )
    };
    assert_eq!(
        written(longest),
        (true, "正文没有标题，请在开头加一行以“#”开头的标题。".to_owned())
    );
    let (written, sentence) = written(longest + 1);
    assert!(!written);
    assert!(sentence.starts_with("正文有200001字，最多200000字"), "{sentence}");
    assert!(!sentence.contains("没有标题"), "{sentence}");
}

#[test]
fn findings_without_end_are_told_as_one() {
    let summary = summary(&format!("# 总结\n{}", "学习12次。\n".repeat(600)));
    let typed = summary.findings.iter().filter(|found| found.kind == FindingKind::Typed);
    let typed: Vec<_> = typed.map(|found| found.sentence.as_str()).collect();
    assert_eq!(typed.len(), 501);
    assert_eq!(typed.last(), Some(&"另有100处“无出处”没有逐一列出，请先处理已经列出的。"));
}

#[test]
fn a_gap_says_why_in_half_a_sentence() {
    let whole = summary("# 总结\n\n收缴党费{党费日}次，设在{所在地}。");
    let gaps = whole.findings.iter().filter(|found| found.kind == crate::summary::FindingKind::Gap);
    let why: Vec<&str> = gaps.map(|gap| gap.why.as_str()).collect();
    assert_eq!(why, ["本期“活动”有3条记录，没有一条计入“党费日”", "支部信息里没有填写“所在地”"]);
}

/// A record that only lacks a field is to be filled in, not entered again.
#[test]
fn what_misses_a_figure_by_a_blank_field_is_named() {
    let mut ledger = ledger();
    record(&mut ledger, "w1", "service", day(6, 4), "新书包");
    set(&mut ledger, "w1", "nature", Value::Choice("wish".into()));
    record(&mut ledger, "n1", "practice", day(6, 5), "没有选类别的举措");
    record(&mut ledger, "n2", "rectification", day(6, 6), "还没有完成的整改");
    record(&mut ledger, "n3", "case", day(6, 7), "没有勾选的案件");
    let body = "# 总结\n[微心愿{微心愿|办结日期=有}个。]\n便民措施{业务融合举措|类别=便民措施}项。\n\
                完成整改{整改完成项}项。办实事{办实事}件。案件{案件}起。";
    let summary = summary_of(&year_text(body, 2019), &ledger);
    let told = summary.findings.iter().filter(|found| found.kind != FindingKind::Unused);
    let told: Vec<String> =
        told.map(|f| format!("{} {:?} {:?}", f.sentence, f.records, f.kind_to_enter)).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    记录“网约车跨线案”的入总结用语要写进“trade”一节，正文里没有这一节；请改选章节，或在标题后加上{#trade}。 [] None
    第2行：已有1条“微心愿”，但没有填写“办结日期”，已略去“微心愿X个。”；请打开这条记录，核对后补填“办结日期”。 [RecordId("w1")] None
    第3行：已有1条“业务融合举措”，但没有填写“类别”，正文中写作X；属于这一项的，请打开记录补填“类别”；还没有录入的，请补录。 [RecordId("n1")] Some(KindId("practice"))
    第4行：已有1条“整改”记录没有填写“完成日期”，没有计入“整改完成项”，正文中写作X；请打开这条记录，核对后补填“完成日期”。 [RecordId("n2")] None
    第4行：本期“服务事项”有1条记录，没有一条计入“办实事”，正文中写作X；请补录“服务事项”，确实没有的声明无此项。 [] Some(KindId("service"))
    第4行：本期“执法案件”有2条记录，没有一条计入“案件”，正文中写作X；请补录“执法案件”，确实没有的声明无此项。 [] Some(KindId("case"))
    "#);
}

/// 应到 knows only who was entered: a meeting that leaves members out makes the rate too good.
#[test]
fn a_rate_of_attendance_that_leaves_members_out_is_incomplete() {
    let mut ledger = ledger();
    record(&mut ledger, "p1", "activity", day(3, 4), "第一季度党员大会");
    set(&mut ledger, "p1", "facets", Value::Choices(["party_meeting".into()].into()));
    set(&mut ledger, "p1", "present", Value::Members(["m1".into()].into()));
    let members = ["m1", "m2"].map(|id| crate::ledger::Member::new(id.into(), id));
    ledger.members.extend(members.map(|member| (member.id.clone(), member)));
    let incomplete = |body: &str| {
        let summary = summary_of(&year_text(body, 2019), &ledger);
        let found = summary.findings.into_iter().filter(|f| f.kind == FindingKind::Incomplete);
        found.map(|f| format!("{} {:?}", f.sentence, f.records)).collect::<String>()
    };
    insta::assert_snapshot!(incomplete("# 总结\n到会率{到会率|计入=支部党员大会}%。"), @r#"第2行：“到会率”有1条记录漏登了党员，当天在册而没有登记出席或缺席的不计入应到；请打开记录补登。 [RecordId("p1")]"#);
    assert_eq!(incomplete("# 总结\n党员大会{党员大会}次。"), "");
}

/// What no figure may be called is what a token says without one.
#[test]
fn reserved_names_are_no_unknown_figures() {
    use crate::catalog::own::RESERVED;
    let own_meaning = |name: &&&str| !matches!(**name, "每条" | "记录");
    for name in RESERVED.iter().filter(own_meaning) {
        let summary = summary(&format!("# 总结\n写{{{name}}}。"));
        let wrong = summary.findings.iter().any(|found| found.sentence.contains("没有叫"));
        assert!(!wrong, "{name}");
    }
}
