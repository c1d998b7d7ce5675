//! Who holds which post on a day, and when the terms end. Facts alone: what a rule asks of a term is
//! no matter of a list.

use super::order;
use crate::ledger::{Group, Ledger, Member, Order, Post};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A term that ends within so many days is said to end soon.
const SOON: i64 = 180;

/// The posts of a branch in the order in which they are named; 委员 without a task of their own
/// follow those with one.
const ORDER: [&str; 5] = ["副书记", "书记", "组织委员", "宣传委员", "纪检委员"];

/// What a post belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// 支部委员会: 书记, 副书记, 委员.
    Committee,
    /// 党小组: its 组长.
    Group,
    /// Another post of the branch.
    Other,
    /// A post outside the branch.
    Outside,
}

impl Body {
    /// All of them in their order.
    pub const ALL: [Self; 4] = [Self::Committee, Self::Group, Self::Other, Self::Outside];

    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Committee => "支部委员会",
            Self::Group => "党小组",
            Self::Other => "其他职务",
            Self::Outside => "支部以外的职务",
        }
    }

    fn of(post: &Post) -> Self {
        match post.name.as_str() {
            _ if post.outside => Self::Outside,
            name if name.contains("组长") => Self::Group,
            name if name.contains("书记") || name.contains("委员") => Self::Committee,
            _ => Self::Other,
        }
    }
}

/// A post with who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder<'a> {
    /// Of what it is a post.
    pub body: Body,
    /// Who.
    pub member: &'a Member,
    /// The post.
    pub post: &'a Post,
    /// The party group of the member, where it is a post of a group.
    pub group: Option<&'a Group>,
    /// How many days of the term are left after the day asked for; negative where it ended before
    /// and nobody has taken the post over. `None` for a term without an end.
    pub left: Option<i64>,
}

impl Holder<'_> {
    /// What there is to say of the term's end; nothing where it is far away or not set.
    ///
    /// An end is told from half a year before on.
    pub fn end_told(&self) -> Option<String> {
        let to = self.post.to?;
        match self.left? {
            left if left < 0 => Some(format!("任期已于{to}届满，还没有登记接任的人")),
            0 => Some("任期当天届满".to_owned()),
            left if left <= SOON => Some(format!("任期还有{left}天届满")),
            _ => None,
        }
    }
}

/// The posts held on `day` by members of the branch, then, of posts that nobody holds any more, who
/// held them last; who follows somebody in a post outside the branch is not the branch's to know.
pub fn posts_on(ledger: &Ledger, day: NaiveDate) -> Vec<Holder<'_>> {
    let mut all: Vec<Holder<'_>> = ledger
        .members
        .values()
        .filter(|member| member.belongs_on(day))
        .flat_map(|member| member.posts.iter().map(move |post| (member, post)))
        .filter(|(_, post)| post.from.is_none_or(|from| from <= day))
        .map(|(member, post)| holder(ledger, member, post, day))
        .filter(|one| one.body != Body::Outside || one.left.is_none_or(|left| left >= 0))
        .collect();
    all.order_by_key(|one| {
        let group = one.group.map(|group| (order::key(&group.name), group.id.clone()));
        let post = (one.body, group, place(&one.post.name), one.post.name.clone());
        // Who holds it comes before who held it, the latest of these first.
        let over = one.left.filter(|left| *left < 0);
        (post, over.is_some(), Reverse(over), one.member.name.clone())
    });
    let mut shown: Vec<Holder<'_>> = Vec::new();
    for one in all {
        let over = one.left.is_some_and(|left| left < 0);
        let taken = shown.last().is_some_and(|last| {
            last.body == one.body && last.post.name == one.post.name && last.group == one.group
        });
        if !(over && taken) {
            shown.push(one);
        }
    }
    shown
}

fn holder<'a>(
    ledger: &'a Ledger,
    member: &'a Member,
    post: &'a Post,
    day: NaiveDate,
) -> Holder<'a> {
    let body = Body::of(post);
    let group = member.group.as_ref().filter(|_| body == Body::Group);
    Holder {
        body,
        member,
        post,
        group: group.and_then(|id| ledger.groups.get(id)),
        left: post.to.map(|to| to.signed_duration_since(day).num_days()),
    }
}

fn place(name: &str) -> usize {
    match ORDER.iter().position(|known| name.contains(known)) {
        // 副书记 holds 书记 too, so it is looked for first; it comes second.
        Some(0) => 1,
        Some(1) => 0,
        Some(at) => at,
        None => ORDER.len(),
    }
}

/// A term: 2018-06-01—2021-05-31, 2018-06-01起, 至2021-05-31; nothing where neither day is known.
pub fn term_told(post: &Post) -> String {
    match (post.from, post.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("{from}起"),
        (None, Some(to)) => format!("至{to}"),
        (Some(from), Some(to)) => format!("{from}—{to}"),
    }
}
