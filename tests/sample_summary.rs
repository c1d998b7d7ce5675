//! The sample's annual summary, written from the built-in template: all its parts and points, the
//! deliberate gaps and nothing else missing, of the length such summaries have.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::rc::Rc;
use zhibu::catalog::{Catalog, templates};
use zhibu::document::{Block, Inline};
use zhibu::summary::{FindingKind, Summary};
use zhibu::{figures, render, sample, summary};

/// What stands behind the summary without being told in it, and a leaflet that belongs to no project.
const UNUSED: [&str; 5] =
    ["hand-0726", "fact-1231", "fact-1231-2", "result-1231-2", "result-1231-3"];

fn written() -> Summary {
    let ledger = sample::ledger().unwrap();
    let catalog = Catalog::of(&ledger);
    let text = summary::year_text(templates::annual(), 2019);
    summary::write(&text, &ledger, &catalog, &mut |query| {
        figures::evaluate(&ledger, &catalog, query).map(Rc::new)
    })
}

/// Every paragraph as it is printed.
fn paragraphs(summary: &Summary) -> Vec<String> {
    let run = |runs: &[Inline]| runs.iter().map(Inline::text).collect::<String>();
    let paragraph = |block: &Block| match block {
        Block::Heading { text, .. } => Some(run(text)),
        Block::Paragraph { lead, text } => {
            Some(lead.iter().map(|lead| run(&lead.text)).collect::<String>() + &run(text))
        }
        Block::Title(_) | Block::Table(_) | Block::Signature { .. } => None,
    };
    summary.document.blocks.iter().filter_map(paragraph).collect()
}

/// Each finding as `name：what`, the tokens it is about by their names.
fn findings(summary: &Summary) -> Vec<String> {
    let about = |finding: &summary::Finding| match finding.token {
        Some(token) => summary.tokens.get(token).unwrap().name.clone(),
        None => finding.sentence.clone(),
    };
    summary.findings.iter().map(|f| format!("{}：{}", f.kind.name(), about(f))).collect()
}

#[test]
fn only_the_deliberate_gaps_are_missing() {
    let summary = written();
    let unused = |finding: &&summary::Finding| finding.kind == FindingKind::Unused;
    let told = findings(&summary);
    assert_eq!(
        told.iter().filter(|told| !told.starts_with("未写入")).collect::<Vec<_>>(),
        ["缺数：党费日", "已略去：第三种形态", "已略去：第四种形态", "已略去：微心愿"]
    );
    let unused = summary.findings.iter().filter(unused).flat_map(|finding| &finding.records);
    assert_eq!(
        unused.map(ToString::to_string).collect::<Vec<_>>(),
        UNUSED,
        "records that nothing in the summary uses"
    );
    let gaps = render::text(&summary.document).matches('X').count();
    assert_eq!(gaps, 1, "the only X stands for 党费日");
    assert!(!summary.findings.iter().any(|finding| finding.kind == FindingKind::Syntax));
}

#[test]
fn it_is_as_long_as_such_summaries_are() {
    let summary = written();
    assert!((3_800..=5_000).contains(&summary.characters), "{}", summary.characters);
}

#[test]
fn every_part_and_point_is_there() {
    let paragraphs = paragraphs(&written());
    // How each paragraph begins that opens a chapter or a part, and how many points it makes.
    let parts = [
        ("一、工作开展情况", 0),
        ("（一）压实责任", 4),
        ("（二）严肃组织生活", 4),
        ("（三）紧盯关键环节", 4),
        ("（四）融入中心工作", 4),
        ("二、特色亮点", 0),
        ("（一）推动“党建+社区”", 0),
        ("（二）推动“党建+互联网”", 0),
        ("（三）推动“党建+业务”", 2),
        ("（四）推动“党建+工建”", 2),
        ("（五）总结特色做法", 3),
        ("三、存在的问题和不足", 0),
        ("四、下一步工作计划", 0),
        ("（一）巩固主题教育成果", 0),
        ("（二）持续纠治形式主义", 0),
        ("（三）建强党小组", 0),
    ];
    let mut rest = paragraphs.iter();
    for (opening, points) in parts {
        let Some(part) = rest.find(|paragraph| paragraph.starts_with(opening)) else {
            panic!("“{opening}” is missing or out of order");
        };
        let made = ["一是", "二是", "三是", "四是", "五是"]
            .iter()
            .filter(|point| part.contains(&format!("。{point}")))
            .count();
        assert_eq!(made, points, "{part}");
    }
    for point in ["一是", "二是", "三是", "四是"] {
        let own = paragraphs.iter().filter(|paragraph| paragraph.starts_with(point)).count();
        assert_eq!(own, 1, "存在的问题和不足 has a paragraph for {point}");
    }
}

/// Figures 1 to 7 of the table stand together in one paragraph.
#[test]
fn the_learning_figures_share_a_paragraph() {
    let paragraphs = paragraphs(&written());
    let sentence = "在“不忘初心、牢记使命”主题教育期间，局党支部安排集中学习6天、跟进学习5次、专题研讨4个，\
                    完成调研1项。2019年举办集中学习14次，党小组组织学习21次，讲党课5次，\
                    开展主题党日活动12次。";
    assert!(paragraphs.iter().any(|paragraph| paragraph.starts_with(sentence)));
}

/// What is written comes from the ledger: no number in the text is typed by hand, and every
/// sentence that a record gives to the summary has found its section.
#[test]
fn nothing_is_typed_by_hand_and_every_sentence_finds_its_place() {
    let summary = written();
    let text = render::text(&summary.document);
    for record in sample::ledger().unwrap().records.values() {
        if let Some(phrase) = &record.phrase {
            assert!(text.contains(&phrase.text), "{}", record.id);
        }
    }
    assert!(!summary.findings.iter().any(|finding| finding.kind == FindingKind::Typed));
}

#[test]
fn documents_and_lists_are_quoted_as_recorded() {
    let text = render::text(&written().document);
    for quoted in [
        "《局党支部落实〈关于新形势下党内政治生活的若干准则〉的若干措施》",
        "《中国共产党支部工作条例（试行）》《中国共产党纪律处分条例》",
        "《政府工作报告》《中国共产党党员教育管理工作条例》",
        "材料530余份",
        "筹集资金2万元",
        "价值11000余元",
        "案一起，罚款30000元，属全省首例",
        "协调12户企业的316名职工",
    ] {
        assert!(text.contains(quoted), "{quoted}");
    }
}
