//! The roster of members: which of them, and what each line says.

use super::members;
use super::posts::term_told;
use super::view::{decode, encode};
use crate::ledger::{GroupId, Ledger, Member, MemberId, Order, Standing};
use crate::pinyin;
use chrono::NaiveDate;
use std::fmt;

/// What stands for members of no party group.
pub const NO_GROUP: &str = "none";

/// Whether members belong to the branch today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// 在册.
    Here,
    /// 已转出.
    Gone,
}

/// Which members the roster shows, as it stands in an address; without any condition, all.
///
/// ```
/// use zhibu::lists::{Presence, RosterView};
/// let view = RosterView::parse("presence=here&text=zxm");
/// assert_eq!((view.presence, view.text.as_str()), (Some(Presence::Here), "zxm"));
/// assert_eq!(view.to_string(), "presence=here&text=zxm");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterView {
    /// The party group's identifier, [`NO_GROUP`], or nothing.
    pub group: String,
    /// 正式 or 预备 today.
    pub standing: Option<Standing>,
    /// 在册 or 已转出.
    pub presence: Option<Presence>,
    /// A part of the name, or first letters of its pinyin.
    pub text: String,
}

const STANDINGS: [(Standing, &str); 2] =
    [(Standing::Full, "full"), (Standing::Probationary, "probationary")];
const PRESENCES: [(Presence, &str); 2] = [(Presence::Here, "here"), (Presence::Gone, "gone")];

/// What is called `name` in an address.
fn named<T: Copy>(known: &[(T, &str)], name: &str) -> Option<T> {
    known.iter().find(|(_, id)| *id == name).map(|(one, _)| *one)
}

impl RosterView {
    /// Reads what `Display` wrote; what cannot be read is left out.
    pub fn parse(text: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in text.split('&').filter_map(|part| part.split_once('=')) {
            let Some(value) = decode(value) else { continue };
            match name {
                "group" => view.group = value,
                "standing" => view.standing = named(&STANDINGS, &value),
                "presence" => view.presence = named(&PRESENCES, &value),
                "text" => view.text = value,
                _ => {}
            }
        }
        view
    }

    /// The same with 正式 or 预备 by its name in an address, or either for any other text.
    pub fn of_standing(&self, name: &str) -> Self {
        Self { standing: named(&STANDINGS, name), ..self.clone() }
    }

    /// The same with 在册 or 已转出 by its name in an address, or either for any other text.
    pub fn of_presence(&self, name: &str) -> Self {
        Self { presence: named(&PRESENCES, name), ..self.clone() }
    }

    /// 正式 or 预备 by its name in an address; empty for either.
    pub fn standing_id(&self) -> &'static str {
        STANDINGS.iter().find(|(one, _)| Some(*one) == self.standing).map_or("", |(_, id)| id)
    }

    /// 在册 or 已转出 by its name in an address; empty for either.
    pub fn presence_id(&self) -> &'static str {
        PRESENCES.iter().find(|(one, _)| Some(*one) == self.presence).map_or("", |(_, id)| id)
    }

    fn holds(&self, member: &Member, day: NaiveDate) -> bool {
        let group = member.group.as_ref().map(GroupId::as_str);
        let in_group = match self.group.as_str() {
            "" => true,
            NO_GROUP => group.is_none(),
            wanted => group == Some(wanted),
        };
        let present = match self.presence {
            None => true,
            Some(Presence::Here) => member.belongs_on(day),
            Some(Presence::Gone) => has_left(member, day),
        };
        in_group
            && present
            && self.standing.is_none_or(|wanted| member.standing_on(day) == wanted)
            && pinyin::finds(&member.name, &self.text)
    }
}

impl fmt::Display for RosterView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("group", self.group.as_str()),
            ("standing", self.standing_id()),
            ("presence", self.presence_id()),
            ("text", self.text.as_str()),
        ];
        let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let parts: Vec<String> =
            parts.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        f.write_str(&parts.join("&"))
    }
}

/// Whether a member has left the branch by `day`.
fn has_left(member: &Member, day: NaiveDate) -> bool {
    member.out_on.is_some_and(|left| left <= day)
}

/// A member as a line of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
    /// Which member.
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// Whether the member has left the branch.
    pub gone: bool,
    /// 正式 or 预备, on the day asked for.
    pub standing: Standing,
    /// The party group: which, and its name.
    pub group: Option<(GroupId, String)>,
    /// The posts, each with its term, if known.
    pub posts: Vec<(String, String)>,
    /// 入党日期.
    pub joined_on: Option<NaiveDate>,
    /// 转正日期.
    pub full_on: Option<NaiveDate>,
}

/// The members that a view shows on `day`, group after group, those who have left last.
pub fn roster(ledger: &Ledger, view: &RosterView, day: NaiveDate) -> Vec<RosterLine> {
    let mut shown = members(ledger);
    shown.retain(|member| view.holds(member, day));
    shown.order_by_key(|member| member.out_on.is_some());
    shown.into_iter().map(|member| line(member, ledger, day)).collect()
}

fn line(member: &Member, ledger: &Ledger, day: NaiveDate) -> RosterLine {
    let group = member.group.as_ref().map(|id| {
        (id.clone(), ledger.groups.get(id).map_or_else(|| id.to_string(), |g| g.name.clone()))
    });
    RosterLine {
        id: member.id.clone(),
        name: member.name.clone(),
        gone: has_left(member, day),
        standing: member.standing_on(day),
        group,
        posts: member.posts.iter().map(|post| (post.name.clone(), term_told(post))).collect(),
        joined_on: member.joined_on,
        full_on: member.full_on,
    }
}
