//! Days as people type them.

use crate::ledger::{DayFault, InView, full_day, read_day};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A leap year's last day of February today, another year in view.
fn in_view() -> InView {
    InView { today: day("2024-02-29"), year: 2023 }
}

#[test]
fn days_are_read_as_people_type_them() {
    for typed in [
        "3.5",
        "03.05",
        "3-5",
        "3/5",
        "3。5",
        "3、5",
        "3．5",
        "３．５",
        "３－０５",
        "3 . 5",
        "3月5日",
        "3月5",
        "3月5号",
        "3 月 5 日",
        "３月５日",
        "0305",
        "０３０５",
        " 3.5 ",
    ] {
        assert_eq!(read_day(typed, in_view()), Ok(day("2023-03-05")), "{typed}");
    }
    for typed in [
        "20260305",
        "２０２６０３０５",
        "2026.3.5",
        "2026-3-5",
        "2026-03-05",
        "2026/03/5",
        "2026。3。5",
        "2026年3月5日",
        "2026年3月5号",
        "2026 年 3 月 5 日",
        "2026、3、5",
    ] {
        assert_eq!(read_day(typed, in_view()), Ok(day("2026-03-05")), "{typed}");
    }
    for (typed, meant) in [
        ("今天", "2024-02-29"),
        ("今日", "2024-02-29"),
        ("昨天", "2024-02-28"),
        ("前天", "2024-02-27"),
        ("大前天", "2024-02-26"),
        ("明天", "2024-03-01"),
        ("后天", "2024-03-02"),
        (" 昨日 ", "2024-02-28"),
    ] {
        assert_eq!(read_day(typed, in_view()), Ok(day(meant)), "{typed}");
    }
}

#[test]
fn what_is_no_day_says_why() {
    let said = |typed: &str| read_day(typed, in_view()).unwrap_err().to_string();
    let typed = [
        "",
        "3",
        "305",
        "260305",
        "三月五日",
        "3.5.",
        "3..5",
        "2026.3",
        "26.3.5",
        "26年3月5日",
        "13.1",
        "0.5",
        "1301",
        "2.29",
        "2.30",
        "4月31日",
        "20230229",
        "2023.2.0",
        "3.5-3.7",
        "2026-03-05 14:30",
        "-3-5",
        "3.5日",
        "月日",
        "3月005日",
        "٣.٥",
    ];
    let lines: Vec<String> = typed.iter().map(|text| format!("{text} → {}", said(text))).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
     → “”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    3 → “3”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    305 → “305”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    260305 → “260305”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    三月五日 → “三月五日”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    3.5. → “3.5.”看不出是哪一年，年份请写四位，如2019.3.5。
    3..5 → “3..5”看不出是哪一年，年份请写四位，如2019.3.5。
    2026.3 → “2026.3”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    26.3.5 → “26.3.5”看不出是哪一年，年份请写四位，如2019.3.5。
    26年3月5日 → “26年3月5日”看不出是哪一年，年份请写四位，如2019.3.5。
    13.1 → 没有13月，请改正月份。
    0.5 → 没有0月，请改正月份。
    1301 → 没有13月，请改正月份。
    2.29 → 2023年2月没有29日，请改正。
    2.30 → 2023年2月没有30日，请改正。
    4月31日 → 2023年4月没有31日，请改正。
    20230229 → 2023年2月没有29日，请改正。
    2023.2.0 → 2023年2月没有0日，请改正。
    3.5-3.7 → “3.5-3.7”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    2026-03-05 14:30 → “2026-03-05 14:30”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    -3-5 → “-3-5”看不出是哪一年，年份请写四位，如2019.3.5。
    3.5日 → “3.5日”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    月日 → “月日”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    3月005日 → “3月005日”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    ٣.٥ → “٣.٥”不是日期，请写成3.5、3月5日或2019-03-05的样子。
    "#);
}

#[test]
fn a_day_at_the_end_of_the_calendar_is_a_fault() {
    let last = InView::from(NaiveDate::MAX);
    assert!(matches!(read_day("明天", last), Err(DayFault::NotADay { .. })));
    assert_eq!(read_day("今天", last), Ok(NaiveDate::MAX));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1900..2100_i32, 1..=366_u32).prop_filter_map("a day", |(y, n)| NaiveDate::from_yo_opt(y, n))
}

#[test]
fn a_pasted_document_is_quoted_by_its_beginning() {
    let in_view = InView { today: "2026-03-06".parse().unwrap(), year: 2026 };
    let fault = read_day(&"学".repeat(100_000), in_view).unwrap_err().to_string();
    assert_eq!(
        fault,
        format!("“{}…”不是日期，请写成3.5、3月5日或2019-03-05的样子。", "学".repeat(20))
    );
}

proptest! {
    #[test]
    fn every_way_of_writing_a_day_is_that_day(day in any_day(), year in 1900..2100_i32) {
        let in_view = InView { today: day, year };
        for form in ["%Y-%m-%d", "%Y.%-m.%-d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%Y%m%d"] {
            let typed = day.format(form).to_string();
            prop_assert_eq!(read_day(&typed, in_view), Ok(day), "{}", typed);
        }
        let own = InView { today: day, year: day.year() };
        for form in ["%-m.%-d", "%m-%d", "%-m/%-d", "%-m月%-d日", "%m%d"] {
            let typed = day.format(form).to_string();
            prop_assert_eq!(read_day(&typed, own), Ok(day), "{}", typed);
        }
        // What is shown of it can be typed again.
        let shown = full_day(day);
        let date = shown.split(' ').next().unwrap_or_default();
        prop_assert_eq!(read_day(date, in_view), Ok(day));
    }

    #[test]
    fn no_text_makes_it_fail_and_a_day_without_year_lies_in_the_year_in_view(
        text in "[0-9０-９.。、/年月日号今昨前天 -]{0,12}|\\PC{0,12}",
        day in any_day(),
        year in 1900..2100_i32,
    ) {
        let in_view = InView { today: day, year };
        match read_day(&text, in_view) {
            Err(fault) => prop_assert!(fault.to_string().ends_with('。')),
            Ok(read) => {
                let longer = text.chars().filter(|c| c.is_numeric()).count() > 4;
                let word = text.contains(['天', '日']) && !text.contains('月');
                prop_assert!(longer || word || read.year() == year);
            }
        }
    }
}
