//! How numbers are written.

use super::super::listing::title;
use super::super::numeral::{chinese, formal};
use super::*;

/// A figure with this number and unit.
pub(super) fn holding(number: Number, unit: &str) -> Figure {
    let def = FigureDef {
        id: "own".into(),
        name: "自建".to_owned(),
        former_names: Vec::new(),
        unit: unit.to_owned(),
        source: of_kind("visit", Take::Count),
        within: None,
        disjoint_from: Vec::new(),
        revision: 0,
    };
    Figure {
        def,
        query: query("own"),
        state: State::Recorded(number),
        evidence: Vec::new(),
        lacking: 0,
        voided: Vec::new(),
        overridden: None,
        operands: Vec::new(),
        notes: Vec::new(),
    }
}

pub(super) fn in_form(number: Number, unit: &str, form: &str) -> String {
    let form = parse_form(form).unwrap();
    match write(&holding(number, unit), &form) {
        Err(FormError::TooSmall { .. }) => "太小".to_owned(),
        written => written.unwrap_or_else(|problem| problem.to_string()),
    }
}

pub(super) fn count(number: i64, form: &str) -> String {
    in_form(Number::Count(number), "次", form)
}

fn money(yuan: &str, form: &str) -> String {
    in_form(Number::Money(Money::parse_yuan(yuan).unwrap()), "元", form)
}

pub(super) fn percent(numerator: i128, denominator: i128, form: &str) -> String {
    in_form(Number::Ratio { numerator, denominator, percent: true }, "%", form)
}

pub(super) fn list(entries: &[&str], form: &str) -> String {
    let entries = entries.iter().map(|&entry| entry.to_owned()).collect();
    in_form(Number::List(entries), "", form)
}

/// Each of `rows` as `what：written`.
fn table<T: std::fmt::Display>(rows: impl IntoIterator<Item = (T, String)>) -> String {
    rows.into_iter().map(|(what, text)| format!("{what} {text}")).collect::<Vec<_>>().join("\n")
}

const NUMBERS: [i64; 19] =
    [0, 1, 2, 9, 10, 12, 18, 19, 20, 95, 98, 100, 120, 128, 1200, 1236, 1290, 12_360, 1_236_000];

