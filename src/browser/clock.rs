//! The clock. The core never reads one: the day comes in from here.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Today by the clock of this computer, in its own time zone.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        // A clock outside every calendar: the first day of computing is as good as any.
        .unwrap_or(NaiveDate::MIN)
}

/// This moment by the clock of this computer, in its own time zone, to the minute.
pub fn moment() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    let time = NaiveTime::from_hms_opt(now.get_hours(), now.get_minutes(), 0);
    today().and_time(time.unwrap_or_default())
}

/// This moment by the clock of this computer, in its own time zone, to the second.
pub fn second() -> NaiveDateTime {
    let second = js_sys::Date::new_0().get_seconds();
    moment() + TimeDelta::seconds(second.into())
}

/// This moment as ISO 8601 in UTC, e.g. `2019-12-31T08:00:00.000Z`; for a backup's head.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The time of day by the clock of this computer, e.g. `1530`; for a file's name.
pub fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}{:02}", now.get_hours(), now.get_minutes())
}
