//! Days that are possible but seldom: each draws a notice and is kept. A branch may note what it
//! plans, and an office computer's clock may be wrong, so no day is refused for lying ahead.

use super::{Checked, Validated};
use crate::catalog::common_name;
use crate::ledger::{Member, Record, common};
use chrono::{Datelike, NaiveDate};

/// A record older than this many years was hardly meant.
const LONG_AGO: i32 = 10;

impl Validated {
    /// Adds what is doubtful about the record's days, seen from `today`.
    #[must_use]
    pub fn seen_on(mut self, today: NaiveDate) -> Self {
        self.notices.extend(of_record(&self.record, today));
        self
    }
}

impl Checked<Member> {
    /// Adds what is doubtful about the member's days, seen from `today`.
    #[must_use]
    pub fn seen_on(mut self, today: NaiveDate) -> Self {
        let days = [("入党日期", self.entry.joined_on), ("转正日期", self.entry.full_on)];
        for (name, day) in days {
            if let Some(day) = day.filter(|day| *day > today) {
                self.notices.push(format!("“{name}”是{}，晚于今天，请核对。", written(day)));
            }
        }
        self
    }
}

fn of_record(record: &Record, today: NaiveDate) -> Option<String> {
    let name = common_name(common::DATE);
    let day = written(record.date);
    if record.date > today {
        let year = record.date.year();
        // The page stays with the year in view, so the record would seem to be lost.
        let place = match year > today.year() {
            true => format!("这条记录列在{year}年。"),
            false => String::new(),
        };
        return Some(format!("“{name}”填的是{day}，晚于今天，请核对年月。{place}"));
    }
    (record.date.year() + LONG_AGO < today.year())
        .then(|| format!("“{name}”填的是{day}，已经过去{LONG_AGO}年以上，请核对年份。"))
}

/// A day as sentences write it.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}
