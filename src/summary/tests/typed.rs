//! Numbers typed by hand.

use super::super::node::Node;
use super::read_line;

/// The numbers found, joined by a space.
fn found(text: &str) -> String {
    let mut numbers: Vec<(u32, String)> = Vec::new();
    for node in read_line(text) {
        if let Node::Text(letters) = node {
            for letter in letters.iter().filter(|letter| letter.typed > 0) {
                match numbers.last_mut() {
                    Some((which, number)) if *which == letter.typed => number.push(letter.c),
                    _ => numbers.push((letter.typed, letter.c.to_string())),
                }
            }
        }
    }
    numbers.into_iter().map(|(_, number)| number).collect::<Vec<_>>().join(" ")
}

#[test]
fn counted_numbers() {
    assert_eq!(
        found("上党课12次，发放材料1,200余份，投入3.5万元，惠及２００多人次，占98%，12名党员"),
        "12次 1,200余份 3.5万元 ２００多人次 98% 12名"
    );
    assert_eq!(
        found("开展十二次学习，三百余份材料，两户企业，查处三起，参加二十人次"),
        "十二次 三百余份 两户 三起 二十人次"
    );
}

#[test]
fn years_dates_ordinals_codes() {
    assert_eq!(found("2019年12月31日，2019年度，第3次会议，第十二次党课，12个月，3个工作日"), "");
    assert_eq!(found("青交〔2019〕12号，A4纸，12345热线，十九届四中全会，8点30分"), "");
}

#[test]
fn set_phrases_and_titles() {
    assert_eq!(found("三会一课、两学一做、四种形态、八项规定、十九大、百分之百、三重一大"), "");
    assert_eq!(
        found("学习《12项措施》《党章〈3条〉》，一起努力，千家万户，一个重要方面，三项工作"),
        ""
    );
    assert_eq!(found("十分迫切，一次性，一名党员，两个维护，四风，七一，五个必由之路"), "");
}
