//! The roster as of the last day of a period.
//!
//! Members and groups are read as records of the member's form, with the standing they had that
//! day, so that they are narrowed and listed like everything else.

use super::plan::Gather;
use super::take::part;
use super::tally::Tally;
use super::{Contribution, FigureError, State};
use crate::catalog::member_form;
use crate::ledger::{
    EntryKey, KindId, Ledger, Member, Period, Record, RecordId, RosterCount, Standing,
};
use crate::rules::{groups_on, members_on};
use chrono::NaiveDate;

/// Counts the roster. Without any member (or group) in the ledger there is no record; with some,
/// none that day is a recorded zero.
pub(super) fn count(
    count: RosterCount,
    gather: &Gather,
    period: &Period,
    ledger: &Ledger,
    figure: &str,
) -> Result<(Tally, State), FigureError> {
    let day = period.to;
    let kind = &gather.selector.kind;
    let mut tally = Tally::default();
    let mut put = |key: EntryKey, record: Record| {
        if gather.selector.matches(&record, ledger) {
            tally.put(Contribution {
                key,
                date: day,
                part: part(&gather.taking, None, day, &record, ledger),
                title: record.title,
                late: false,
                imported: false,
                remark: None,
            });
        }
    };
    let known = match count {
        RosterCount::Members | RosterCount::Probationary => {
            for member in members_on(ledger, day) {
                let probationary = member.standing_on(day) == Standing::Probationary;
                if count == RosterCount::Members || probationary {
                    put(EntryKey::Member(member.id.clone()), of_member(kind, member, day));
                }
            }
            !ledger.members.is_empty()
        }
        RosterCount::Groups => {
            for group in groups_on(ledger, day) {
                put(
                    EntryKey::Group(group.id.clone()),
                    titled(kind, group.id.as_str(), &group.name, day),
                );
            }
            !ledger.groups.is_empty()
        }
    };
    let state = match tally.state(&gather.taking, figure)? {
        State::NoRecord if known && gather.taking == super::plan::Taking::Count => {
            State::Recorded(super::Number::Count(0))
        }
        state => state,
    };
    Ok((tally, state))
}

fn of_member(kind: &KindId, member: &Member, day: NaiveDate) -> Record {
    let that_day = Member { standing: member.standing_on(day), ..member.clone() };
    let mut record = titled(kind, member.id.as_str(), &member.name, day);
    record.values = member_form::member_values(&that_day);
    record
}

fn titled(kind: &KindId, id: &str, name: &str, day: NaiveDate) -> Record {
    // All identifiers are made of the same letters.
    let id = RecordId::parse(id).unwrap_or_else(|| RecordId::from("member"));
    Record::new(id, kind.clone(), day, name, day)
}
