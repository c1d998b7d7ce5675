//! Members through the generic form.

use super::{day, ledger};
use crate::catalog::Draft;
use crate::catalog::member_form::{member_kind, member_values, read_posts, write_posts};
use crate::catalog::{display, validate_member};
use crate::ledger::{Field, Kind, Member, Occupation, Post, Sex, Standing};
use proptest::prelude::*;

fn member() -> Member {
    let mut member = Member::new("m4".into(), "许清川");
    member.sex = Some(Sex::Female);
    member.birth_month = Some("1985-06".to_owned());
    member.joined_on = Some(day("2008-07-01"));
    member.full_on = Some(day("2009-07-01"));
    member.group = Some("g1".into());
    member.posts = vec![
        Post {
            name: "书记".to_owned(),
            outside: false,
            from: Some(day("2018-06-01")),
            to: Some(day("2021-05-31")),
        },
        Post {
            name: "石桥社区党支部第一书记".to_owned(),
            outside: true,
            from: Some(day("2019-03-01")),
            to: None,
        },
    ];
    member.occupation = Some(Occupation::Employed);
    member.leading_cadre = true;
    member.in_on = Some(day("2015-02-01"));
    member.out_on = Some(day("2022-02-01"));
    member
}

#[test]
fn a_member_comes_back_as_it_was() {
    let ledger = ledger();
    let kind: Kind = member_kind();
    let values = member_values(&member());
    let field = |id: &str| -> Field { kind.field(id).unwrap().clone() };
    let shown: Vec<String> = values
        .iter()
        .map(|(id, value)| format!("{id} {}", display(value, &field(id.as_str()), &ledger)))
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    birth_month 1985-06
    full_on 2009-07-01
    group 第一党小组
    in_on 2015-02-01
    joined_on 2008-07-01
    leading_cadre 是
    name 许清川
    occupation 在职，按月领取工资
    out_on 2022-02-01
    posts 书记 2018-06-01—2021-05-31
    外：石桥社区党支部第一书记 2019-03-01—
    sex 女
    standing 正式党员
    "#);
    assert_eq!(values.len(), kind.fields.len(), "every field is filled in");
    for member in [member(), Member::new("m5".into(), "方远山")] {
        let again = Draft::of_member(&member)
            .into_member(member.id.clone(), day("2020-01-01"), &ledger)
            .unwrap();
        assert_eq!((again.entry, again.notices), (member, Vec::<String>::new()));
    }
}

