//! Brackets, clauses, rows of brackets, and the marks that meet.

use super::super::drop::Mode;
use super::super::letter::strength;
use super::{kept, printed};
use proptest::prelude::*;

fn check(text: &str) -> String {
    printed(&kept(text, Mode::Clauses))
}

#[test]
fn a_bracket_goes_with_its_own_gap() {
    assert_eq!(check("上党课{甲}次[，其中社区{无}次][，企业{乙}次]。"), "上党课甲次，企业乙次。");
    assert_eq!(check("全年[上党课{甲}次]，[党日{无}次]。"), "全年上党课甲次。");
    assert_eq!(check("全年[上党课{无}次]，[党日{乙}次]。"), "全年党日乙次。");
}

#[test]
fn what_is_expected_stays_as_a_gap() {
    assert_eq!(check("召开[!党员大会{无}次]、[支委会{无}次]。"), "召开党员大会X次。");
    assert_eq!(check("召开[！党员大会{无}次]、[!支委会{甲}次]。"), "召开党员大会X次、支委会甲次。");
    assert_eq!(check("[[!党员大会{无}次]、[支委会{无}次]]。"), "党员大会X次。");
    assert_eq!(check("要学好[!原文]。"), "要学好[!原文]。");
}

#[test]
fn a_bracket_goes_with_all_its_inner_brackets() {
    let text = "共[开展党员[集中学习{A}次]、[党小组学习{B}次]]，[上党课{C}次]，[党日{D}次]。";
    let with = |gaps: &[&str]| {
        let mut text = text.to_owned();
        for gap in gaps {
            text = text.replace(&format!("{{{gap}}}"), "{无}");
        }
        check(&text)
    };
    assert_eq!(with(&[]), "共开展党员集中学习A次、党小组学习B次，上党课C次，党日D次。");
    assert_eq!(with(&["A"]), "共开展党员党小组学习B次，上党课C次，党日D次。");
    assert_eq!(with(&["B"]), "共开展党员集中学习A次，上党课C次，党日D次。");
    assert_eq!(with(&["A", "B"]), "共上党课C次，党日D次。");
    assert_eq!(with(&["C"]), "共开展党员集中学习A次、党小组学习B次，党日D次。");
    assert_eq!(with(&["D"]), "共开展党员集中学习A次、党小组学习B次，上党课C次。");
    assert_eq!(with(&["A", "B", "C"]), "共党日D次。");
    assert_eq!(with(&["A", "B", "C", "D"]), "");
    // Its own record does not hold a bracket whose inner brackets all went.
    assert_eq!(check("一、[上党课{A}次，[其中社区{无}次]]，[党日{B}次]。"), "一、党日B次。");
}

#[test]
fn a_clause_goes_with_all_its_brackets() {
    assert_eq!(check("抓学习。共组织[{无}次学习]、[{无}次研讨]。"), "抓学习。");
    assert_eq!(check("抓学习；共组织[{无}次学习]；抓作风。"), "抓学习；抓作风。");
    assert_eq!(check("抓学习；共组织[{无}次学习]。"), "抓学习。");
    assert_eq!(check("共组织[{无}次学习]；抓作风。"), "抓作风。");
    assert_eq!(check("共组织{甲}次，[其中研讨{无}次]。抓作风。"), "抓作风。");
    assert_eq!(check("抓学习；组织[{无}次；]抓作风[{甲}次。]"), "抓学习；抓作风甲次。");
    assert_eq!(check("没有方括号的空缺{无}次留着。"), "没有方括号的空缺X次留着。");
}

#[test]
fn the_strongest_mark_stays() {
    assert_eq!(check("[{甲}]，[{无}]、[{乙}]。"), "甲，乙。");
    assert_eq!(check("在会上，[{无}]、[{甲}]。"), "在会上，甲。");
    assert_eq!(check("在会上：[{无}]、[{甲}]。"), "在会上：甲。");
    assert_eq!(check("[在{无}期间]，共组织[{甲}次]。"), "共组织甲次。");
    assert_eq!(check("做到以下（[{无}]、[{甲}]）。"), "做到以下（甲）。");
    assert_eq!(check("做到以下（[{无}]）几点，[{甲}]。"), "做到以下几点，甲。");
    assert_eq!(check("开展活动[{甲}次]，[{无}次]"), "开展活动甲次");
}

