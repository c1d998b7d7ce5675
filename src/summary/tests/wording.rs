//! Near-misses of official phrases.

use super::super::finding::Notes;
use super::super::{lines, wording};

fn sentences(body: &str, year: i32) -> String {
    let lines = lines::read(body, &mut Notes::default());
    let mut findings = Vec::new();
    wording::review(&lines, year, &mut findings);
    findings.into_iter().map(|f| f.sentence).collect::<Vec<_>>().join("\n")
}

#[test]
fn near_misses_are_pointed_out() {
    insta::assert_snapshot!(sentences(
        "开展“不忘初心，牢记使命”主题教育和“不忘初心、牢记使命”主题教育，不忘初心牢记使命\n\
         学习习近平新时代中国特色社会主思想，新时期党的建设总要求\n\
         推进“两学一做”学习教育常态化、制度化，落实《中国共产党支部工作条例(试行)》",
        2019,
    ));
}

#[test]
fn what_is_exact_or_something_else_is_left_alone() {
    assert_eq!(sentences("“不忘初心、牢记使命”，不忘初心、牢记宗旨，中央八项规定", 2019), "");
    assert_eq!(sentences("新时代中国特色社会主义思想，中国共产党问责条例", 2019), "");
    assert_eq!(sentences("不忘初心，牢记使命", 2017), "");
}
