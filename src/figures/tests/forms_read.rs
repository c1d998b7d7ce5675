//! How a form is read, and what is said of one that does not exist or does not suit.

use super::forms::{count, holding, in_form, list, percent};
use super::*;

#[test]
fn forms_that_do_not_exist_or_do_not_suit_are_sentences() {
    let refused =
        ["美化", "余+近", "万+亿", "汉字+万", "余+2位", "列举+余", "9位", "前0", "前x", "位"];
    let refused = refused.map(|form| parse_form(form).unwrap_err().to_string());
    let unsuitable = [
        count(3, "书名"),
        count(3, "百分比"),
        count(3, "万元"),
        list(&["甲"], "汉字"),
        percent(1, 2, "余"),
        percent(1, 2, "万"),
        write(&holding(Number::Count(12), "次"), &parse_form("万").unwrap())
            .unwrap_err()
            .to_string(),
        in_form(Number::Ratio { numerator: 1, denominator: 2, percent: false }, "学时", "元"),
        written(&ledger([]), "study", "余"),
    ];
    insta::assert_snapshot!(format!("{}\n{}", refused.join("\n"), unsuitable.join("\n")), @"
    没有“美化”这种写法。可用：余、近、多、以上、汉字、大写、万、亿、元、万元、亿元、百分比、1位、增减、列举、书名、引号、前3，几种写法用“+”连接。
    写法“余”和“近”不能同时使用，请只留一个。
    写法“万”和“亿”不能同时使用，请只留一个。
    写法“汉字”和“万”不能同时使用，请只留一个。
    写法“余”和“位”不能同时使用，请只留一个。
    写法“余”和“列举”不能同时使用，请只留一个。
    小数位数“9”太多，最多写到6位，请改小。
    没有“前0”这种写法。可用：余、近、多、以上、汉字、大写、万、亿、元、万元、亿元、百分比、1位、增减、列举、书名、引号、前3，几种写法用“+”连接。
    没有“前x”这种写法。可用：余、近、多、以上、汉字、大写、万、亿、元、万元、亿元、百分比、1位、增减、列举、书名、引号、前3，几种写法用“+”连接。
    没有“位”这种写法。可用：余、近、多、以上、汉字、大写、万、亿、元、万元、亿元、百分比、1位、增减、列举、书名、引号、前3，几种写法用“+”连接。
    写法“书名”只用于清单，不适合“自建”，请换一种写法。
    写法“百分比”只用于比率，不适合“自建”，请换一种写法。
    写法“万元”只用于金额，不适合“自建”，请换一种写法。
    写法“汉字”只用于数字，不适合“自建”，请换一种写法。
    写法“余”只用于数量和金额，不适合“自建”，请换一种写法。
    写法“万”只用于数量和金额，不适合“自建”，请换一种写法。
    “自建”不到百分之一万，不宜按万写，请换小一级的单位。
    写法“元”只用于金额，不适合“自建”，请换一种写法。
    “集中学习”没有记录，写不出数字；请先录入记录，或声明无此项。
    ");
}

#[test]
fn forms_are_read_in_full_width_and_with_spaces() {
    assert_eq!(parse_form(" 万元 ＋ 余 "), parse_form("万元+余"));
    assert_eq!(parse_form("百分之２位"), parse_form("百分比+2位"));
    assert_eq!(parse_form("2位小数"), parse_form("2位"));
    assert_eq!(parse_form("  ").unwrap(), Form::default());
}
