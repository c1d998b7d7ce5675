//! What must hold between the fields of one record.
//!
//! Each rule is a row: the kind, the parts, and the whole they may not exceed. It speaks only where
//! both sides are filled in.

use super::Sieve;
use crate::ledger::{FieldId, Kind, Ledger, MemberId, Quantity, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that cannot exceed another: kind, parts, whole.
const WITHIN: [(&str, &[&str], &str); 6] = [
    // A branch that did not note how many were present still knows how many should have been.
    ("activity", &["votes_for", "votes_against", "votes_abstain"], "votes_present"),
    ("activity", &["votes_for", "votes_against", "votes_abstain"], "votes_due"),
    ("activity", &["votes_present"], "votes_due"),
    ("inspection", &["closed"], "found"),
    ("assessment", &["excellent"], "people"),
    ("check", &["cases"], "covered"),
];

/// Fields of which a member may stand in one only: present, or absent for one reason.
const APART: [(&str, &[&str]); 1] =
    [("activity", &["present", "absent_duty", "absent_leave", "absent_other", "absent_unexcused"])];

/// Days that cannot lie before another: kind, earlier, later.
const IN_ORDER: [(&str, &str, &str); 3] = [
    ("development", "applied_on", "activist_on"),
    ("development", "activist_on", "candidate_on"),
    ("development", "candidate_on", "admitted_on"),
];

/// Numbers whose unit stands in another field: kind, number, unit.
const UNIT_BESIDE: [(&str, &str, &str); 4] = [
    ("fact", "value", "unit"),
    ("result", "actual", "unit"),
    ("result", "plan", "unit"),
    ("result", "last_year", "unit"),
];

pub(super) fn check(
    values: &BTreeMap<FieldId, Value>,
    kind: &Kind,
    ledger: &Ledger,
    sieve: &mut Sieve,
) {
    let rules = Rules { values, kind, ledger };
    for (of, parts, whole) in WITHIN {
        if of == kind.id.as_str() {
            rules.within(parts, whole, sieve);
        }
    }
    for (of, fields) in APART {
        if of == kind.id.as_str() {
            rules.apart(fields, sieve);
        }
    }
    for (of, number, unit) in UNIT_BESIDE {
        if of == kind.id.as_str() {
            rules.share(number, unit, sieve);
        }
    }
    for (of, earlier, later) in IN_ORDER {
        if of == kind.id.as_str() {
            rules.in_order(earlier, later, sieve);
        }
    }
}

struct Rules<'a> {
    values: &'a BTreeMap<FieldId, Value>,
    kind: &'a Kind,
    ledger: &'a Ledger,
}

impl<'a> Rules<'a> {
    fn value(&self, id: &'static str) -> Option<&'a Value> {
        self.values.get(&FieldId::from(id))
    }

    fn name(&self, id: &'static str) -> &'a str {
        self.kind.field(id).map_or(id, |field| &field.name)
    }

    fn number(&self, id: &'static str) -> Option<Quantity> {
        match self.value(id) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    fn within(&self, parts: &[&'static str], whole: &'static str, sieve: &mut Sieve) {
        let Some(most) = self.number(whole) else { return };
        let given: Vec<_> = parts.iter().filter_map(|id| Some((*id, self.number(id)?))).collect();
        let sum = given.iter().fold(0_i64, |sum, (_, n)| sum.saturating_add(n.thousandths()));
        let Some((first, _)) = given.first() else { return };
        if sum <= most.thousandths() {
            return;
        }
        let names: Vec<_> = given.iter().map(|(id, _)| self.name(id)).collect();
        let together = if given.len() > 1 { "合计" } else { "" };
        let message = format!(
            "{}{together}{}，多于{}的{most}，请核对。",
            names.join("、"),
            Quantity::from_thousandths(sum),
            self.name(whole),
        );
        sieve.problem(&FieldId::from(*first), self.name(first), message);
    }

    fn apart(&self, fields: &[&'static str], sieve: &mut Sieve) {
        let mut seen: BTreeMap<&MemberId, &str> = BTreeMap::new();
        let none = BTreeSet::new();
        for &id in fields {
            let members = match self.value(id) {
                Some(Value::Members(members)) => members,
                _ => &none,
            };
            for member in members {
                let Some(before) = seen.insert(member, self.name(id)) else { continue };
                let name = self.ledger.members.get(member).map_or(member.as_str(), |m| &m.name);
                let message = format!("{name}已在“{before}”里，请只留一处。");
                sieve.problem(&id.into(), self.name(id), message);
            }
        }
    }

    /// A share above the whole, or below nothing, is possible (a growth) but seldom.
    fn share(&self, number: &'static str, unit: &'static str, sieve: &mut Sieve) {
        let Some(share) = self.number(number) else { return };
        let percent = matches!(self.value(unit), Some(Value::Text(unit)) if matches!(unit.as_str(), "%" | "％"));
        if percent && !(0..=100_000).contains(&share.thousandths()) {
            sieve.notice(format!("“{}”是{share}%，不在0到100之间，请核对。", self.name(number)));
        }
    }

    fn in_order(&self, earlier: &'static str, later: &'static str, sieve: &mut Sieve) {
        if let (Some(Value::Date(first)), Some(Value::Date(second))) =
            (self.value(earlier), self.value(later))
            && second < first
        {
            let message = format!("{second}早于{}的{first}，请核对。", self.name(earlier));
            sieve.problem(&later.into(), self.name(later), message);
        }
    }
}
