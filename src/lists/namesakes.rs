//! Members of the same name, told apart by what the ledger knows of them anyway.

use super::posts::term_told;
use crate::ledger::{InOrder, Ledger, Member};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A member's name, with what tells the member from those of the same name: 张伟（第一党小组）. The
/// party group where it does, else the day of joining the Party, the posts, the days of coming and
/// leaving, else the place among them in the order of entry.
pub fn name_apart(member: &Member, ledger: &Ledger) -> String {
    let same: Vec<&Member> =
        ledger.members.values().filter(|other| other.name == member.name).collect();
    if same.len() < 2 {
        return member.name.clone();
    }
    let ways: [fn(&Member, &Ledger) -> String; 5] = [group, joined, posts, came, left];
    let apart = ways.iter().find_map(|way| {
        let told: BTreeSet<String> = same.iter().map(|one| way(one, ledger)).in_order();
        (told.len() == same.len()).then(|| way(member, ledger))
    });
    let apart = apart.unwrap_or_else(|| {
        let place = same.iter().filter(|one| one.id < member.id).count() + 1;
        format!("同名第{place}人")
    });
    format!("{}（{apart}）", member.name)
}

fn group(member: &Member, ledger: &Ledger) -> String {
    let group = member.group.as_ref().and_then(|id| ledger.groups.get(id));
    group.map_or_else(|| "未编入党小组".to_owned(), |group| group.name.clone())
}

fn joined(member: &Member, _: &Ledger) -> String {
    day(member.joined_on, "入党", "入党日期未填")
}

fn posts(member: &Member, _: &Ledger) -> String {
    let told = member.posts.iter().map(|post| format!("{}{}", post.name, term_told(post)));
    match told.collect::<Vec<_>>().join("、") {
        none if none.is_empty() => "没有职务".to_owned(),
        told => told,
    }
}

fn came(member: &Member, _: &Ledger) -> String {
    day(member.in_on, "转入", "一直在本支部")
}

fn left(member: &Member, _: &Ledger) -> String {
    day(member.out_on, "转出", "在册")
}

fn day(day: Option<NaiveDate>, what: &str, none: &str) -> String {
    day.map_or_else(
        || none.to_owned(),
        |day| format!("{}年{}月{}日{what}", day.year(), day.month(), day.day()),
    )
}
