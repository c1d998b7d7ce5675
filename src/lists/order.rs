//! The order in which people expect groups and members: 第一党小组 before 第二党小组, wherever they
//! are listed, and whenever they were entered.

use crate::ledger::{Group, Ledger, Member, Order};

/// The party groups, by the numbers in their names.
pub fn groups(ledger: &Ledger) -> Vec<&Group> {
    let mut groups: Vec<&Group> = ledger.groups.values().collect();
    groups.order_by_key(|group| (key(&group.name), group.id.clone()));
    groups
}

/// The members, group after group, those without one last; in a group by name.
pub fn members(ledger: &Ledger) -> Vec<&Member> {
    let groups = groups(ledger);
    let place = |member: &Member| {
        let group = member.group.as_ref();
        groups.iter().position(|known| Some(&known.id) == group).unwrap_or(groups.len())
    };
    let mut members: Vec<&Member> = ledger.members.values().collect();
    members.order_by_key(|m| (place(m), m.name.clone(), m.id.clone()));
    members
}

/// A name with each number in it, 十二 or 12, as one letter.
pub(super) fn key(name: &str) -> Vec<u32> {
    let mut key = Vec::new();
    let mut number: Option<u32> = None;
    let mut after_ten = false;
    for c in name.chars() {
        let so_far = number.unwrap_or(0);
        match digit(c) {
            Some(digit) if after_ten => number = Some(so_far.wrapping_add(digit)),
            Some(digit) => number = Some(so_far.wrapping_mul(10).wrapping_add(digit)),
            // 十 alone is ten, 二十 is twenty.
            None if c == '十' => number = Some(number.unwrap_or(1).wrapping_mul(10)),
            None => key.extend(number.take().into_iter().chain([u32::from(c)])),
        }
        after_ten = c == '十';
    }
    key.extend(number);
    key
}

fn digit(c: char) -> Option<u32> {
    // Asked of every letter of every title sorted by.
    match c {
        '〇' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => c.to_digit(10),
    }
}
