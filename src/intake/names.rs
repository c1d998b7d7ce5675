//! People, groups, partners and campaigns by the names that stand in cells.

use crate::ledger::{Ledger, MemberId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Members by name.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, Vec<MemberId>>);

/// What the names in a cell came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The members found, each once.
    pub members: Vec<MemberId>,
    /// Names that nobody bears, as they stand there.
    pub unknown: Vec<String>,
    /// Names that several members bear.
    pub ambiguous: Vec<String>,
}

impl Names {
    pub fn of(ledger: &Ledger) -> Self {
        let mut names: BTreeMap<String, Vec<MemberId>> = BTreeMap::new();
        for member in ledger.members.values() {
            names.entry(bare(&member.name)).or_default().push(member.id.clone());
        }
        Self(names)
    }

    /// Finds the names in a cell, which stand between 、 or the like, or blanks; 张 三 is one name.
    pub fn find(&self, text: &str, day: Option<NaiveDate>, ledger: &Ledger) -> Named {
        let mut named = Named::default();
        for part in text.split(['、', '，', ',', '；', ';', '\n', '/', '|']) {
            let whole = bare(part);
            if whole.is_empty() {
                continue;
            }
            if self.knows(&whole) {
                self.take(whole, day, ledger, &mut named);
                continue;
            }
            let mut pieces = part.split_whitespace().map(bare).peekable();
            while let Some(piece) = pieces.next() {
                let joined = pieces.peek().map(|next| format!("{piece}{next}"));
                match joined.filter(|name| !self.knows(&piece) && self.knows(name)) {
                    Some(name) => {
                        pieces.next();
                        self.take(name, day, ledger, &mut named);
                    }
                    None => self.take(piece, day, ledger, &mut named),
                }
            }
        }
        named
    }

    fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn take(&self, name: String, day: Option<NaiveDate>, ledger: &Ledger, named: &mut Named) {
        let all = self.0.get(&name).map_or(&[][..], Vec::as_slice);
        // Of two with one name the one who belonged to the branch that day is meant.
        let here = |id: &&MemberId| {
            let member = ledger.members.get(*id);
            day.is_some_and(|day| member.is_some_and(|member| member.belongs_on(day)))
        };
        let mut there = all.iter().filter(here);
        let found = match (all, there.next(), there.next()) {
            ([one], ..) | (_, Some(one), None) => one,
            ([], ..) => return put(&mut named.unknown, name),
            _ => return put(&mut named.ambiguous, name),
        };
        put(&mut named.members, found.clone());
    }
}

fn put<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// A name without blanks, without 同志 and without what is told of the person in brackets.
fn bare(text: &str) -> String {
    let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.split(['（', '(']).next().unwrap_or_default();
    name.trim_end_matches("同志").trim_end_matches(['。', '等']).to_owned()
}

/// The one entry of a register that is called so, or whose name holds the text, or lies in it.
pub(super) fn by_name<'a, T>(
    text: &str,
    entries: impl Iterator<Item = (&'a T, &'a str)> + Clone,
) -> Option<&'a T> {
    let text = super::sort::squeezed(text);
    if let Some((entry, _)) = entries.clone().find(|(_, name)| *name == text) {
        return Some(entry);
    }
    let mut near = entries.filter(|(_, name)| {
        let long = |text: &str| text.chars().count() >= 2;
        long(&text) && long(name) && (name.contains(text.as_str()) || text.contains(name))
    });
    near.next().filter(|_| near.next().is_none()).map(|(entry, _)| entry)
}
