//! The title's lines.

use super::super::title::{breaks, lines};
use crate::document::Inline;

fn broken(text: &str) -> String {
    let lines = lines(vec![vec![Inline::Text(text.to_owned())]]);
    let line = |runs: &Vec<Inline>| runs.iter().map(Inline::text).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn breaks_where_the_sense_allows() {
    insta::assert_snapshot!(
        [
            "局党支部2019年度党建工作总结",
            "青溪市道路运输管理局党支部2019年度党建工作总结",
            "中共青溪市道路运输管理局机关支部委员会2019年度党建工作总结",
            "青溪市道路运输管理局党支部2019年上半年“不忘初心、牢记使命”主题教育工作总结",
            "中国共产党青溪市云岭县交通运输综合行政执法大队第一支部委员会关于2019年度开展\
             “不忘初心、牢记使命”主题教育情况的总结报告",
        ]
        .map(broken)
        .join("\n\n")
    );
}

#[test]
fn no_line_is_longer_than_the_page_holds() {
    let text: Vec<char> = "甲".repeat(1_000_000).chars().collect();
    let breaks = breaks(&text);
    assert_eq!((breaks.len(), breaks[0]), (49_999, 20));
}

#[test]
fn runs_are_cut_with_the_text() {
    let title = vec![
        Inline::Text("青溪市道路运输管理局党支部".to_owned()),
        Inline::Figure { token: 3, text: "2019".to_owned() },
        Inline::Text("年度党建工作总结".to_owned()),
    ];
    let lines = lines(vec![title]);
    assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
}
