//! From which day to which.

use super::strategies;
use crate::ledger::*;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn resolve(spec: &PeriodSpec, as_of: Option<&str>) -> String {
    let mut ledger = Ledger::default();
    let campaign = |id: &'static str, from: Option<&str>, to: Option<&str>| {
        Entry::Campaign(Campaign {
            id: id.into(),
            name: "“不忘初心、牢记使命”主题教育".to_owned(),
            nature: CampaignNature::ThemeEducation,
            from: from.map(day),
            to: to.map(day),
            source: String::new(),
            revision: 0,
        })
    };
    ledger.put(campaign("whole", Some("2019-09-10"), Some("2019-11-30")));
    ledger.put(campaign("open", Some("2019-09-10"), None));
    ledger.put(campaign("bare", None, None));
    match spec.resolve(&ledger, as_of.map(day)) {
        Ok(period) => format!("{} {}", period.from, period.to),
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn what_each_period_means() {
    assert_eq!(resolve(&PeriodSpec::Year(2019), None), "2019-01-01 2019-12-31");
    assert_eq!(resolve(&PeriodSpec::Year(2019), Some("2019-11-20")), "2019-01-01 2019-11-20");
    assert_eq!(resolve(&PeriodSpec::Year(2019), Some("2020-02-01")), "2019-01-01 2019-12-31");
    let half = |half| PeriodSpec::HalfYear { year: 2019, half };
    assert_eq!(resolve(&half(Half::First), None), "2019-01-01 2019-06-30");
    assert_eq!(resolve(&half(Half::Second), None), "2019-07-01 2019-12-31");
    assert_eq!(resolve(&PeriodSpec::SchoolYear(2019), None), "2019-09-01 2020-08-31");
    let range = Period { from: day("2019-03-01"), to: day("2019-03-01") };
    assert_eq!(resolve(&PeriodSpec::Range(range), None), "2019-03-01 2019-03-01");
    let campaign = |id: &'static str| PeriodSpec::Campaign(id.into());
    assert_eq!(resolve(&campaign("whole"), None), "2019-09-10 2019-11-30");
    assert_eq!(resolve(&campaign("open"), Some("2019-10-01")), "2019-09-10 2019-10-01");
}

#[test]
fn what_is_no_period_is_said() {
    let campaign = |id: &'static str| PeriodSpec::Campaign(id.into());
    insta::assert_snapshot!(resolve(&campaign("open"), None), @"“‘不忘初心、牢记使命’主题教育”没有填开始日期和结束日期，无法按它统计；请先在“设置”里补上。");
    insta::assert_snapshot!(resolve(&campaign("unknown"), None), @"“所选的专题”没有填开始日期和结束日期，无法按它统计；请先在“设置”里补上。");
    insta::assert_snapshot!(resolve(&PeriodSpec::Year(2019), Some("2018-12-31")), @"统计期到2018-12-31为止，早于开始的2019-01-01，请改正日期。");
}

#[test]
fn a_year_earlier() {
    let leap = Period { from: day("2020-02-29"), to: day("2020-12-31") };
    let earlier = leap.year_earlier();
    assert_eq!(earlier, Period { from: day("2019-02-28"), to: day("2019-12-31") });
}

#[test]
fn years_beyond_the_calendar_do_not_fail() {
    for year in [i32::MIN, i32::MAX] {
        assert!(Period::year(year).from <= Period::year(year).to);
        assert!(PeriodSpec::SchoolYear(year).resolve(&Ledger::default(), None).is_ok());
        Period::year(year).year_earlier();
    }
}

#[test]
fn a_record_is_late_after_thirty_days() {
    let record = |entered: &str| {
        let mut record =
            Record::new("r".into(), "activity".into(), day("2019-03-01"), "集中学习", day(entered));
        record.end = Some(day("2019-03-03"));
        record
    };
    assert!(!record("2019-04-02").is_late());
    assert!(record("2019-04-03").is_late());
}

proptest! {
    #[test]
    fn overlap_holds_what_both_contain(
        a in strategies::day(), b in strategies::day(),
        c in strategies::day(), d in strategies::day(), e in strategies::day(),
    ) {
        let one = Period { from: a.min(b), to: a.max(b) };
        let two = Period { from: c.min(d), to: c.max(d) };
        prop_assert_eq!(one.overlap(&two), two.overlap(&one));
        let both = one.contains(e) && two.contains(e);
        prop_assert_eq!(one.overlap(&two).is_some_and(|common| common.contains(e)), both);
    }
}