#[test]
fn joints_follow_the_brackets_that_stay() {
    assert_eq!(check("[{甲}]、[{乙}]和[{无}]。"), "甲、乙。");
    assert_eq!(check("[{甲}]、[{无}]和[{乙}]。"), "甲和乙。");
    assert_eq!(check("[{无}]、[{甲}]和[{乙}]。"), "甲和乙。");
    assert_eq!(check("[{无}]和[{无}]，[{甲}]。"), "甲。");
    assert_eq!(check("[{甲}][{无}][，{乙}]。"), "甲，乙。");
    assert_eq!(check("[{甲}]、[{无}][，{乙}]。"), "甲，乙。");
}

#[test]
fn marks_in_quotation_marks_are_not_read() {
    assert_eq!(check("学习《甲。乙；丙》[{无}次]，[{丁}次]。"), "学习《甲。乙；丙》丁次。");
    assert_eq!(check("落实“甲；乙”[{无}次]。抓落实。"), "抓落实。");
    assert_eq!(check("落实“甲、[{无}]”，[{乙}]。"), "落实“甲、”，乙。");
}

#[test]
fn headings_lose_brackets_but_no_clause() {
    assert_eq!(printed(&kept("推动融合[（{无}项）]", Mode::Brackets)), "推动融合");
    assert_eq!(printed(&kept("推动融合[（{无}项）]", Mode::Clauses)), "");
}

#[test]
fn gaps_kept_everywhere() {
    let text = "共[开展[学习{无}次]、[党课{甲}次]]，[党日{无}次]。";
    assert_eq!(printed(&kept(text, Mode::KeepGaps)), "共开展学习X次、党课甲次，党日X次。");
}

#[test]
fn what_went_is_told() {
    let kept = kept("共组织{甲}次，[其中研讨{无}次]。[{乙}]、[党课{无次}次]。", Mode::Clauses);
    let lost: Vec<_> =
        kept.lost.iter().map(|l| (l.fragment.as_str(), l.gaps.len(), l.along.len())).collect();
    assert_eq!(lost, [("共组织甲次，其中研讨X次。", 1, 1), ("党课X次", 1, 0)]);
}

/// A line of clauses with brackets in rows, as an author would write them: marks never meet and
/// none begins a clause.
fn a_line() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("[学习{甲}次]".to_owned()),
        Just("[党课{无}次]".to_owned()),
        Just("[{无}次研讨]".to_owned()),
    ];
    let bracket = leaf.prop_recursive(3, 12, 3, |inner| {
        (prop::collection::vec(inner, 1..4), "[、，]", prop::bool::ANY).prop_map(
            |(inner, joint, named)| {
                format!("[{}{}]", if named { "开展" } else { "" }, inner.join(&joint))
            },
        )
    });
    let row = (prop::collection::vec(bracket, 1..4), prop_oneof!["[、，]", Just("和".to_owned())])
        .prop_map(|(brackets, joint)| brackets.join(&joint));
    let text =
        prop_oneof![Just("抓学习"), Just("落实“甲。乙”"), Just("学《甲；乙》"), Just("共{甲}")];
    let stretch = prop_oneof![row, text.prop_map(str::to_owned)];
    let clause = prop::collection::vec(stretch, 1..4).prop_map(|stretches| stretches.join("，"));
    prop::collection::vec((clause, "[；。]"), 1..5)
        .prop_map(|clauses| clauses.into_iter().map(|(text, end)| text + &end).collect())
}

proptest! {
    #[test]
    fn dropping_leaves_no_marks_that_meet(text in a_line()) {
        let kept = kept(&text, Mode::Clauses);
        let text = printed(&kept);
        let marks: Vec<bool> = text.chars().map(|c| strength(c).is_some()).collect();
        prop_assert!(!text.contains('¦'), "a seam is open: {text}");
        prop_assert!(marks.first() != Some(&true), "a mark begins: {text}");
        prop_assert!(!marks.windows(2).any(|pair| pair == [true, true]), "marks meet: {text}");
        prop_assert!(!text.contains('X'), "a gap in a bracket stays: {text}");
    }

    #[test]
    fn keeping_gaps_changes_nothing_else(text in a_line()) {
        let all = printed(&kept(&text, Mode::KeepGaps));
        let plain = text.replace(['[', ']'], "").replace("{无}", "X").replace("{甲}", "甲");
        prop_assert_eq!(all, plain);
    }
}
