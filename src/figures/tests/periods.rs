//! Periods, dates, the roster on a day, changes to last year.

use super::*;

fn in_days(ledger: &Ledger, id: &'static str, from: &str, to: &str) -> Figure {
    asked(ledger, &Query::new(id.into(), Period { from: day(from), to: day(to) }))
}

#[test]
fn a_record_belongs_to_the_period_in_which_it_begins_but_its_days_to_both() {
    let ledger = ledger([activity("a1", "12-30", &["study"]).until("2020-01-02").theme()]);
    let next = |id: &'static str| asked(&ledger, &Query::new(id.into(), Period::year(2020)));
    assert_eq!(figure(&ledger, "study").number(), Some(&Number::Count(1)));
    assert_eq!(next("study").state, State::NoRecord);
    assert_eq!(figure(&ledger, "theme_study_days").number(), Some(&Number::Count(2)));
    assert_eq!(next("theme_study_days").number(), Some(&Number::Count(2)));
}

#[test]
fn every_kind_of_period_resolves_and_a_draft_ends_on_its_day() {
    let ledger = ledger([
        activity("a1", "02-01", &["study"]),
        activity("a2", "06-30", &["study"]),
        activity("a3", "07-01", &["study"]),
        activity("a4", "12-01", &["study"]),
        activity("a5", "2020-02-01", &["study"]),
    ]);
    let found = |spec: PeriodSpec, as_of: Option<&str>| {
        let period = spec.resolve(&ledger, as_of.map(day)).unwrap();
        ids(&asked(&ledger, &Query::new("study".into(), period))).join(" ")
    };
    assert_eq!(found(PeriodSpec::Year(2019), None), "a1 a2 a3 a4");
    assert_eq!(found(PeriodSpec::Year(2019), Some("07-01")), "a1 a2 a3");
    assert_eq!(found(PeriodSpec::HalfYear { year: 2019, half: Half::First }, None), "a1 a2");
    assert_eq!(found(PeriodSpec::HalfYear { year: 2019, half: Half::Second }, None), "a3 a4");
    assert_eq!(found(PeriodSpec::SchoolYear(2019), None), "a4 a5");
    assert_eq!(found(PeriodSpec::Campaign("theme".into()), None), "a2 a3");
    let range = Period { from: day("02-01"), to: day("02-01") };
    assert_eq!(found(PeriodSpec::Range(range), None), "a1");
}

#[test]
fn stages_count_by_their_own_dates() {
    let person = record("p1", "development", "2017-05-01")
        .with("applied_on", Value::Date(day("2017-05-01")))
        .with("activist_on", Value::Date(day("2019-06-01")));
    let ledger = ledger([person, record("p2", "development", "03-01")]);
    assert_eq!(figure(&ledger, "applicants").state, State::NoRecord);
    let activists = figure(&ledger, "activists");
    assert_eq!(activists.number(), Some(&Number::Count(1)));
    assert_eq!(activists.evidence[0].date, day("2019-06-01"));
}

#[test]
fn the_roster_counts_as_of_the_last_day() {
    let mut ledger = ledger([]);
    assert_eq!(figure(&ledger, "members").state, State::NoRecord);
    put_members(&mut ledger, &["a", "b"]);
    let mut new = Member::new("c".into(), "新党员");
    new.standing = Standing::Probationary;
    new.joined_on = Some(day("07-01"));
    new.group = Some("g1".into());
    let mut left = Member::new("d".into(), "调离");
    left.out_on = Some(day("09-01"));
    ledger.put(Entry::Member(new));
    ledger.put(Entry::Member(left));
    let count = |id, to| in_days(&ledger, id, "01-01", to).number().cloned();
    assert_eq!(count("members", "06-30"), Some(Number::Count(3)));
    assert_eq!(count("members", "07-01"), Some(Number::Count(4)));
    assert_eq!(count("members", "12-31"), Some(Number::Count(3)));
    assert_eq!(count("probationary", "06-30"), Some(Number::Count(0)), "the roster is the record");
    assert_eq!(count("groups", "12-31"), None);
    let members = figure(&ledger, "members");
    assert_eq!(ids(&members), ["a", "b", "c"]);
    assert_eq!(members.evidence[2].key, EntryKey::Member("c".into()));
    assert_eq!(members.adds_up(), "截至2019年12月31日，共3名。");
    let narrow = |field, value| ids(&asked(&ledger, &narrowed("members", field, &[value])));
    assert_eq!(narrow("group", "g1"), ["c"]);
    assert_eq!(narrow("standing", "full"), ["a", "b"]);
    let names = asked(&ledger, &query("members").listing("name".into()));
    assert_eq!(names.number(), Some(&Number::List(vec!["a".into(), "b".into(), "新党员".into()])));
}

#[test]
fn standing_is_read_as_of_the_day() {
    let mut ledger = ledger([]);
    let mut member = Member::new("a".into(), "转正");
    member.full_on = Some(day("08-01"));
    ledger.put(Entry::Member(member));
    let before = in_days(&ledger, "probationary", "01-01", "07-31");
    assert_eq!(before.number(), Some(&Number::Count(1)));
    assert_eq!(figure(&ledger, "probationary").number(), Some(&Number::Count(0)));
}

#[test]
fn change_is_against_the_same_days_a_year_earlier() {
    let ledger = ledger([
        activity("o1", "2018-03-01", &["study"]),
        activity("o2", "2018-04-01", &["study"]),
        activity("o3", "2018-12-01", &["study"]),
        activity("a1", "03-01", &["study"]),
        activity("a2", "04-01", &["study"]),
        activity("a3", "05-01", &["study"]),
    ]);
    let half = in_days(&ledger, "more_study", "01-01", "06-30");
    assert_eq!(half.number(), Some(&Number::Count(1)));
    assert_eq!(half.evidence.len(), 5);
    assert_eq!(half.adds_up(), "3次－2次＝1次。");
    assert_eq!(half.evidence[0].part.display("次"), "上年同期集中学习：1次");
    let percent = in_days(&ledger, "more_study_percent", "01-01", "06-30");
    assert_eq!(write(&percent, &Form::default()).unwrap(), "50");
    assert_eq!(written(&ledger, "more_study", "增减"), "持平");
}

#[test]
fn there_is_no_change_against_a_year_without_records_unless_none_was_declared() {
    let mut ledger = ledger([activity("a1", "03-01", &["study"])]);
    let more = figure(&ledger, "more_study");
    assert_eq!(more.state, State::NoRecord);
    assert_eq!(more.adds_up(), "上年同期“集中学习”没有记录，算不出结果。");
    ledger.put(Entry::Declaration(super::standing::declaration(
        "d1",
        "activity",
        vec![any_of("facets", &["study"])],
        Period::year(2018),
    )));
    assert_eq!(figure(&ledger, "more_study").number(), Some(&Number::Count(1)));
    let percent = figure(&ledger, "more_study_percent");
    assert_eq!(percent.state, State::NoRecord);
    assert_eq!(percent.adds_up(), "“集中学习”为零，不能作除数，算不出结果。");
}
