//! What LibreOffice prints of our files.

use crate::archive::{text, written};
use crate::office::{Pdf, Word};
use crate::samples;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use zhibu::document::{Block, Document};
use zhibu::{ledger::FontSet, render, sample};

/// The text area in points, from the upper left corner.
const LEFT: f64 = 79.35;
const RIGHT: f64 = 521.6;
const BOTTOM: f64 = 742.7;
/// A character as set: 16 pt less a quarter.
const CHARACTER: f64 = 15.75;

fn print(name: &str, document: &Document) -> Pdf {
    Pdf::print(name, &render::docx(document, FontSet::Official).unwrap())
}

fn near(measured: f64, expected: f64) {
    assert!((measured - expected).abs() < 1.5, "{measured} pt instead of {expected} pt");
}

/// The lines of each page's text, without the page number.
fn lines(words: &[Word]) -> Vec<Vec<String>> {
    let mut pages: Vec<BTreeMap<i64, String>> = Vec::new();
    for word in words.iter().filter(|word| word.top < BOTTOM) {
        if pages.len() <= word.page {
            pages.resize(word.page + 1, BTreeMap::new());
        }
        // Lines are 28.95 pt apart; words of one differ by less.
        let line = ((word.bottom - 104.9) / 28.95).round() as i64;
        pages[word.page].entry(line).or_default().push_str(&word.text);
    }
    pages.into_iter().map(|page| page.into_values().collect()).collect()
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let document = samples::full_pages();
    let pages = lines(&print("full", &document).words());
    let mut expected = Vec::new();
    for _ in &document.blocks {
        // 400 characters: 26 after the indent, full lines, the rest.
        expected.push(26);
        expected.extend([28; 13]);
        expected.push(400 - 26 - 13 * 28);
    }
    let found: Vec<usize> = pages.iter().flatten().map(|line| line.chars().count()).collect();
    assert_eq!(found, expected);
    let (last, full) = pages.split_last().unwrap();
    assert!(full.len() >= 3, "too short to prove anything");
    assert!(full.iter().all(|page| page.len() == 22), "{:?}", pages.iter().map(Vec::len));
    assert!(last.len() <= 22);
}

#[test]
fn odd_page_numbers_stand_right_and_even_ones_left() {
    let pdf = print("numbers", &samples::full_pages());
    let words = pdf.words();
    for page in 0..3 {
        let number: Vec<&Word> =
            words.iter().filter(|word| word.page == page && word.top > BOTTOM).collect();
        let text: Vec<&str> = number.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(text, ["—", &(page + 1).to_string(), "—"]);
        if page % 2 == 0 {
            near(number[2].right, RIGHT - 14.0);
        } else {
            near(number[0].left, LEFT + 14.0);
        }
        // The dashes stand 7 mm below the text area, give or take what the font's box adds.
        let middle = (number[0].top + number[0].bottom) / 2.0;
        assert!((middle - BOTTOM - 19.8).abs() < 4.0, "{middle}");
    }
}

