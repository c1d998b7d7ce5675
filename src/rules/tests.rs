//! Tests of membership and attendance.

use super::*;
use crate::ledger::{GroupId, Ledger, Member, Quantity, Record, Standing, Value};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(id: &'static str) -> Member {
    Member::new(id.into(), id)
}

fn ledger(members: impl IntoIterator<Item = Member>) -> Ledger {
    let members = members.into_iter().map(|m| (m.id.clone(), m)).collect();
    Ledger { members, ..Ledger::default() }
}

fn meeting(lists: &[(&'static str, &[&'static str])]) -> Record {
    let mut record =
        Record::new("r1".into(), "activity".into(), day("2019-05-06"), "会议", day("2019-05-06"));
    for (field, ids) in lists {
        let ids = ids.iter().map(|&id| id.into()).collect();
        record.values.insert((*field).into(), Value::Members(ids));
    }
    record
}

#[test]
fn membership_begins_with_admission_and_transfer_and_ends_the_day_before_leaving() {
    let mut wang = member("wang");
    assert!(wang.belongs_on(day("1990-01-01")), "without dates a member belongs always");
    wang.joined_on = Some(day("2010-07-01"));
    wang.in_on = Some(day("2019-03-01"));
    wang.out_on = Some(day("2019-09-10"));
    let belongs = ["2019-02-28", "2019-03-01", "2019-09-09", "2019-09-10"];
    assert_eq!(belongs.map(|d| wang.belongs_on(day(d))), [false, true, true, false]);
    wang.joined_on = Some(day("2019-07-01"));
    assert!(!wang.belongs_on(day("2019-06-30")), "not yet admitted");
}

#[test]
fn standing_follows_the_day_of_becoming_a_full_member() {
    let mut li = member("li");
    li.full_on = Some(day("2019-07-01"));
    assert_eq!(li.standing_on(day("2019-06-30")), Standing::Probationary);
    assert_eq!(li.standing_on(day("2019-07-01")), Standing::Full);
    li.full_on = None;
    li.standing = Standing::Probationary;
    assert_eq!(li.standing_on(day("2030-01-01")), Standing::Probationary);
}

#[test]
fn groups_exist_between_their_days() {
    let mut ledger = ledger([member("a"), member("b")]);
    ledger.members.get_mut(&"a".into()).unwrap().group = Some("g1".into());
    for (id, from, to) in [("g1", None, None), ("g2", Some("2019-07-01"), Some("2019-12-31"))] {
        let group = crate::ledger::Group {
            id: id.into(),
            name: id.to_owned(),
            from: from.map(day),
            to: to.map(day),
            revision: 0,
        };
        ledger.groups.insert(group.id.clone(), group);
    }
    assert_eq!(groups_on(&ledger, day("2019-06-30")).count(), 1);
    assert_eq!(groups_on(&ledger, day("2019-12-31")).count(), 2);
    assert_eq!(groups_on(&ledger, day("2020-01-01")).count(), 1);
    assert_eq!(group_on(&ledger, &GroupId::from("g1"), day("2019-06-30")).count(), 1);
}

#[test]
fn all_but_the_absent_were_there() {
    let mut left = member("left");
    left.out_on = Some(day("2019-05-06"));
    let mut in_group = member("b");
    in_group.group = Some("g1".into());
    let ledger = ledger([member("a"), in_group, member("c"), left]);
    let there = |group: Option<GroupId>, absent: &[&'static str]| {
        let absent = absent.iter().map(|&id| id.into()).collect();
        let ids = all_but(&ledger, day("2019-05-06"), group.as_ref(), &absent);
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(there(None, &[]), "a b c");
    assert_eq!(there(None, &["c", "left"]), "a b");
    assert_eq!(there(Some("g1".into()), &[]), "b");
}

#[test]
fn due_is_present_and_absent_of_those_who_belonged_that_day() {
    let mut left = member("left");
    left.out_on = Some(day("2019-05-06"));
    let ledger = ledger([member("a"), member("b"), member("c"), member("d"), left]);
    let record = meeting(&[
        ("present", &["a", "b", "left"]),
        ("absent_leave", &["c", "left"]),
        ("absent_unexcused", &["d", "a", "c", "nobody"]),
    ]);
    let attendance = Attendance::of(&record, &ledger);
    assert_eq!(attendance, Attendance { present: Some(2), excused: 1, unexcused: 1, guests: None });
    assert_eq!(attendance.due(), Some(4));
    assert_eq!(attendance.person_times(), Some(2));
}

#[test]
fn guests_are_person_times_but_never_due() {
    let ledger = ledger([member("a")]);
    let mut record = meeting(&[("present", &["a"])]);
    record.values.insert("guests".into(), Value::Number(Quantity::from_whole(3)));
    record.values.insert("hours".into(), Value::Number(Quantity::from_thousandths(2500)));
    let attendance = Attendance::of(&record, &ledger);
    assert_eq!((attendance.due(), attendance.person_times()), (Some(1), Some(4)));
    assert_eq!(hours(&record), Some(Quantity::from_thousandths(2500)));
    record.values.remove(&"present".into());
    let guests_only = Attendance::of(&record, &ledger);
    assert_eq!((guests_only.due(), guests_only.person_times()), (None, Some(3)));
}

#[test]
fn a_record_without_lists_says_nothing() {
    let attendance = Attendance::of(&meeting(&[]), &ledger([member("a")]));
    assert_eq!((attendance.due(), attendance.person_times()), (None, None));
}

#[test]
fn who_is_left_out_of_the_attendance_is_known() {
    let mut left = member("left");
    left.out_on = Some(day("2019-05-06"));
    let mut later = member("later");
    later.joined_on = Some(day("2019-07-01"));
    let ledger = ledger([member("a"), member("b"), member("c"), left, later]);
    let mut record = meeting(&[
        ("present", &["a", "left", "later", "nobody"]),
        ("absent_leave", &["b", "left"]),
    ]);
    let ids = |members: &[&Member]| members.iter().map(|m| m.id.to_string()).collect::<Vec<_>>();
    let present = LeftOut::of_present(&record, &ledger);
    assert_eq!((present.entered, present.counted(), present.unknown), (4, 1, 1));
    assert_eq!(
        (ids(&present.gone), ids(&present.not_yet)),
        (vec!["left".into()], vec!["later".into()])
    );
    assert_eq!(ids(&present.unsaid), Vec::<String>::new());
    let due = LeftOut::of_due(&record, &ledger);
    assert_eq!((due.entered, due.counted()), (5, 2));
    assert_eq!(ids(&due.unsaid), ["c"]);
    // Of a group's meeting only its members are expected.
    record.values.insert("group".into(), Value::Group("g1".into()));
    assert_eq!(ids(&LeftOut::of_due(&record, &ledger).unsaid), Vec::<String>::new());
    record.values.remove(&"present".into());
    assert_eq!(ids(&LeftOut::of_due(&record, &ledger).unsaid), Vec::<String>::new());
}
