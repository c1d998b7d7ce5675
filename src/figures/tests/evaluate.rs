//! What each take makes of records.

use super::*;

fn number(ledger: &Ledger, id: &'static str) -> Option<Number> {
    figure(ledger, id).number().cloned()
}

#[test]
fn one_activity_with_several_facets_counts_for_each_figure_once() {
    let ledger = ledger([
        activity("a1", "03-05", &["study", "lecture", "theme_day"]),
        activity("a2", "04-05", &["study"]),
        activity("a3", "04-06", &["volunteer"]),
        activity("old", "2018-12-31", &["study"]),
    ]);
    assert_eq!(number(&ledger, "study"), Some(Number::Count(2)));
    assert_eq!(number(&ledger, "lecture"), Some(Number::Count(1)));
    // The union of facets counts a1 once.
    assert_eq!(number(&ledger, "learning"), Some(Number::Count(2)));
    assert_eq!(ids(&figure(&ledger, "study")), ["a1", "a2"]);
}

#[test]
fn evidence_is_by_date_then_by_identifier() {
    let ledger = ledger([
        activity("z", "01-05", &["study"]),
        activity("a", "05-05", &["study"]),
        activity("b", "01-05", &["study"]),
    ]);
    assert_eq!(ids(&figure(&ledger, "study")), ["b", "z", "a"]);
}

#[test]
fn only_campaigns_of_theme_education_count_as_theme_education() {
    let mut safety = activity("a2", "07-05", &["follow_study"]);
    safety.0.campaign = Some("safety".into());
    let ledger = ledger([
        activity("a1", "07-04", &["follow_study"]).theme(),
        safety,
        activity("a3", "07-06", &["follow_study"]),
    ]);
    assert_eq!(ids(&figure(&ledger, "follow_study")), ["a1"]);
    assert_eq!(ids(&figure(&ledger, "all_follow_study")), ["a1", "a2", "a3"]);
}

#[test]
fn days_that_two_records_share_count_once() {
    let ledger = ledger([
        activity("a1", "06-10", &["study"]).until("06-12").theme(),
        activity("a2", "06-12", &["study"]).theme(),
        activity("a3", "09-01", &["study"]).theme(),
    ]);
    let figure = figure(&ledger, "theme_study_days");
    assert_eq!(figure.number(), Some(&Number::Count(4)));
    let parts: Vec<_> = figure.evidence.iter().map(|one| one.part.display("天")).collect();
    assert_eq!(parts, ["3天：6月10日至12日", "1天：6月12日", "1天：9月1日"]);
    assert_eq!(figure.adds_up(), "各条合计5天，去掉重复，共4天。");
}

#[test]
fn a_text_holds_a_value_a_line_or_between_marks_but_not_inside_titles() {
    let ledger = ledger([
        activity("a1", "06-10", &["seminar"])
            .theme()
            .text("topics", "政治建设；思想建设、作风建设"),
        activity("a2", "06-11", &["seminar"])
            .theme()
            .text("topics", "作风建设\n 学习《党章、准则》 \n\n"),
        activity("a3", "06-12", &["seminar"]).theme(),
    ]);
    let figure = figure(&ledger, "seminar");
    assert_eq!(figure.number(), Some(&Number::Count(4)));
    assert_eq!(figure.lacking, 1);
    assert!(figure.is_incomplete());
    let listed = asked(&ledger, &query("seminar").listing("topics".into()));
    assert_eq!(
        write(&listed, &Form::default()).unwrap(),
        "政治建设、思想建设、作风建设、学习《党章、准则》"
    );
}

#[test]
fn a_sum_names_the_records_that_lack_the_field() {
    let ledger = ledger([
        record("h1", "handout", "03-01").choice("project", "support").number("copies", 120),
        record("h2", "handout", "03-02").choice("project", "support"),
        record("h3", "handout", "03-03").choice("project", "support").number("copies", 80),
        record("h4", "handout", "03-04").choice("project", "community").number("copies", 500),
    ]);
    let figure = figure(&ledger, "support_handout");
    assert_eq!(figure.number(), Some(&Number::Quantity(Quantity::from_whole(200))));
    assert_eq!((ids(&figure), figure.lacking), (vec!["h1".into(), "h2".into(), "h3".into()], 1));
    assert_eq!(figure.adds_up(), "120份＋80份＝200份。另有1条没有填写，未计入。");
    assert_eq!(figure.evidence[1].part.display("份"), "“份数”未填");
}

#[test]
fn a_sum_of_recorded_zeros_is_a_recorded_zero_and_one_of_blanks_is_no_record() {
    let zero = ledger([record("h1", "handout", "03-01").number("copies", 0)]);
    assert_eq!(number(&zero, "handout"), Some(Number::Quantity(Quantity::default())));
    assert_eq!(figure(&zero, "handout").adds_up(), "1条记录，计0份。");
    let blank = ledger([record("h1", "handout", "03-01")]);
    let figure = figure(&blank, "handout");
    assert_eq!((&figure.state, figure.lacking), (&State::NoRecord, 1));
    assert_eq!(figure.adds_up(), "有1条记录，但都没有填写，算不出结果。");
}

