//! Numerals.

use super::super::number::{heading, numeral, point};
use proptest::prelude::*;

#[test]
fn numbers_in_front() {
    let levels: Vec<String> = (1..=4).map(|level| heading(level, 12)).collect();
    assert_eq!(levels, ["十二、", "（十二）", "12.", "（12）"]);
    assert_eq!([point(1), point(10), point(21)], ["一是", "十是", "二十一是"]);
    let numerals = [101, 110, 111, 120, 1001, 1010, 2345].map(numeral);
    assert_eq!(
        numerals,
        [
            "一百零一",
            "一百一十",
            "一百一十一",
            "一百二十",
            "一千零一",
            "一千零一十",
            "二千三百四十五"
        ]
    );
}

/// Reads a numeral back.
fn value(text: &str) -> usize {
    let (mut sum, mut digit) = (0, 0);
    for c in text.chars() {
        match "零一二三四五六七八九".chars().position(|known| known == c) {
            Some(value) => digit = value,
            None => {
                let power = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                sum += if digit == 0 { power } else { digit * power };
                digit = 0;
            }
        }
    }
    sum + digit
}

proptest! {
    #[test]
    fn a_numeral_reads_back(number in 1_usize..10_000) {
        prop_assert_eq!(value(&numeral(number)), number);
    }
}
