//! Lines, tokens, brackets, escapes; nothing is lost and nothing panics.

use super::super::finding::Notes;
use super::super::inline::{read, source};
use super::super::lines;
use super::read_line;
use proptest::prelude::*;

/// The findings about a text, one a line.
fn findings(body: &str) -> String {
    let mut notes = Notes::default();
    lines::read(body, &mut notes);
    let found: Vec<String> = notes.into_found().into_iter().map(|f| f.sentence).collect();
    found.join("\n")
}

#[test]
fn tokens_in_either_width() {
    let half = format!("{:?}", read_line("[用{资金:万元+余|类别=筹集，专题=甲}]"));
    let full = format!("{:?}", read_line("[用｛资金：万元+余｜类别＝筹集,专题＝甲｝]"));
    let ask = |text: &str| text.split("ask:").nth(1).map(str::to_owned);
    assert_eq!(ask(&half), ask(&full));
    insta::assert_snapshot!(ask(&half).unwrap());
}

#[test]
fn errors_are_findings_with_their_line() {
    insta::assert_snapshot!(findings(
        "# 总结\n\n## 一、工作 {#work}\n### 甲 {#work}\n- 一是抓学习\n抓[学习]{}、{学习:}、\
         {学习|地点}、{#a b}\n{学习 和[{甲}\n甲]和}与《乙\n###### 太深\n{每条}{#甲}"
    ));
}

#[test]
fn escapes_print_the_mark_itself() {
    let nodes = read_line(r"\{甲\}\[乙\]\\");
    assert_eq!(source(&nodes), r"\{甲\}\[乙\]\\");
    let kept = super::kept(r"\{甲\}\[乙\]\\", super::super::drop::Mode::Clauses);
    assert_eq!(super::printed(&kept), r"{甲}[乙]\");
}

/// Texts made of what the language is made of, and of anything else.
fn any_text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        4 => "[\\{\\}\\[\\]｛｝:：|｜=＝，。；、\\\\#\\- \n《》“”!]",
        2 => prop_oneof![Just("每条"), Just("记录."), Just("集中学习"), Just("12次"), Just("#a")]
            .prop_map(str::to_owned),
        1 => "\\PC",
    ];
    prop::collection::vec(bit, 0..60).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn a_line_is_read_without_loss(text in any_text()) {
        let line = text.replace('\n', " ");
        let nodes = read(&line, &mut Notes::default());
        prop_assert_eq!(source(&nodes), line);
    }

    #[test]
    fn any_text_is_read(text in any_text()) {
        let lines = lines::read(&text, &mut Notes::default());
        prop_assert!(lines.len() <= text.lines().count());
    }
}

#[test]
fn a_long_line_takes_no_more_than_its_length() {
    for bit in ["{", "[", "]", "}", "《", "“《‘”", "[{", "{甲|", "\\", "[[[[]]", "1", "三会一"]
    {
        let text = bit.repeat(200_000 / bit.len());
        let lines = lines::read(&text, &mut Notes::default());
        assert_eq!(lines.len(), 1);
    }
}