#[test]
fn money_is_added_in_fen() {
    let ledger = ledger([
        record("s1", "support", "03-01").choice("direction", "raised").yuan("amount", "100000.10"),
        record("s2", "support", "03-01").choice("direction", "raised").yuan("amount", "23600.20"),
        record("s3", "support", "03-01").choice("direction", "in_kind").yuan("value", "8000"),
    ]);
    assert_eq!(number(&ledger, "funds"), Some(Number::Money(Money::from_fen(12_360_030))));
    assert_eq!(written(&ledger, "funds", "万元"), "12.36003");
    assert_eq!(written(&ledger, "funds", ""), "123600.3");
    assert_eq!(figure(&ledger, "funds").adds_up(), "100000.10元＋23600.20元＝12.36003万元。");
}

#[test]
fn distinct_firms_are_told_apart_by_identifier() {
    let mut ledger = ledger([
        record("e1", "enrollment", "03-01").with("firm", Value::Partner("p1".into())),
        record("e2", "enrollment", "03-02").with("firm", Value::Partner("p2".into())),
        record("e3", "enrollment", "03-03").with("firm", Value::Partner("p1".into())),
    ]);
    put_partner(&mut ledger, "p1", "示例物流公司");
    put_partner(&mut ledger, "p2", "示例物流公司");
    assert_eq!(number(&ledger, "enrolled_firms"), Some(Number::Count(2)));
    assert_eq!(figure(&ledger, "enrolled_firms").adds_up(), "各条合计3户，去掉重复，共2户。");
}

#[test]
fn only_cases_for_the_summary_count() {
    let flag = |made: Made, value| made.with("in_summary", Value::Flag(value));
    let ledger = ledger([
        flag(record("c1", "case", "03-01").yuan("fine", "5000"), true),
        flag(record("c2", "case", "03-02").yuan("fine", "7000"), false),
        record("c3", "case", "03-03").yuan("fine", "9000"),
    ]);
    assert_eq!(ids(&figure(&ledger, "cases")), ["c1"]);
    let figure = asked(&ledger, &query("cases").narrowed([any_of("first", &["false"])]));
    assert_eq!(ids(&figure), ["c1"], "a flag that was never touched is false");
}

#[test]
fn attendance_gives_person_times_rates_and_hours() {
    let mut ledger = ledger([
        activity("a1", "03-01", &["party_meeting", "lecture"])
            .members("present", &["a", "b", "c"])
            .members("absent_leave", &["d"])
            .number("guests", 2)
            .with("hours", Value::Number(Quantity::from_thousandths(2500))),
        activity("a2", "04-01", &["theme_day", "study"]).members("present", &["a", "b", "c", "d"]),
        activity("a3", "05-01", &["committee"]),
    ]);
    put_members(&mut ledger, &["a", "b", "c", "d"]);
    assert_eq!(number(&ledger, "learning_person_times"), Some(Number::Count(9)));
    let rate = figure(&ledger, "attendance");
    assert_eq!(rate.number(), Some(&Number::Ratio { numerator: 7, denominator: 8, percent: true }));
    assert_eq!((rate.lacking, rate.evidence.len()), (1, 3));
    assert_eq!(rate.adds_up(), "7人次÷8人次＝87.5%。另有1条没有填写，未计入。");
    assert_eq!(rate.evidence[0].part.display("%"), "实到人次：3人；应到人次：4人");
    assert_eq!(
        number(&ledger, "person_hours"),
        Some(Number::Quantity(Quantity::from_thousandths(7500)))
    );
    assert_eq!(figure(&ledger, "person_hours").adds_up(), "2.5×3＝7.5学时。");
    // 7.5 hours over 4 members.
    assert_eq!(written(&ledger, "mean_hours", "3位"), "1.875");
    let lectures = asked(&ledger, &narrowed("attendance", "facets", &["lecture"]));
    assert_eq!(write(&lectures, &Form::default()).unwrap(), "75");
}

/// The mean divides by the members of the last day, so it counts their hours alone.
#[test]
fn hours_of_members_who_left_do_not_count() {
    let mut ledger = ledger([activity("a1", "03-01", &["study"])
        .members("present", &["a", "b", "c"])
        .with("hours", Value::Number(Quantity::from_thousandths(2000)))]);
    put_members(&mut ledger, &["a", "b", "c"]);
    assert_eq!(written(&ledger, "mean_hours", "1位"), "2");
    let left = ledger.members.get_mut(&"c".into()).unwrap();
    left.out_on = Some(chrono::NaiveDate::from_ymd_opt(2019, 9, 1).unwrap());
    assert_eq!(written(&ledger, "mean_hours", "1位"), "2");
    let hours = figure(&ledger, "person_hours");
    assert_eq!(hours.adds_up(), "2×2＝4学时。");
    insta::assert_snapshot!(hours.evidence[0].remark.as_deref().unwrap(), @"填了到会3人，计入2人：1人到统计期最后一天已不在册。");
    // Who was present is not changed by it.
    assert_eq!(number(&ledger, "learning_person_times"), Some(Number::Count(3)));
}

