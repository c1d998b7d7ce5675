use super::{Block, Run, SECTIONS};
use std::collections::BTreeSet;

/// The words of a section, without its marks.
fn words(blocks: &[Block]) -> String {
    let said = |runs: &[Run]| {
        let text = |run: &Run| match *run {
            Run::Text(text) | Run::Strong(text) | Run::Typed(text) => text,
        };
        runs.iter().map(text).collect::<String>()
    };
    let block = |block: &Block| match block {
        Block::Heading(text) => (*text).to_owned(),
        Block::Paragraph(runs) => said(runs),
        Block::List { items, .. } => items.iter().map(|item| said(item)).collect(),
    };
    blocks.iter().map(block).collect()
}

#[test]
fn every_section_has_a_name_of_its_own_and_says_something() {
    let titles: BTreeSet<_> = SECTIONS.iter().map(|section| section.title).collect();
    assert_eq!(titles.len(), SECTIONS.len());
    for section in SECTIONS {
        let length = words(section.blocks).chars().count();
        assert!(length > 40, "{}: {length} characters", section.title);
    }
}

#[test]
fn the_file_is_read_whole() {
    let file = std::fs::read_to_string("docs/使用手册.md").unwrap();
    let headings = file.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(SECTIONS.len(), headings);
    // Every line of prose stands in a section, marks and pictures aside.
    let all: String = SECTIONS.iter().map(|section| words(section.blocks)).collect();
    let plain = |line: &str| line.replace(['*', '`'], "");
    let prose = file.lines().skip_while(|line| !line.starts_with("## "));
    for line in prose.filter(|line| !line.starts_with(['#', '!', '|']) && !line.contains("](")) {
        let line = plain(line);
        let number = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let text = number.trim_start_matches(['.', '-', ' ']).trim();
        assert!(all.contains(text), "not in the help: {text}");
    }
}