#[test]
fn what_is_wrong_with_a_member_is_named_by_its_field() {
    let ledger = ledger();
    let lines = |draft: Draft| -> String {
        let problems = draft.into_member("m4".into(), day("2020-01-01"), &ledger).unwrap_err();
        problems.iter().map(|p| format!("{} {p}\n", p.field)).collect()
    };
    let mut draft = Draft::new_member();
    draft.set_text("birth_month", "1985年13月");
    draft.set_text("sex", "男");
    draft.set_text("group", "g9");
    draft.set_text("joined_on", "去年");
    draft.set_text("posts", "组织委员\n书记 2018-06-01—2021-05-32");
    insta::assert_snapshot!(lines(draft), @r#"
    sex 性别：请从列表中选择。
    joined_on 入党日期：“去年”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    posts 职务：第2行“书记 2018-06-01—2021-05-32”的任期看不懂，请写成“书记 2018-06-01—2021-05-31”或“书记 2018.6—2021.5”的样子。
    name 姓名：请填写姓名。
    birth_month 出生年月：“1985-13”不是年月，请写成1985-06的样子。
    group 党小组：所选的党小组已不在台账里，请重新选择。
    "#);
    let mut member = member();
    member.standing = Standing::Probationary;
    member.full_on = Some(day("2007-07-01"));
    member.out_on = Some(day("2014-01-01"));
    member.posts[0].to = Some(day("2018-05-31"));
    insta::assert_snapshot!(lines(Draft::of_member(&member)), @r#"
    standing 党员类别：已有转正日期，请把党员类别改为正式党员，或清空转正日期。
    full_on 转正日期：2007-07-01早于入党日期的2008-07-01，请核对。
    out_on 转出日期：2014-01-01早于转入日期的2015-02-01，请核对。
    posts 职务：“书记”的任期结束早于开始，请改正。
    "#);
    let namesake = validate_member(Member::new("m4".into(), "方远"), &ledger).unwrap();
    insta::assert_snapshot!(namesake.notices.join("\n"), @"名册里已有一位“方远”，如是同一人请不要重复登记。");
}

#[test]
fn a_month_is_read_as_people_write_it() {
    let read = |text: &str| {
        let mut draft = Draft::new_member();
        draft.set_text("name", "许清川");
        draft.set_text("birth_month", text);
        draft
            .into_member("m4".into(), day("2020-01-01"), &ledger())
            .map(|checked| checked.entry.birth_month)
    };
    for text in [
        "1980-03",
        "1980-3",
        "1980.3",
        " 1980/3",
        "1980年3月",
        "1980 年 03 月",
        "198003",
        "１９８０．３",
    ] {
        assert_eq!(read(text), Ok(Some("1980-03".to_owned())), "{text}");
    }
    assert_eq!(read(" "), Ok(None));
    for text in ["1980", "80-3", "1980-3-5", "1980-0", "19803月5", "1889-12", "三月"] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn days_still_to_come_draw_a_notice() {
    let mut member = Member::new("m4".into(), "许清川");
    member.joined_on = Some(day("2091-07-01"));
    let checked = validate_member(member, &ledger()).unwrap();
    assert!(checked.notices.is_empty());
    let notices = checked.seen_on(day("2019-12-20")).notices;
    assert_eq!(notices, ["“入党日期”是2091年7月1日，晚于今天，请核对。"]);
}

#[test]
fn terms_are_read_as_people_write_them() {
    let read = |line: &str| -> Result<String, String> {
        let posts = read_posts(line, day("2019-03-06").into())?;
        Ok(posts.iter().map(|post| write_posts(std::slice::from_ref(post))).collect())
    };
    for (typed, meant) in [
        ("书记 2018-06-01—", "书记 2018-06-01—"),
        ("书记 —2021-05-31", "书记 —2021-05-31"),
        ("书记 2018-06-01 至 2021-05-31", "书记 2018-06-01—2021-05-31"),
        ("书记 2018.6.1-2021.5.31", "书记 2018-06-01—2021-05-31"),
        ("书记 2018-6-1-2021-5-31", "书记 2018-06-01—2021-05-31"),
        ("书记 2018年6月1日至2021年5月31日", "书记 2018-06-01—2021-05-31"),
        ("书记 20180601——20210531", "书记 2018-06-01—2021-05-31"),
        ("书记 ２０１８．６．１起", "书记 2018-06-01—"),
        ("书记 2018.6.1至今", "书记 2018-06-01—"),
        ("书记 2018/6/1", "书记 2018-06-01—"),
        ("书记 6.1—12.31", "书记 2019-06-01—2019-12-31"),
        // A month alone is meant from its first day or to its last.
        ("书记 2026.3", "书记 2026-03-01—"),
        ("书记 2026年3月起", "书记 2026-03-01—"),
        ("书记 2018.6—2021.5", "书记 2018-06-01—2021-05-31"),
        ("书记 2018-6-2021-5", "书记 2018-06-01—2021-05-31"),
        ("书记 2018年6月至2020年2月", "书记 2018-06-01—2020-02-29"),
        ("书记 201806—202102", "书记 2018-06-01—2021-02-28"),
        ("书记 2018.6.12—2021.12", "书记 2018-06-12—2021-12-31"),
        ("书记 —２０２１．０５", "书记 —2021-05-31"),
        ("书记 6.1—2021.5", "书记 2019-06-01—2021-05-31"),
        ("第1支部 书记", "第1支部 书记"),
        ("书记", "书记"),
        ("\n \n", ""),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
    }
    for typed in [
        "书记 2018",
        "书记 2018-06-01—2021-05-32",
        "书记 —",
        "书记 6.1-7.1-8.1",
        "书记 2018.13",
        "书记 3月",
    ] {
        assert!(read(typed).is_err(), "{typed}");
    }
}

proptest! {
    #[test]
    fn posts_survive_the_form(
        posts in prop::collection::vec(
            ("[一-龥]{1,9}", any::<bool>(), prop::option::of(0_u64..9000), prop::option::of(0_u64..9000)),
            0..4,
        ),
    ) {
        let term = |days: Option<u64>| days.map(|n| day("2000-01-01") + chrono::Days::new(n));
        let posts: Vec<Post> = posts
            .into_iter()
            .map(|(name, outside, from, to)| Post { name, outside, from: term(from), to: term(to) })
            .collect();
        prop_assert_eq!(read_posts(&write_posts(&posts), day("2019-01-01").into()), Ok(posts));
    }
}
