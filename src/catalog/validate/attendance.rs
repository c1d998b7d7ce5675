//! Who is listed as present or absent without having been a member that day: `rules` leaves them
//! out of every count, so the person is told; the list stays as it was entered. And who is due and
//! stands in no list: the rate of attendance does not know of them.

use super::days::written;
use super::{Sieve, Validated};
use crate::ledger::{Kind, Ledger, Member, MemberId, Record, Value};
use crate::rules::{fields, unaccounted};

/// How many names a sentence says.
const NAMED: usize = 3;

pub(super) fn check(record: &Record, kind: &Kind, ledger: &Ledger, sieve: &mut Sieve) {
    let absent = fields::EXCUSED.iter().chain([&fields::UNEXCUSED]).map(|id| (*id, "应到"));
    for (id, count) in [(fields::PRESENT, "到会")].into_iter().chain(absent) {
        let (Some(field), Some(Value::Members(members))) = (kind.field(id), record.value(id))
        else {
            continue;
        };
        let listed = |gone: bool| strangers(members, record, ledger, gone);
        for (names, why) in [(listed(false), "还不是"), (listed(true), "已不是")] {
            if !names.is_empty() {
                sieve.notice(format!(
                    "“{}”中，{}在{}{why}本支部党员，不计入{count}人数；如有出入，请核对活动日期和党员的入党、转入、转出日期。",
                    field.name,
                    said(&names),
                    written(record.date),
                ));
            }
        }
    }
}

impl Validated {
    /// Adds who was due and stands in no list. It is said when a record is saved; a backup that is
    /// read would only repeat it, and the summary tells it of all records together.
    #[must_use]
    pub fn attended(mut self, ledger: &Ledger) -> Self {
        let left_out = unaccounted(&self.record, ledger);
        if !left_out.is_empty() {
            let names: Vec<_> = left_out.iter().map(|member| member.name.as_str()).collect();
            self.notices.push(format!(
                "还有{}名在册党员没有登记出席或缺席，不计入应到：{}；如有遗漏，请补登。",
                names.len(),
                said(&names),
            ));
        }
        self
    }
}

/// The names of those who did not belong to the branch that day: had left, or had not come yet.
fn strangers<'a>(
    members: impl IntoIterator<Item = &'a MemberId>,
    record: &Record,
    ledger: &'a Ledger,
    gone: bool,
) -> Vec<&'a str> {
    let known = members.into_iter().filter_map(|id| ledger.members.get(id));
    let had_left = |member: &Member| member.out_on.is_some_and(|out| out <= record.date);
    known
        .filter(|member| !member.belongs_on(record.date) && had_left(member) == gone)
        .map(|member| member.name.as_str())
        .collect()
}

fn said(names: &[&str]) -> String {
    match names.get(..NAMED) {
        Some(first) if names.len() > NAMED => format!("{}等{}人", first.join("、"), names.len()),
        _ => names.join("、"),
    }
}
