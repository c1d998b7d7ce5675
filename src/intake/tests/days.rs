use crate::intake::days;
use crate::ledger::InView;

fn told(text: &str) -> String {
    let in_view = InView { today: "2026-03-06".parse().unwrap(), year: 2025 };
    match days::read(text, in_view, false) {
        Ok(when) => {
            let end = when.end.map(|end| format!("—{end}")).unwrap_or_default();
            let time = when.time.map(|(from, to)| format!(" {from:?}{to:?}")).unwrap_or_default();
            format!("{text} = {}{end}{time}{}", when.date, if when.more { " +" } else { "" })
        }
        Err(fault) => format!("{text} ! {fault}"),
    }
}

#[test]
fn days_as_old_tables_hold_them() {
    let typed = [
        "2025.3.5",
        "2025年3月5日",
        "3月5日",
        "２０２５年３月５日",
        "2025/3/5",
        "20250305",
        "45721",
        "3月5日-7日",
        "3月5日—3月7日",
        "3月30日至4月2日",
        "2025.3.5-3.7",
        "2025-03-05至2025-03-07",
        "2025.12.30-1.2",
        "12.1-5",
        "2025-3-5-7",
        "2025年3月5日-7日",
        "3月5—7日",
        "3.5～3.7",
        "2025-03-05 14:30",
        "2025-03-05 00:00:00",
        "2025/3/5 9:00-11:30",
        "2025年3月5日（星期三）",
        "3月5日下午",
        "3月5日下午2:30-4:00",
        "2025年3月5日 上午9时30分",
        "2025-03-05 14:30:59",
        "3月5日 周三 14:30",
        "3月5日、12日",
        "3月5日，3月12日",
        "3月上旬",
        "二月三十",
        "2月30日",
        "25.3.5",
        "3-5-7",
        "2025年3月",
        "7日",
        "3月7日-5日",
        "约3月5日",
        "待定",
        "99999",
        "二〇二六年三月五日",
        "二○二五年十二月三十一日",
        "二零二五年十月二十日（星期一）",
        "三月五日",
        "三月五",
        "元月十日",
        "十二月廿三日",
        "三月五日至七日",
        "三月三十日—四月二日",
        "三月五日 周三 上午九时三十分",
        "三月五日下午三点半",
        "三月五日第三党小组",
        "二五年三月五日",
        "三月上旬",
        "三月五日、十二日",
        "十三月一日",
    ];
    insta::assert_snapshot!(typed.map(told).join("\n"));
}

#[test]
fn both_ways_of_counting_days() {
    let day = |number, from_1904| days::day_of(number, from_1904).map(|day| day.to_string());
    // As a spreadsheet program shows them.
    assert_eq!(day(1, false).as_deref(), Some("1900-01-01"));
    assert_eq!(day(59, false).as_deref(), Some("1900-02-28"));
    assert_eq!(day(60, false), None, "1900 had no 29 February");
    assert_eq!(day(61, false).as_deref(), Some("1900-03-01"));
    assert_eq!(day(43_529, false).as_deref(), Some("2019-03-05"));
    assert_eq!(day(42_067, true).as_deref(), Some("2019-03-05"));
}
