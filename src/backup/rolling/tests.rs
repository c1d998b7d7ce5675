//! When a copy is due, and that only what is ours and old goes.

use super::*;
use chrono::NaiveDate;
use proptest::prelude::*;

const BRANCH: &str = "局党支部";

fn at(text: &str) -> NaiveDateTime {
    moment(text).unwrap()
}

#[test]
fn the_first_change_of_a_day_and_every_tenth_are_copied() {
    let last = Some(Last { at: at("20191230-170000"), revision: 40 });
    assert_eq!(due(None, 1, at("20191230-170000")), Due::Now);
    assert_eq!(due(last, 40, at("20200103-090000")), Due::Later);
    assert_eq!(due(last, 41, at("20191230-180000")), Due::Later);
    assert_eq!(due(last, 41, at("20191231-080000")), Due::Now);
    assert_eq!(due(last, 49, at("20191230-180000")), Due::Later);
    assert_eq!(due(last, 50, at("20191230-180000")), Due::Now);
    assert_eq!(due(last, 50, at("20191230-170100")), Due::In(120));
    assert_eq!(due(last, 50, at("20191230-170300")), Due::Now);
    // An older ledger was brought back, or the clock set back.
    assert_eq!(due(last, 12, at("20191230-180000")), Due::Now);
    assert_eq!(due(last, 50, at("20191230-160000")), Due::Now);
    // Just past midnight.
    let late = Some(Last { at: at("20191230-235900"), revision: 40 });
    assert_eq!(due(late, 41, at("20191231-000100")), Due::In(60));
}

#[test]
fn the_last_copy_is_kept_as_text() {
    let last = Last { at: at("20191230-170000"), revision: 40 };
    assert_eq!(last.written(), "20191230-170000 40");
    assert_eq!(Last::read(&last.written()), Some(last));
    for damaged in ["", "20191230-170000", "20191330-170000 4", "20191230-170000 x"] {
        assert_eq!(Last::read(damaged), None);
    }
}

#[test]
fn of_two_copies_within_a_second_neither_takes_the_other_s_place() {
    let now = at("20191231-235959");
    assert_eq!(free(BRANCH, &[], now), now);
    let mut names = vec!["年终总结.docx".to_owned()];
    for second in ["20191231-235959", "20200101-000000", "20200101-000001"] {
        let free = free(BRANCH, &names, now);
        assert_eq!(free, at(second));
        names.push(name(BRANCH, free));
    }
    // Another branch's copies are in nobody's way.
    assert_eq!(free("机关党支部", &names, now), now);
}

#[test]
fn the_newest_ten_stay_and_the_last_of_each_month() {
    let days = (1..=28).map(|day| format!("201911{day:02}-080000"));
    let december = (1..=12).map(|day| format!("201912{day:02}-080000"));
    let names: Vec<String> = days.chain(december).map(|text| name(BRANCH, at(&text))).collect();
    let gone = outdated(BRANCH, &names, "");
    let stay: Vec<&str> = names
        .iter()
        .filter(|name| !gone.contains(name))
        .map(|name| &name[name.len() - 20..name.len() - 12])
        .collect();
    let newest: Vec<String> = (3..=12).map(|day| format!("201912{day:02}")).collect();
    assert_eq!(stay[0], "20191128");
    assert_eq!(stay[1..], newest);
    // A clock set back: the copy just written looks old, and stays.
    assert!(gone.contains(&names[5]));
    assert!(!outdated(BRANCH, &names, &names[5]).contains(&names[5]));
}

#[test]
fn copies_made_while_the_clock_was_wrong_push_out_none_made_since() {
    let wrong = (10..40).map(|minute| name(BRANCH, at(&format!("20990101-08{minute}00"))));
    let mut names: Vec<String> = wrong.collect();
    let mut written = String::new();
    for day in 1..=28 {
        written = name(BRANCH, at(&format!("201911{day:02}-080000")));
        names.push(written.clone());
        let gone = outdated(BRANCH, &names, &written);
        names.retain(|name| !gone.contains(name));
    }
    let of = |year: &str| names.iter().filter(|name| name.contains(year)).count();
    assert_eq!((of("-2099"), of("-2019")), (NEWEST, NEWEST));
    // The control: counted with them, all but the one just written and the month's last would go.
    assert_eq!(outdated(BRANCH, &names, "").len(), NEWEST - 1);
    // One made at 1970 pushes none out, and stays.
    names.retain(|name| !name.contains("-2099"));
    names.push(name(BRANCH, at("19700101-080000")));
    assert_eq!(outdated(BRANCH, &names, names.last().unwrap()), Vec::<String>::new());
    assert!(names.contains(&written));
}

