//! Numbers that are never typed: 一、 （一） 1. （1） 一是.

/// The number in front of a heading of `level` (1 to 4).
///
/// ```text
/// 1 → 一、   2 → （一）   3 → 1.   4 → （1）
/// ```
pub(super) fn heading(level: u8, number: usize) -> String {
    match level {
        1 => format!("{}、", numeral(number)),
        2 => format!("（{}）", numeral(number)),
        3 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

/// The number in front of a point.
pub(super) fn point(number: usize) -> String {
    format!("{}是", numeral(number))
}

/// A whole number in Chinese numerals, as numbering writes it: 十一, 二十, 一百零三. From ten thousand
/// on, where nobody numbers, in digits.
pub(super) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const POWERS: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if number == 0 || number >= 10_000 {
        return number.to_string();
    }
    let mut text = String::new();
    let mut zero_due = false;
    for (power, name) in POWERS {
        let digit = number / power % 10;
        if digit == 0 {
            zero_due = !text.is_empty();
            continue;
        }
        if zero_due {
            text.push('零');
            zero_due = false;
        }
        // 十二, not 一十二; but 一百一十二.
        if !(digit == 1 && power == 10 && text.is_empty()) {
            text.push_str(DIGITS.get(digit).copied().unwrap_or_default());
        }
        text.push_str(name);
    }
    text
}
