//! What holds for every number, however it is written.

use super::super::listing::title;
use super::super::numeral::chinese;
use super::forms::{count, in_form, percent};
use super::*;
use proptest::prelude::*;

/// The digits of a written number.
fn digits(text: &str) -> i64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

proptest! {
    #[test]
    fn yu_never_says_more_than_there_is_and_never_falls(n in 0_i64..3_000_000, more in 0_i64..5_000) {
        for form in ["余", "多", "以上"] {
            let said = digits(&count(n, form));
            prop_assert!(said <= n);
            prop_assert!(said <= digits(&count(n + more, form)));
            prop_assert!(n < 10 || said * 2 > n, "{n} → {said}");
            prop_assert_eq!(said == n, !count(n, form).ends_with(['余', '多', '上']));
        }
    }

    #[test]
    fn jin_never_says_less_and_is_at_most_a_twentieth_off(n in 0_i64..3_000_000, more in 0_i64..5_000) {
        let text = count(n, "近");
        let said = digits(&text);
        prop_assert!(said >= n && (said - n) * 20 <= said);
        prop_assert!(said <= digits(&count(n + more, "近")));
        prop_assert_eq!(said == n, !text.starts_with('近'));
    }

    #[test]
    fn exact_money_reads_back(fen in -MOST..MOST) {
        let text = in_form(Number::Money(Money::from_fen(fen)), "元", "");
        prop_assert_eq!(Money::parse_yuan(&text), Some(Money::from_fen(fen)));
    }

    #[test]
    fn ten_thousands_move_the_point_by_four(fen in 0..MOST) {
        let text = in_form(Number::Money(Money::from_fen(fen)), "元", "万元");
        let (whole, behind) = text.split_once('.').unwrap_or((&text, ""));
        prop_assert!(behind.len() <= 6);
        let back: i64 = format!("{whole}{behind:0<6}").parse().unwrap();
        prop_assert_eq!(back, fen);
    }

    #[test]
    fn shares_are_monotone_and_bounded(part in 0_i128..5_000, whole in 1_i128..5_000, decimals in 0_u32..4) {
        let part = part.min(whole);
        let form = format!("{decimals}位");
        let text = percent(part, whole, &form);
        prop_assert_eq!(text == "0", part == 0);
        prop_assert_eq!(text.starts_with("100"), part == whole);
    }

    #[test]
    fn chinese_numerals_read_back(n in 0_u128..1_000_000_000_000) {
        prop_assert_eq!(read_back(&chinese(n)), n);
    }

    #[test]
    fn titles_come_out_balanced(text in "[甲乙（）]{0,3}(《[甲乙]{1,3}(〈丙〉)?[乙]{0,2}》){0,2}[甲乙]{0,3}") {
        prop_assume!(!text.is_empty());
        let written = title(&text);
        let mut depth = 0_i32;
        for c in written.chars() {
            depth += i32::from("《〈".contains(c)) - i32::from("》〉".contains(c));
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
        prop_assert!(written.starts_with('《'));
        prop_assert_eq!(title(&written), written.clone(), "writing it again changes nothing");
    }
}

const MOST: i64 = 1_000_000_000_000_000;

/// A reader of Chinese numerals, written apart from the writer.
fn read_back(text: &str) -> u128 {
    let (mut total, mut section, mut digit) = (0, 0, 0);
    for c in text.chars() {
        if let Some(value) = "零一二三四五六七八九".chars().position(|d| d == c) {
            digit = value as u128;
            continue;
        }
        match c {
            '两' => digit = 2,
            '十' => (section, digit) = (section + 10 * digit.max(1), 0),
            '百' => (section, digit) = (section + 100 * digit, 0),
            '千' => (section, digit) = (section + 1000 * digit, 0),
            '万' => (total, section, digit) = (total + (section + digit) * 10_000, 0, 0),
            '亿' => (total, section, digit) = ((total + section + digit) * 100_000_000, 0, 0),
            other => panic!("{other}"),
        }
    }
    total + section + digit
}