#[test]
fn a_name_that_no_copy_has_is_left_alone() {
    let mut names: Vec<String> = (10..40)
        .flat_map(|minute| {
            let moment = format!("20191230-17{minute}00");
            [
                format!("支部台账备份-局党支部-20191230-17{minute}.json"),
                format!("支部台账副本-局党支部-{moment}.json.bak"),
                format!("支部台账副本-局党支部-{moment} (1).json"),
                format!("支部台账副本-局党支部-{moment}.JSON"),
                format!("支部台账副本-局党支部二-{moment}.json"),
                format!("支部台账副本-{moment}.json"),
                format!("a支部台账副本-局党支部-{moment}.json"),
                "支部台账副本-局党支部-20191330-170000.json".to_owned(),
                "支部台账副本-局党支部-2019123-1700000.json".to_owned(),
            ]
        })
        .collect();
    assert_eq!(outdated(BRANCH, &names, ""), Vec::<String>::new());
    // The control: as many of our own do go.
    names.extend((10..40).map(|minute| name(BRANCH, at(&format!("20191230-17{minute}00")))));
    assert_eq!(outdated(BRANCH, &names, "").len(), 20);
}

#[test]
fn a_branch_s_name_makes_a_file_s_name() {
    let moment = at("20191230-170000");
    assert_eq!(name("../a\\b:c*?", moment), "支部台账副本-abc-20191230-170000.json");
    assert_eq!(name("", moment), "支部台账副本--20191230-170000.json");
    assert!(name(&"长".repeat(200), moment).chars().count() < 80);
}

prop_compose! {
    fn some_moment()(day in 0..2000_i64, second in 0..86_400_i64) -> NaiveDateTime {
        let start = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap().and_time(Default::default());
        start + TimeDelta::days(day) + TimeDelta::seconds(second)
    }
}

proptest! {
    #[test]
    fn only_old_copies_of_ours_go(
        ours in proptest::collection::btree_set(some_moment(), 0..60),
        others in proptest::collection::vec("\\PC{0,60}", 0..20),
        branch in "\\PC{0,20}",
    ) {
        let own: Vec<String> = ours.iter().map(|at| name(&branch, *at)).collect();
        let names: Vec<String> = own.iter().chain(&others).cloned().collect();
        let gone = outdated(&branch, &names, "");
        prop_assert!(gone.iter().all(|name| own.contains(name)));
        let stay: Vec<&NaiveDateTime> =
            ours.iter().filter(|at| !gone.contains(&name(&branch, **at))).collect();
        // The newest stay, and of each month that had one its last.
        prop_assert!(ours.iter().rev().take(NEWEST).all(|at| stay.contains(&at)));
        for at in &ours {
            let month = |other: &&NaiveDateTime| (other.year(), other.month()) == (at.year(), at.month());
            prop_assert!(stay.contains(&ours.iter().rfind(month).unwrap()));
        }
        // And no more: asked again, nothing goes.
        let rest: Vec<String> = names.iter().filter(|name| !gone.contains(name)).cloned().collect();
        prop_assert_eq!(outdated(&branch, &rest, ""), Vec::<String>::new());
        let months: BTreeSet<_> = ours.iter().map(|at| (at.year(), at.month())).collect();
        prop_assert!(stay.len() <= NEWEST + months.len());
    }

    #[test]
    fn copies_are_due_at_most_every_few_minutes(
        steps in proptest::collection::vec((0..4_u64, 0..400_i64), 0..200),
    ) {
        let mut now = at("20191230-080000");
        let mut revision = 1;
        let mut last: Option<Last> = None;
        for (changes, seconds) in steps {
            revision += changes;
            now += TimeDelta::seconds(seconds);
            if due(last, revision, now) == Due::Now {
                if let Some(last) = last {
                    prop_assert!(now - last.at >= TimeDelta::minutes(MINUTES));
                    prop_assert!(revision > last.revision);
                }
                last = Some(Last { at: now, revision });
            }
            let last = last.unwrap();
            let behind = now.date() == last.at.date() && revision - last.revision < CHANGES;
            prop_assert!(behind || revision == last.revision || matches!(due(Some(last), revision, now), Due::In(_)));
        }
    }
}
