//! The roster and the posts of members.

use super::*;
use crate::ledger::{Group, Standing};
use proptest::prelude::*;

/// Five members: a secretary, two who share a post, a probationary one, one who has left.
fn branch() -> Ledger {
    let mut ledger = Ledger::default();
    for (id, name) in [("g2", "第二党小组"), ("g1", "第一党小组")] {
        let (id, name) = (crate::ledger::GroupId::parse(id).unwrap(), name.to_owned());
        ledger.put(Entry::Group(Group { id, name, from: None, to: None, revision: 0 }));
    }
    let mut put = |id: &'static str, name: &str, group: Option<&'static str>, posts: &[&str]| {
        let mut member = Member::new(id.into(), name);
        member.group = group.map(Into::into);
        let posts = posts.join("\n");
        member.posts =
            crate::catalog::member_form::read_posts(&posts, day("2019-01-01").into()).unwrap();
        ledger.put(Entry::Member(member));
    };
    let secretary = "书记 2018-06-01—2021-05-31";
    put(
        "m1",
        "周晓禾",
        Some("g1"),
        &[
            secretary,
            "外：石桥社区党支部第一书记 2019-03-01—",
            "外：工作队队员 2018-06-01—2018-12-31",
        ],
    );
    put("m2", "林一帆", Some("g1"), &["党小组组长 2018-06-01—2019-08-31", "工会小组联络员"]);
    put(
        "m3",
        "方远",
        Some("g1"),
        &["党小组组长 2019-09-01—2019-12-31", "纪检委员 2018-06-01—2021-05-31"],
    );
    put("m4", "曾小满", Some("g2"), &["组织委员 2018-06-01—2021-05-31", "副书记 2020-01-01—"]);
    put("m5", "许清川", None, &["党小组组长 2016-01-01—2018-05-31"]);
    let edit = |ledger: &mut Ledger, id: &'static str, edit: fn(&mut Member)| {
        let mut member = ledger.members[&id.into()].clone();
        edit(&mut member);
        ledger.put(Entry::Member(member));
    };
    edit(&mut ledger, "m4", |one| one.standing = Standing::Probationary);
    edit(&mut ledger, "m5", |one| one.out_on = "2019-06-01".parse().ok());
    ledger
}