/// NFKC, because a PDF knows glyphs and not characters; no white space and no page numbers.
fn normal(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The text of all pages without their numbers, as [`normal`].
fn printed(name: &str, document: &Document) -> String {
    let pages = print(name, document).pages(&["-raw"]);
    assert!(pages.len() > 2, "too short to prove anything");
    let mut printed = String::new();
    for (index, page) in pages.iter().enumerate() {
        let number = format!("— {} —", index + 1);
        let without = page.trim_end().strip_suffix(&number);
        let without = without.or_else(|| page.trim_start().strip_prefix(&number));
        printed += without.unwrap_or_else(|| panic!("no number on page {index}: {page}"));
    }
    normal(&printed)
}

#[test]
fn the_print_has_the_text_of_the_preview() {
    let mut document = samples::summary();
    for block in &mut document.blocks {
        // Short, or its headings are there once more on the next page.
        if let Block::Table(table) = block {
            table.rows.truncate(4);
        }
    }
    assert_eq!(printed("text", &document), normal(&render::text(&document)));
}

#[test]
fn the_print_of_the_samples_summary_has_the_text_of_the_preview() {
    let document = samples::annual(&sample::ledger().unwrap());
    assert_eq!(printed("sample", &document), normal(&render::text(&document)));
}

/// What a record holds reaches the paper and the other files: marks of XML, characters beyond 16
/// bits.
#[test]
fn what_a_record_holds_is_printed_to_the_letter() {
    const NASTY: &str = "抓好<标准>&\"细则\"𠮷野落实]]>";
    let mut ledger = sample::ledger().unwrap();
    let problem = ledger.records.values_mut().find(|record| record.kind.as_str() == "problem");
    problem.unwrap().title = NASTY.to_owned();
    let document = samples::annual(&ledger);
    let printed = printed("nasty", &document);
    // A glyph from another font is found in its line, but not in its place.
    let without = |text: &str| text.replace('𠮷', "");
    assert_eq!(without(&printed), without(&normal(&render::text(&document))));
    assert_eq!(printed.matches('𠮷').count(), 1);
    assert!(without(&printed).contains(&without(&normal(NASTY))));
    let xml = &written(&document)["word/document.xml"];
    let tree = roxmltree::Document::parse(xml).unwrap();
    assert!(text(tree.root()).contains(NASTY));
    let html = render::html(&document, FontSet::Official);
    assert!(html.contains("抓好&lt;标准&gt;&amp;&quot;细则&quot;𠮷野落实]]&gt;"));
}

/// The name's and the date's right indent in characters, as printed.
fn signature(name: &str, date: &str) -> (f64, f64) {
    let text = samples::paragraph("特此报告。");
    let document = samples::of(vec![text, samples::signature(name, date)]);
    let words = print(&format!("signature-{}", name.chars().count()), &document).words();
    let right = |line: f64| {
        let edge = words.iter().filter(|word| (word.bottom - 131.4 - line * 28.95).abs() < 5.0);
        (RIGHT - edge.map(|word| word.right).fold(0.0, f64::max)) / CHARACTER
    };
    // Text, a blank line, name, date.
    assert!(right(1.0) > 27.0, "no blank line before the signature");
    (right(2.0), right(3.0))
}

#[test]
fn the_longer_line_of_a_signature_stands_two_characters_from_the_edge() {
    let close = |(name, date): (f64, f64), expected: (f64, f64)| {
        assert!(
            (name - expected.0).abs() < 0.1 && (date - expected.1).abs() < 0.1,
            "{name} and {date} instead of {expected:?}"
        );
    };
    // 13 and 7 characters (a digit is half of one): the date's first is two right of the name's.
    close(signature("青溪市道路运输管理局党支部", "2019年12月31日"), (2.0, 6.0));
    // As long as each other.
    close(signature("青溪市路局支部", "2019年12月31日"), (2.0, 0.0));
    // 4 and 6: the date is the longer one.
    close(signature("局党支部", "2019年1月9日"), (6.0, 2.0));
}

#[test]
fn a_signature_is_not_alone_on_its_page() {
    // 21 lines, so that only the blank line before it would fit.
    let document = samples::of(vec![
        samples::paragraph(&"记".repeat(26 + 28 * 17)),
        samples::paragraph(&"账".repeat(26 + 28 * 2)),
        samples::signature("青溪市道路运输管理局党支部", "2019年12月31日"),
    ]);
    let pages = lines(&print("alone", &document).words());
    assert_eq!(pages.len(), 2);
    assert!(pages[1][0].contains('账'), "the last page begins with {}", pages[1][0]);
}

#[test]
fn a_table_has_its_headings_on_every_page() {
    let document = samples::of(vec![Block::Table(samples::table(80))]);
    let pages = print("table", &document).pages(&["-raw"]);
    assert!(pages.len() > 1);
    for page in pages {
        assert_eq!(page.matches("参加人数").count(), 1, "{page}");
    }
}
