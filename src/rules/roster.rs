//! Who belonged to the branch on a day.

use crate::ledger::{Group, GroupId, InOrder, Ledger, Member, MemberId, Standing};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Member {
    /// Whether the member belonged to the branch on `day`: admitted by then, transferred in by
    /// then, and not yet transferred out. The day of leaving no longer counts.
    pub fn belongs_on(&self, day: NaiveDate) -> bool {
        let begun = |since: Option<NaiveDate>| since.is_none_or(|since| since <= day);
        begun(self.joined_on) && begun(self.in_on) && self.out_on.is_none_or(|out| day < out)
    }

    /// 正式 or 预备 on `day`. A member without 转正日期 is taken as what the roster says now.
    pub fn standing_on(&self, day: NaiveDate) -> Standing {
        match self.full_on {
            Some(full_on) if full_on <= day => Standing::Full,
            Some(_) => Standing::Probationary,
            None => self.standing,
        }
    }
}

impl Group {
    /// Whether the group existed on `day`.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The members of the branch on a day, by identifier.
pub fn members_on(ledger: &Ledger, day: NaiveDate) -> impl Iterator<Item = &Member> {
    ledger.members.values().filter(move |member| member.belongs_on(day))
}

/// Who was there if only `absent` were not: the members of the branch, or of one party group, on
/// that day.
pub fn all_but(
    ledger: &Ledger,
    day: NaiveDate,
    group: Option<&GroupId>,
    absent: &BTreeSet<MemberId>,
) -> BTreeSet<MemberId> {
    members_on(ledger, day)
        .filter(|member| group.is_none() || member.group.as_ref() == group)
        .filter(|member| !absent.contains(&member.id))
        .map(|member| member.id.clone())
        .in_order()
}

/// The members of a party group on a day. The roster keeps no history of groups: a member counts
/// for the group the roster shows now.
pub fn group_on<'a>(
    ledger: &'a Ledger,
    group: &'a GroupId,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Member> {
    members_on(ledger, day).filter(move |member| member.group.as_ref() == Some(group))
}

/// The party groups on a day, by identifier.
pub fn groups_on(ledger: &Ledger, day: NaiveDate) -> impl Iterator<Item = &Group> {
    ledger.groups.values().filter(move |group| group.exists_on(day))
}