fn posts(on: &str) -> String {
    let ledger = branch();
    let line = |one: Holder<'_>| {
        let group = one.group.map(|group| group.name.as_str()).unwrap_or_default();
        let end = one.end_told().unwrap_or_default();
        format!(
            "{} {group}{} {} {} {end}",
            one.body.name(),
            one.post.name,
            one.member.name,
            term_told(one.post)
        )
        .trim_end()
        .to_owned()
    };
    posts_on(&ledger, day(on)).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn posts_stand_in_their_order_with_their_terms() {
    insta::assert_snapshot!(posts("2019-10-01"), @r#"
    支部委员会 书记 周晓禾 2018-06-01—2021-05-31
    支部委员会 组织委员 曾小满 2018-06-01—2021-05-31
    支部委员会 纪检委员 方远 2018-06-01—2021-05-31
    党小组 第一党小组党小组组长 方远 2019-09-01—2019-12-31 任期还有91天届满
    其他职务 工会小组联络员 林一帆
    支部以外的职务 石桥社区党支部第一书记 周晓禾 2019-03-01起
    "#);
}

#[test]
fn a_term_that_is_over_is_shown_until_somebody_takes_the_post_over() {
    insta::assert_snapshot!(posts("2021-06-10"), @r#"
    支部委员会 书记 周晓禾 2018-06-01—2021-05-31 任期已于2021-05-31届满，还没有登记接任的人
    支部委员会 副书记 曾小满 2020-01-01起
    支部委员会 组织委员 曾小满 2018-06-01—2021-05-31 任期已于2021-05-31届满，还没有登记接任的人
    支部委员会 纪检委员 方远 2018-06-01—2021-05-31 任期已于2021-05-31届满，还没有登记接任的人
    党小组 第一党小组党小组组长 方远 2019-09-01—2019-12-31 任期已于2019-12-31届满，还没有登记接任的人
    其他职务 工会小组联络员 林一帆
    支部以外的职务 石桥社区党支部第一书记 周晓禾 2019-03-01起
    "#);
    assert!(posts("2021-05-31").contains("任期当天届满"));
    assert!(!posts("2018-05-31").contains("周晓禾"));
}

#[test]
fn members_of_one_name_are_told_apart_by_what_differs() {
    let mut ledger = branch();
    let names = |ledger: &Ledger| {
        let all = members(ledger).into_iter().filter(|one| one.name == "方远");
        all.map(|one| name_apart(one, ledger)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&ledger), "方远");
    let mut other = Member::new("m6".into(), "方远");
    let mut told = |ledger: &mut Ledger, edit: fn(&mut Member)| {
        edit(&mut other);
        ledger.put(Entry::Member(other.clone()));
        names(ledger)
    };
    assert_eq!(told(&mut ledger, |_| ()), "方远（第一党小组） 方远（未编入党小组）");
    let joined = "方远（入党日期未填） 方远（2008年7月1日入党）";
    let same_group: fn(&mut Member) = |one| {
        one.group = Some("g1".into());
        one.joined_on = "2008-07-01".parse().ok();
    };
    assert_eq!(told(&mut ledger, same_group), joined);
    let posts = told(&mut ledger, |one| one.joined_on = None);
    assert!(posts.ends_with("方远（没有职务）"), "{posts}");
    let mut first = ledger.members[&"m3".into()].clone();
    first.posts.clear();
    ledger.put(Entry::Member(first));
    assert_eq!(told(&mut ledger, |one| one.posts.clear()), "方远（同名第1人） 方远（同名第2人）");
    let left = told(&mut ledger, |one| one.out_on = "2019-06-01".parse().ok());
    assert_eq!(left, "方远（在册） 方远（2019年6月1日转出）");
    // It is what a condition and a record say of them.
    let filter = Filter::default().with(By::Person, "m6");
    let catalog = Catalog::of(&ledger);
    let (_, told) = conditions_told(&filter, &catalog, &ledger).remove(0);
    assert!(told.ends_with("方远（2019年6月1日转出）"), "{told}");
}

#[test]
fn nobody_is_asked_for_who_follows_outside_the_branch() {
    assert!(
        posts("2018-12-31")
            .contains("支部以外的职务 工作队队员 周晓禾 2018-06-01—2018-12-31 任期当天届满")
    );
    assert!(!posts("2019-01-01").contains("工作队队员"));
}

fn shown(view: &str) -> Vec<String> {
    let view = RosterView::parse(view);
    roster(&branch(), &view, day("2019-10-01")).into_iter().map(|line| line.name).collect()
}

#[test]
fn the_roster_shows_who_is_asked_for() {
    assert_eq!(shown(""), ["周晓禾", "方远", "林一帆", "曾小满", "许清川"]);
    assert_eq!(shown("group=g1"), ["周晓禾", "方远", "林一帆"]);
    assert_eq!(shown("group=none"), ["许清川"]);
    assert_eq!(shown("standing=probationary"), ["曾小满"]);
    assert_eq!(shown("presence=here"), ["周晓禾", "方远", "林一帆", "曾小满"]);
    assert_eq!(shown("presence=gone"), ["许清川"]);
    assert_eq!(shown("text=zxm"), ["曾小满"]);
    assert_eq!(shown("text=x&group=g1"), ["周晓禾"]);
    assert!(shown("text=nobody").is_empty());
    let line = &roster(&branch(), &RosterView::parse("text=fy"), day("2019-10-01"))[0];
    assert_eq!(line.group.as_ref().unwrap().1, "第一党小组");
    assert_eq!(line.posts[0], ("党小组组长".to_owned(), "2019-09-01—2019-12-31".to_owned()));
}

#[test]
fn years_stand_in_an_address() {
    assert_eq!(Years::parse("2018,x"), None);
    assert_eq!(Years::parse(""), None);
    let view = View::parse("year=2018,2019&month=3");
    assert_eq!(view.years, Some(Years::one(2018).and(2019)));
    assert_eq!(view.to_string(), "year=2018,2019&month=3");
    assert_eq!(Years::one(2018).only(), Some(2018));
    assert_eq!(Years::Every.and(2018), Years::Every);
}

#[test]
fn a_list_is_of_the_years_and_of_what_it_is_held_to() {
    let (ledger, catalog) = (ledger(), Catalog::built_in());
    let ids = |years: Years, held: Filter| -> Vec<String> {
        let scope = Scope { kind: None, years, held };
        let found = find(&ledger, &catalog, &scope, &View::default());
        found.into_iter().map(|record| record.id.to_string()).collect()
    };
    let both = Years::one(2018).and(2019);
    assert_eq!(ids(both, Filter::default()), ["r2", "r3", "r1", "r4"]);
    assert_eq!(ids(Years::Every, Filter::default().with(By::Partner, "p1")), ["r1"]);
    assert_eq!(ids(Years::Every, Filter::default().with(By::Person, "m2")), ["r3"]);
    assert!(ids(Years::one(2018), Filter::default().with(By::Person, "m2")).is_empty());
}

proptest! {
    #[test]
    fn a_roster_view_stands_in_its_address(
        group in "[a-z0-9]{0,8}",
        standing in prop::sample::select(vec!["", "full", "probationary"]),
        presence in prop::sample::select(vec!["", "here", "gone"]),
        text in crate::ledger::tests::strategies::text(),
    ) {
        let view = RosterView { group, text, ..RosterView::default() };
        let view = view.of_standing(standing).of_presence(presence);
        prop_assert_eq!(RosterView::parse(&view.to_string()), view);
    }
}