#[test]
fn numbers_in_running_text() {
    let rows = NUMBERS.map(|n| {
        let forms = ["余", "多", "近", "以上", "汉字", "汉字+余"];
        (n, forms.map(|form| count(n, form)).join(" "))
    });
    insta::assert_snapshot!(table(rows), @"
    0 0 0 0 0次 零 零
    1 1 1 1 1次 一 一
    2 2 2 2 2次 两 两
    9 9 9 9 9次 九 九
    10 10 10 10 10次 十 十
    12 10余 10多 12 10次以上 十二 十余
    18 10余 10多 18 10次以上 十八 十余
    19 10余 10多 近20 10次以上 十九 十余
    20 20 20 20 20次 二十 二十
    95 90余 90多 近100 90次以上 九十五 九十余
    98 90余 90多 近100 90次以上 九十八 九十余
    100 100 100 100 100次 一百 一百
    120 120 120 120 120次 一百二十 一百二十
    128 120余 120多 近130 120次以上 一百二十八 一百二十余
    1200 1200 1200 1200 1200次 一千二百 一千二百
    1236 1200余 1200多 1236 1200次以上 一千二百三十六 一千二百余
    1290 1200余 1200多 近1300 1200次以上 一千二百九十 一千二百余
    12360 12000余 12000多 12360 12000次以上 一万二千三百六十 一万二千余
    1236000 1200000余 1200000多 1236000 1200000次以上 一百二十三万六千 一百二十万余
    ");
}

#[test]
fn chinese_numerals() {
    let numbers = [
        0,
        2,
        10,
        11,
        20,
        22,
        100,
        101,
        110,
        112,
        200,
        222,
        1000,
        1001,
        1010,
        2000,
        2200,
        10_000,
        10_001,
        10_012,
        12_000,
        20_000,
        22_000,
        100_000,
        200_200,
        1_000_000,
        20_000_000,
        100_000_000,
        100_100_000,
        200_000_002,
        1_000_000_000_000,
        20_010_000_000,
    ];
    insta::assert_snapshot!(table(numbers.map(|n| (n, format!("{} {}", chinese(n), formal(n))))), @"
    0 零 零
    2 两 贰
    10 十 壹拾
    11 十一 壹拾壹
    20 二十 贰拾
    22 二十二 贰拾贰
    100 一百 壹佰
    101 一百零一 壹佰零壹
    110 一百一十 壹佰壹拾
    112 一百一十二 壹佰壹拾贰
    200 二百 贰佰
    222 二百二十二 贰佰贰拾贰
    1000 一千 壹仟
    1001 一千零一 壹仟零壹
    1010 一千零一十 壹仟零壹拾
    2000 两千 贰仟
    2200 两千二百 贰仟贰佰
    10000 一万 壹万
    10001 一万零一 壹万零壹
    10012 一万零一十二 壹万零壹拾贰
    12000 一万二千 壹万贰仟
    20000 两万 贰万
    22000 两万二千 贰万贰仟
    100000 十万 壹拾万
    200200 二十万零二百 贰拾万零贰佰
    1000000 一百万 壹佰万
    20000000 两千万 贰仟万
    100000000 一亿 壹亿
    100100000 一亿零一十万 壹亿零壹拾万
    200000002 两亿零二 贰亿零贰
    1000000000000 一万亿 壹万亿
    20010000000 二百亿一千万 贰佰亿壹仟万
    ");
    assert_eq!(
        in_form(Number::Quantity(Quantity::from_thousandths(2500)), "学时", "汉字"),
        "二点五"
    );
    assert_eq!(count(-2, "汉字"), "负两");
}

#[test]
fn money_from_fen() {
    let amounts = ["0", "0.05", "128", "12360", "123600.3", "1236000", "123456789.01"];
    let rows = amounts.map(|yuan| {
        let forms = ["", "元", "万元", "万元+余", "万元+1位", "亿元", "万", "万+余", "余"];
        (yuan, forms.map(|form| money(yuan, form)).join(" "))
    });
    insta::assert_snapshot!(table(rows), @"
    0 0 0 0 0 0 0 0 0 0
    0.05 0.05 0.05 太小 太小 太小 太小 太小 太小 0.05
    128 128 128 0.0128 0.0128 0.01 太小 0.0128 0.0128 120余
    12360 12360 12360 1.236 1.236 1.2 太小 1.236 1.236 12000余
    123600.3 123600.3 123600.3 12.36003 12余 12.4 太小 12.36003 12余 120000余
    1236000 1236000 1236000 123.6 120余 123.6 0.01236 123.6 120余 1200000余
    123456789.01 123456789.01 123456789.01 12345.678901 12000余 12345.7 1.2345678901 12345.678901 12000余 120000000余
    ");
}

#[test]
fn shares_are_100_only_if_exactly() {
    assert_eq!(percent(9996, 10_000, ""), "99.9");
    assert_eq!(percent(9996, 10_000, "2位"), "99.96");
    assert_eq!(percent(10_000, 10_000, "百分之2位"), "100");
    assert_eq!(percent(0, 10, ""), "0");
    assert_eq!(percent(4, 10_000, ""), "0.04");
    assert_eq!(percent(2, 3, ""), "66.7");
    assert_eq!(percent(2, 3, "0位"), "67");
    assert_eq!(percent(199, 200, "0位"), "99");
    assert_eq!(percent(1, 2, "百分比"), "50");
    assert_eq!(percent(10_004, 10_000, ""), "100.1");
    assert_eq!(percent(-1, 3, ""), "-33.3");
    assert_eq!(percent(985, 1000, "近"), "近100");
    assert_eq!(percent(985, 1000, "以上"), "90%以上");
}

/// A figure that compares with the year before.
fn change(number: Number, unit: &str, form: &str) -> String {
    let mut figure = holding(number, unit);
    figure.def.source = Source::Change { of: "visit".into(), percent: unit == "%" };
    let form = parse_form(form).unwrap();
    write(&figure, &form).unwrap_or_else(|problem| problem.to_string())
}

#[test]
fn changes_say_their_direction_with_the_unit() {
    let by = |times: i64, form: &str| change(Number::Count(times), "次", form);
    assert_eq!(by(3, "增减"), "增加3次");
    assert_eq!(by(-3, "增减+汉字"), "减少三次");
    assert_eq!(by(-128, "增减+余"), "减少120余次");
    assert_eq!(by(0, "增减"), "持平");
    assert_eq!(by(-3, ""), "-3");
    let funds =
        |yuan: &str, form| change(Number::Money(Money::parse_yuan(yuan).unwrap()), "元", form);
    assert_eq!(funds("-123600", "增减+万元"), "减少12.36万元");
    assert_eq!(funds("123600", "增减+万+余"), "增加12余万元");
    let percent = Number::Ratio { numerator: 1, denominator: 5, percent: true };
    assert_eq!(change(percent, "%", "增减"), "增加20%");
    assert_eq!(
        count(3, "增减"),
        "写法“增减”只用于与上年同期比较的数字，不适合“自建”，请换一种写法。"
    );
}

/// Every form with every sort of number, with the unit that belongs behind it; what does not suit
/// is refused, never written wrong.
#[test]
fn every_form_of_every_sort_of_number() {
    let forms = [
        "",
        "余",
        "多",
        "近",
        "以上",
        "汉字",
        "大写",
        "万",
        "亿",
        "元",
        "万元",
        "亿元",
        "百分比",
        "1位",
        "增减",
        "万+余",
        "万+以上",
        "万元+余",
        "万元+近",
        "万元+以上",
        "万元+1位",
        "亿元+2位",
    ];
    let ratio = |percent| Number::Ratio { numerator: 1283, denominator: 100, percent };
    let sorts = [
        ("计数", Number::Count(128), "次"),
        ("大数", Number::Count(123_600), "人次"),
        ("金额", Number::Money(Money::parse_yuan("1200").unwrap()), "元"),
        ("大额", Number::Money(Money::parse_yuan("198765432.1").unwrap()), "万元"),
        ("平均", ratio(false), "学时"),
        ("比率", Number::Ratio { numerator: 985, denominator: 1000, percent: true }, "%"),
    ];
    let told = |number: &Number, unit: &str, form: &str| {
        let figure = holding(number.clone(), unit);
        match write_with_unit(&figure, &parse_form(form).unwrap()) {
            Ok(text) => text,
            Err(FormError::Unsuitable { suits, .. }) => format!("（只用于{suits}）"),
            Err(FormError::TooSmall { .. }) => "（太小）".to_owned(),
            Err(problem) => problem.to_string(),
        }
    };
    let rows = forms.map(|form| {
        let row =
            sorts.iter().map(|(name, number, unit)| format!("{name} {}", told(number, unit, form)));
        (if form.is_empty() { "准数" } else { form }, row.collect::<Vec<_>>().join("　"))
    });
    insta::assert_snapshot!(table(rows));
}

#[test]
fn the_unit_goes_with_the_form() {
    let funds = holding(Number::Money(Money::from_fen(123_600_000)), "万元");
    let told = |form: &str| write_with_unit(&funds, &parse_form(form).unwrap()).unwrap();
    assert_eq!(
        ["", "万元", "万元+余", "万", "以上"].map(told),
        ["1236000元", "123.6万元", "120余万元", "123.6万元", "1200000元以上"]
    );
    let natural = write_with_unit(&funds, &Form::natural(&funds.def)).unwrap();
    assert_eq!(natural, "123.6万元");
    let lectures = holding(Number::Count(128), "次");
    assert_eq!(write_with_unit(&lectures, &parse_form("以上").unwrap()).unwrap(), "120次以上");
}

#[test]
fn lists_and_titles() {
    let firms = ["甲公司", "乙公司", "丙公司"];
    assert_eq!(list(&firms, ""), "甲公司、乙公司、丙公司");
    assert_eq!(list(&firms, "前2户"), "甲公司、乙公司等3户");
    assert_eq!(list(&firms, "列举+前3"), "甲公司、乙公司、丙公司");
    assert_eq!(list(&firms, "引号+前１"), "“甲公司”等3个");
    assert_eq!(list(&firms, "书名+前2"), "《甲公司》《乙公司》等3项");
    assert_eq!(in_form(Number::Text("示范支部".to_owned()), "", "引号"), "“示范支部”");
    assert_eq!(
        list(&["学习“两个维护”要求", "“初心”讲堂"], "引号"),
        "“学习‘两个维护’要求”“‘初心’讲堂”"
    );
    let titles = [
        "党员学习制度",
        "《党员学习制度》",
        "关于印发《党员学习制度》的通知",
        "《关于印发〈党员学习制度〉的通知》",
        "《关于印发《关于转发〈通知〉的意见》的通知》",
        "《甲》《乙》",
        "《甲》、《乙》",
        "《学习制度》（修订）",
        "关于《甲",
    ];
    insta::assert_snapshot!(table(titles.map(|text| (text, title(text)))), @"
    党员学习制度 《党员学习制度》
    《党员学习制度》 《党员学习制度》
    关于印发《党员学习制度》的通知 《关于印发〈党员学习制度〉的通知》
    《关于印发〈党员学习制度〉的通知》 《关于印发〈党员学习制度〉的通知》
    《关于印发《关于转发〈通知〉的意见》的通知》 《关于印发〈关于转发《通知》的意见〉的通知》
    《甲》《乙》 《甲》《乙》
    《甲》、《乙》 《甲》《乙》
    《学习制度》（修订） 《学习制度》（修订）
    关于《甲 《关于〈甲》
    ");
}
