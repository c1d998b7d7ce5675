//! What a form offers from earlier records.

use super::{day, record};
use crate::catalog::{
    Catalog, Draft, last_of, offered_ids, offered_texts, offered_titles, usual_sets,
};
use crate::ledger::{ChoiceId, Command, Entry, Kind, Ledger, Phrase, Record, Value, common};
use std::collections::BTreeSet;

/// Records of a kind: the day, and a field's value.
fn ledger(kind: &'static str, field: &'static str, values: &[(&str, Value)]) -> Ledger {
    let mut ledger = Ledger::default();
    for (at, (on, value)) in values.iter().enumerate() {
        let mut record = record("r", kind);
        record.id = crate::ledger::RecordId::parse(&format!("{kind}{at}")).unwrap();
        record.date = day(on);
        record.values.insert(field.into(), value.clone());
        Command::put(Entry::Record(record)).apply(&mut ledger).unwrap();
    }
    ledger
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn set(ids: &[&'static str]) -> Value {
    Value::Choices(ids.iter().map(|id| ChoiceId::from(*id)).collect())
}

fn activity(catalog: &Catalog) -> Kind {
    catalog.kind(&"activity".into()).unwrap().clone()
}

fn texts(ledger: &Ledger, field: &str) -> Vec<String> {
    let catalog = Catalog::built_in();
    offered_texts(ledger, catalog.kinds(), activity(&catalog).field(field).unwrap())
}

#[test]
fn places_used_most_and_last_come_first() {
    let places = [
        ("2017-01-05", text("老礼堂")),
        ("2017-02-05", text("老礼堂")),
        ("2019-03-05", text("三楼会议室")),
        ("2019-04-05", text(" 石桥社区 ")),
        ("2019-05-05", text("三楼会议室")),
        ("2019-05-06", text("大院")),
        ("2019-05-07", text(&"很长".repeat(30))),
    ];
    let ledger = ledger("activity", "place", &places);
    assert_eq!(texts(&ledger, "place"), ["三楼会议室", "大院", "石桥社区", "老礼堂"]);
    assert!(texts(&ledger, "lecturer").is_empty());
    assert!(texts(&ledger, "hours").is_empty());
    assert!(texts(&Ledger::default(), "place").is_empty());
}

#[test]
fn a_field_of_the_same_name_in_another_kind_offers_too() {
    let catalog = Catalog::built_in();
    let places = |kind: &&Kind| kind.fields.iter().any(|field| field.name == "地点");
    let other = catalog.kinds().filter(places).find(|kind| kind.id.as_str() != "activity").unwrap();
    let field = other.fields.iter().find(|field| field.name == "地点").unwrap();
    let mut elsewhere = record("r1", "activity");
    elsewhere.kind = other.id.clone();
    elsewhere.values.insert(field.id.clone(), text("河湾社区"));
    let mut ledger = Ledger::default();
    Command::put(Entry::Record(elsewhere)).apply(&mut ledger).unwrap();
    assert_eq!(texts(&ledger, "place"), ["河湾社区"]);
}

#[test]
fn topics_are_offered_line_by_line() {
    let topics = [("2019-03-05", text("作风建设\n\n 理论学习 ")), ("2019-04-05", text("理论学习"))];
    assert_eq!(texts(&ledger("activity", "topics", &topics), "topics"), ["理论学习", "作风建设"]);
}

#[test]
fn hosts_and_partners_are_offered_by_use() {
    let hosts = [
        ("2019-03-05", Value::Member("m1".into())),
        ("2019-04-05", Value::Member("m2".into())),
        ("2019-05-05", Value::Member("m2".into())),
    ];
    let kind = activity(&Catalog::built_in());
    let ledger = ledger("activity", "host", &hosts);
    assert_eq!(offered_ids(&ledger, &kind, kind.field("host").unwrap()), ["m2", "m1"]);
    assert!(offered_ids(&ledger, &kind, kind.field("partner").unwrap()).is_empty());
}

#[test]
fn the_usual_sets_are_this_ledgers_own_and_then_the_kinds() {
    let kind = activity(&Catalog::built_in());
    let facets = kind.field("facets").unwrap();
    let named = |ledger: &Ledger| {
        let name = |set: &BTreeSet<ChoiceId>| {
            let chosen = facets.choices.iter().filter(|choice| set.contains(&choice.id));
            chosen.map(|choice| choice.name.as_str()).collect::<Vec<_>>().join("、")
        };
        let sets = usual_sets(ledger, &kind, facets);
        sets.iter().map(name).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(named(&Ledger::default()), @r#"
    党课、主题党日、集中学习
    主题党日、集中学习
    支部党员大会、组织生活会、民主评议
    警示教育会、警示教育片
    主题党日、志愿服务
    党小组会、党小组学习
    "#);
    let held = [
        ("2019-01-05", set(&["recreation", "union"])),
        ("2019-02-05", set(&["recreation", "union"])),
        ("2019-03-05", set(&["volunteer", "theme_day"])),
        ("2019-04-05", set(&["volunteer", "theme_day"])),
        ("2019-05-05", set(&["volunteer", "theme_day"])),
        ("2019-06-05", set(&["film", "visit_study"])),
        ("2019-07-05", set(&["study"])),
        ("2019-08-05", set(&["study"])),
        ("2019-09-05", set(&["study", "abolished"])),
        ("2019-09-06", set(&["study", "abolished"])),
    ];
    insta::assert_snapshot!(named(&ledger("activity", "facets", &held)), @r#"
    主题党日、志愿服务
    文体活动、工会活动
    党课、主题党日、集中学习
    主题党日、集中学习
    支部党员大会、组织生活会、民主评议
    警示教育会、警示教育片
    "#);
    let venue = kind.field("venue").unwrap();
    assert!(usual_sets(&Ledger::default(), &kind, venue).is_empty());
}

fn last() -> Record {
    let mut record = record("r1", "activity");
    record.end = Some(day("2019-03-06"));
    record.campaign = Some("c1".into());
    record.tags = ["扶贫".to_owned()].into();
    record.phrase = Some(Phrase { text: "开展督查".to_owned(), section: "base".to_owned() });
    record.values.insert("facets".into(), set(&["study"]));
    record.values.insert("place".into(), text("三楼会议室"));
    record.values.insert("present".into(), Value::Members(["m1".into()].into()));
    record
}

#[test]
fn a_copy_holds_all_but_the_days_and_the_sentence_for_the_summary() {
    let catalog = Catalog::built_in();
    let kind = activity(&catalog);
    let mut draft = Draft::new(&kind, day("2020-01-02"));
    draft.set_text("lecturer", "何静");
    draft.set_text(common::PHRASE, "另一句");
    let names = draft.copy_of(&last(), &kind);
    insta::assert_snapshot!(names.join("、"), @"标题、计入、地点、出席党员、专题、标签");
    assert_eq!(draft.text(common::DATE), "2020-01-02");
    assert_eq!(draft.text(common::PHRASE), "另一句");
    assert_eq!((draft.text(common::END), draft.text("lecturer")), ("", ""));
    // Saved, it is a record of its own.
    let mut ledger = super::ledger();
    ledger.put(Entry::Record(last()));
    draft.set_text(common::PHRASE, "");
    let read = draft.into_record("r2".into(), day("2020-01-02"), &catalog, &ledger).unwrap();
    let mut same = last();
    (same.id, same.date, same.end, same.phrase) = ("r2".into(), day("2020-01-02"), None, None);
    same.entered_on = day("2020-01-02");
    assert_eq!(read.record, same);
}

#[test]
fn the_last_one_is_the_one_entered_last() {
    let mut ledger = Ledger::default();
    assert_eq!(last_of(&ledger, &"activity".into()), None);
    for (id, date, entered) in
        [("r1", "2019-05-01", "2019-05-02"), ("r2", "2019-03-01", "2019-06-01")]
    {
        let mut record = last();
        record.id = crate::ledger::RecordId::parse(id).unwrap();
        (record.date, record.entered_on) = (day(date), day(entered));
        Command::put(Entry::Record(record)).apply(&mut ledger).unwrap();
    }
    assert_eq!(last_of(&ledger, &"activity".into()).unwrap().id.as_str(), "r2");
    assert_eq!(last_of(&ledger, &"handout".into()), None);
}

#[test]
fn a_draft_comes_back_as_it_was_left() {
    let catalog = Catalog::built_in();
    let (kind, on) = (activity(&catalog), day("2020-01-02"));
    let blank = Draft::new(&kind, on);
    let mut draft = blank.clone();
    draft.set_text(common::TITLE, " 没写完的“标题” ");
    draft.set_text(common::DATE, "3.");
    draft.set_until("time", "16:00");
    draft.pick("facets", "study", true);
    draft.pick("present", "m1", true);
    let kept = blank.kept(&draft.keep(on).unwrap()).unwrap();
    assert_eq!((&kept.draft, kept.on, kept.outdated), (&draft, on, false));
    assert_eq!(kept.draft.title(), "没写完的“标题”");

    let mut record = last();
    record.revision = 7;
    let mut changed = Draft::of(&record);
    changed.set_text(common::TITLE, "改过的");
    let text = changed.keep(on).unwrap();
    let kept = Draft::of(&record).kept(&text).unwrap();
    assert_eq!((&kept.draft, kept.outdated), (&changed, false));
    record.revision = 8;
    assert!(Draft::of(&record).kept(&text).unwrap().outdated);

    let other = Draft::new(catalog.kind(&"handout".into()).unwrap(), on);
    assert_eq!(other.kept(&text), None);
    assert_eq!(blank.kept(text.get(..20).unwrap()), None);
    assert_eq!(blank.kept(""), None);
    let mut member = Draft::new_member();
    member.set_text("name", "何静");
    let kept = Draft::new_member().kept(&member.keep(on).unwrap()).unwrap();
    assert_eq!((kept.draft.title(), &kept.draft), ("何静", &member));
}

#[test]
fn days_typed_short_are_read_as_the_year_in_view_says() {
    let (catalog, ledger) = (Catalog::built_in(), super::ledger());
    let in_view = crate::ledger::InView { today: day("2020-01-02"), year: 2019 };
    let mut draft = Draft::new(catalog.kind(&"inspection".into()).unwrap(), in_view.today);
    draft.set_text(common::TITLE, "节前督查");
    draft.set_text(common::DATE, "12.30");
    draft.set_text(common::END, "昨天");
    let read = draft.into_record("r1".into(), in_view, &catalog, &ledger).unwrap().record;
    assert_eq!((read.date, read.end), (day("2019-12-30"), Some(day("2020-01-01"))));
    assert_eq!(read.entered_on, in_view.today);
}

#[test]
fn titles_of_the_same_kind_are_offered_those_used_most_first() {
    let mut ledger = Ledger::default();
    for (at, (kind, title)) in
        [("activity", "党课"), ("activity", "民主评议"), ("activity", "党课"), ("visit", "入户")]
            .into_iter()
            .enumerate()
    {
        let mut record = record("r", kind);
        record.id = crate::ledger::RecordId::parse(&format!("r{at}")).unwrap();
        record.title = title.to_owned();
        Command::put(Entry::Record(record)).apply(&mut ledger).unwrap();
    }
    let kind = activity(&Catalog::built_in());
    assert_eq!(offered_titles(&ledger, &kind), ["党课", "民主评议"]);
}
