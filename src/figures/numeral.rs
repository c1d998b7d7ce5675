//! Numbers in Chinese numerals.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A whole number as it is read before a measure word: 两户, 十二次, 二十项, 两千三百人.
///
/// 二 becomes 两 where it stands alone or leads before 千, 万, 亿, not before 十 and 百.
pub(super) fn chinese(number: u128) -> String {
    let text = read(number, &DIGITS, &["", "十", "百", "千"]);
    let text = text.strip_prefix("一十").map_or(text.clone(), |rest| format!("十{rest}"));
    match text.strip_prefix('二') {
        Some(rest) if rest.is_empty() || rest.starts_with(['千', '万', '亿']) => {
            format!("两{rest}")
        }
        _ => text,
    }
}

/// A whole number in the numerals of vouchers (大写): 壹仟贰佰叁拾陆.
pub(super) fn formal(number: u128) -> String {
    read(number, &FORMAL, &["", "拾", "佰", "仟"])
}

/// Digits behind the point, read one by one.
pub(super) fn digits(decimals: &str, formal: bool) -> String {
    let names = if formal { &FORMAL } else { &DIGITS };
    let digit = |c: char| c.to_digit(10).and_then(|d| names.get(d as usize)).copied();
    decimals.chars().filter_map(digit).collect()
}

/// 亿 and 万 divide the number; 零 stands where the part behind them does not fill its places.
fn read(number: u128, names: &[char; 10], places: &[&str; 4]) -> String {
    let parts = |unit: u128, name: &str| {
        let (above, below) = (number / unit, number % unit);
        let skipped = if below < unit / 10 { names.first() } else { None };
        let mut text = format!("{}{name}", read(above, names, places));
        if below > 0 {
            text.extend(skipped);
            text.push_str(&read(below, names, places));
        }
        text
    };
    if number >= 100_000_000 {
        return parts(100_000_000, "亿");
    }
    if number >= 10_000 {
        return parts(10_000, "万");
    }
    let mut text = String::new();
    let mut skipped = false;
    for (power, place) in places.iter().enumerate().rev() {
        let digit = (number / 10_u128.pow(power as u32) % 10) as usize;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.extend(names.first());
            skipped = false;
        }
        text.extend(names.get(digit));
        text.push_str(place);
    }
    if text.is_empty() { names.first().map(char::to_string).unwrap_or_default() } else { text }
}