#[test]
fn the_latest_value_is_the_last_one_filled_in() {
    let fact = |id, on| record(id, "fact", on).text("item", "职工总数");
    let ledger = ledger([
        fact("f1", "01-31").number("value", 60),
        fact("f2", "06-30").number("value", 64),
        fact("f3", "12-31"),
    ]);
    let figure = asked(&ledger, &narrowed("fact", "item", &["职工总数"]));
    assert_eq!(figure.number(), Some(&Number::Quantity(Quantity::from_whole(64))));
    assert_eq!(figure.lacking, 1, "a later record without a value makes it incomplete");
    assert_eq!(figure.adds_up(), "取最近一条（2019年6月30日）的数值。另有1条没有填写，未计入。");
}

#[test]
fn averages_are_over_the_records_that_have_the_field() {
    let mut ledger = ledger([
        record("v1", "visit", "03-01").number("visits", 10),
        record("v2", "visit", "03-02").number("visits", 5),
        record("v3", "visit", "03-03"),
    ]);
    put_figure(
        &mut ledger,
        "own",
        "平均入户",
        "次",
        of_kind("visit", Take::Average("visits".into())),
    );
    assert_eq!(written(&ledger, "own", ""), "7.5");
    assert_eq!(figure(&ledger, "own").lacking, 1);
}

#[test]
fn titles_are_listed_in_order_of_date_and_each_once() {
    let mut ledger = ledger([
        record("d1", "document", "05-01").titled("支部学习制度"),
        record("d2", "document", "03-01").titled("《党员管理办法》"),
        record("d3", "document", "06-01").titled("支部学习制度"),
    ]);
    put_figure(&mut ledger, "own", "制度清单", "", of_kind("document", Take::Titles));
    assert_eq!(written(&ledger, "own", "书名"), "《党员管理办法》《支部学习制度》");
    let listed = asked(&ledger, &query("document").listing("title".into()));
    assert_eq!(
        write(&listed, &parse_form("书名").unwrap()).unwrap(),
        "《党员管理办法》《支部学习制度》"
    );
}

#[test]
fn conditions_narrow_by_own_and_common_fields() {
    let mut tagged = record("d2", "document", "04-01").text("section", "style");
    tagged.0.tags = ["重要".to_owned()].into();
    tagged.0.kept_at = "档案柜".to_owned();
    let ledger = ledger([record("d1", "document", "03-01").text("section", "base"), tagged]);
    let found = |condition| ids(&asked(&ledger, &query("document").narrowed([condition])));
    let filled = |field: &'static str, test| Condition { field: field.into(), test };
    assert_eq!(found(any_of("section", &["base"])), ["d1"]);
    assert_eq!(found(any_of("section", &["base", "style"])), ["d1", "d2"]);
    assert_eq!(found(any_of("tag", &["重要"])), ["d2"]);
    assert_eq!(found(any_of("title", &["记录d1"])), ["d1"]);
    assert_eq!(found(any_of("date", &["2019-04-01"])), ["d2"]);
    assert_eq!(found(filled("kept_at", Test::Filled)), ["d2"]);
    assert_eq!(found(filled("tag", Test::Blank)), ["d1"]);
    assert_eq!(found(filled("campaign", Test::Blank)), ["d1", "d2"]);
}

#[test]
fn a_part_without_records_among_some_of_the_whole_is_zero() {
    let open =
        ledger([record("r1", "rectification", "03-01"), record("r2", "rectification", "03-02")]);
    assert_eq!(written(&open, "rectification_rate", ""), "0");
    assert_eq!(figure(&open, "rectification_done").state, State::NoRecord);
    let none = ledger([]);
    assert_eq!(figure(&none, "rectification_rate").state, State::NoRecord);
    let mut done = open;
    let r1 = record("r1", "rectification", "03-01").with("done", Value::Date(day("05-01"))).0;
    done.put(Entry::Record(r1));
    assert_eq!(figure(&done, "rectification_rate").adds_up(), "1项÷2项＝50%。");
}

#[test]
fn nothing_is_divided_by_zero() {
    let mut ledger = ledger([record("h1", "handout", "03-01").number("copies", 0)]);
    let share = Source::Share { part: "handout".into(), whole: "handout".into() };
    put_figure(&mut ledger, "own", "占比", "%", share);
    let figure = figure(&ledger, "own");
    assert_eq!(figure.state, State::NoRecord);
    assert_eq!(figure.notes, [Note::DividedByZero { figure: "发放材料".to_owned() }]);
}
