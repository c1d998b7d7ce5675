//! What stands in the parts of a Word file.

use crate::archive::{all, one, parts, text, w, written};
use crate::samples;
use std::collections::BTreeMap;
use std::io::Cursor;
use zhibu::document::{Block, Document, Table};
use zhibu::{ledger::FontSet, render};

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_part_is_well_formed_and_free_of_control_characters() {
    for document in [samples::summary(), samples::hostile(), Document::default()] {
        for (name, part) in written(&document) {
            roxmltree::Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!part.contains(|c: char| c.is_control()), "{name} holds control characters");
            assert!(!part.contains('\u{fffe}') && !part.contains('\u{fdd0}'), "{name}");
        }
    }
}

#[test]
fn hostile_text_comes_through() {
    let document = samples::hostile();
    let parts = written(&document);
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let found = squeezed(&text(xml.root()));
    assert_eq!(found, squeezed(&render::text(&document)));
    assert!(found.contains("甲<乙>&amp;丙&丁\"戊\"'己'𠮷野🚌\u{1F468}\u{200D}\u{1F469}]]>庚"));
    assert!(found.contains("控制字符与非字符"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = samples::summary();
    let first = render::docx(&document, FontSet::Official).unwrap();
    render::docx(&samples::hostile(), FontSet::Windows).unwrap();
    let second = render::docx(&document, FontSet::Official).unwrap();
    let third = std::thread::spawn(move || render::docx(&document, FontSet::Official).unwrap());
    assert!(first == second, "written twice, the bytes differ");
    assert!(first == third.join().unwrap(), "in another thread, the bytes differ");
    // No clock in the archive either.
    let mut archive = zip::ZipArchive::new(Cursor::new(&first)).unwrap();
    for index in 0..archive.len() {
        let file = archive.by_index(index).unwrap();
        assert_eq!(file.last_modified().unwrap(), zip::DateTime::default(), "{}", file.name());
    }
}

#[test]
fn every_relation_leads_to_a_part_with_a_type() {
    let parts = written(&samples::summary());
    let types = roxmltree::Document::parse(&parts["[Content_Types].xml"]).unwrap();
    let names: Vec<&str> =
        types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let xml = roxmltree::Document::parse(&parts[rels]).unwrap();
        for relation in xml.descendants().filter(|node| {
            node.has_tag_name("Relationship") || node.tag_name().name() == "Relationship"
        }) {
            let target = format!("{folder}{}", relation.attribute("Target").unwrap());
            assert!(parts.contains_key(&target), "{target} is missing");
            assert!(names.contains(&format!("/{target}").as_str()), "{target} has no type");
        }
    }
    for name in names {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name} is missing");
    }
}

#[test]
fn the_styles_are_those_of_the_standard() {
    for (set, [title, body, second]) in [
        (FontSet::Official, ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312"]),
        (FontSet::Windows, ["华文中宋", "仿宋", "楷体"]),
    ] {
        let parts = parts(&render::docx(&samples::summary(), set).unwrap());
        let xml = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
        let mut found = BTreeMap::new();
        for style in all(xml.root(), "style") {
            let name = w(one(style, "name"), "val").unwrap();
            let fonts = all(style, "rFonts").next();
            if let Some(fonts) = fonts {
                let font = w(fonts, "ascii");
                for script in ["hAnsi", "eastAsia", "cs"] {
                    assert_eq!(w(fonts, script), font, "{name}: {script}");
                }
                assert_eq!(w(fonts, "hint"), Some("eastAsia"), "{name}");
            }
            let value = |element| all(style, element).next().and_then(|node| w(node, "val"));
            assert_eq!(value("b"), None, "{name} is bold");
            let font = fonts.and_then(|fonts| w(fonts, "ascii")).unwrap_or("");
            let line = format!(
                "{font} {} {}",
                value("sz").unwrap_or(""),
                value("outlineLvl").unwrap_or("")
            );
            found.insert(name.to_owned(), line.trim_end().to_owned());
        }
        let expected = [
            ("Normal", format!("{body} 32")),
            ("公文标题", format!("{title} 44")),
            ("公文正文", String::new()),
            ("公文一级标题", "黑体  0".to_owned()),
            ("公文二级标题", format!("{second}  1")),
            ("公文三级标题", body.to_owned()),
            ("公文四级标题", body.to_owned()),
            ("公文一级标题（段首）", "黑体".to_owned()),
            ("公文二级标题（段首）", second.to_owned()),
            ("公文三级标题（段首）", body.to_owned()),
            ("公文四级标题（段首）", body.to_owned()),
            ("公文署名", String::new()),
            ("公文页码", "宋体 28".to_owned()),
            ("公文表格", format!("{body} 24")),
            ("公文表头", "黑体 24".to_owned()),
        ];
        let expected: BTreeMap<String, String> =
            expected.into_iter().map(|(name, line)| (name.to_owned(), line)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_page_and_its_lines_are_those_of_the_standard() {
    let parts = written(&samples::summary());
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let section = one(xml.root(), "sectPr");
    let values = |element, names: &[&str]| -> Vec<String> {
        let node = one(section, element);
        names.iter().map(|name| w(node, name).unwrap().to_owned()).collect()
    };
    assert_eq!(values("pgSz", &["w", "h"]), ["11906", "16838"]);
    assert_eq!(
        values("pgMar", &["top", "right", "bottom", "left", "footer"]),
        ["2098", "1474", "1984", "1587", "1400"]
    );
    assert_eq!(values("docGrid", &["type", "linePitch"]), ["lines", "579"]);
    let kinds: Vec<_> = all(section, "footerReference").map(|node| w(node, "type")).collect();
    assert_eq!(kinds, [Some("default"), Some("even")]);

    let xml = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
    let normal = all(xml.root(), "style").next().unwrap();
    assert_eq!((w(normal, "styleId"), w(normal, "default")), (Some("Normal"), Some("1")));
    for (flag, value) in [
        ("kinsoku", "1"),
        ("overflowPunct", "0"),
        ("autoSpaceDE", "0"),
        ("autoSpaceDN", "0"),
        ("widowControl", "0"),
    ] {
        assert_eq!(w(one(normal, flag), "val"), Some(value), "{flag}");
    }
    let spacing: Vec<_> = all(normal, "spacing").collect();
    assert_eq!((w(spacing[0], "line"), w(spacing[0], "lineRule")), (Some("579"), Some("exact")));
    assert_eq!(w(spacing[1], "val"), Some("-5"));
    let body = all(xml.root(), "style").find(|style| w(*style, "styleId") == Some("GongwenBody"));
    assert_eq!(w(one(body.unwrap(), "ind"), "firstLineChars"), Some("200"));

    let xml = roxmltree::Document::parse(&parts["word/settings.xml"]).unwrap();
    assert_eq!(w(one(xml.root(), "characterSpacingControl"), "val"), Some("doNotCompress"));
    one(xml.root(), "evenAndOddHeaders");
}

#[test]
fn page_numbers_stand_outside_with_a_dash_each_side() {
    let parts = written(&samples::summary());
    for (part, alignment, side) in
        [("word/footer1.xml", "right", "right"), ("word/footer2.xml", "left", "left")]
    {
        let xml = roxmltree::Document::parse(&parts[part]).unwrap();
        assert_eq!(w(one(xml.root(), "jc"), "val"), Some(alignment));
        assert_eq!(w(one(xml.root(), "ind"), side), Some("280"));
        assert_eq!(text(xml.root()), "— 1 —");
        assert_eq!(one(xml.root(), "instrText").text(), Some("PAGE"));
    }
}

#[test]
fn fonts_have_names_to_fall_back_on_and_no_theme() {
    let parts = written(&samples::summary());
    let xml = roxmltree::Document::parse(&parts["word/fontTable.xml"]).unwrap();
    let fonts: Vec<_> = all(xml.root(), "font")
        .map(|font| (w(font, "name").unwrap(), w(one(font, "altName"), "val").unwrap()))
        .collect();
    assert_eq!(
        fonts,
        [
            ("方正小标宋简体", "华文中宋"),
            ("仿宋_GB2312", "仿宋"),
            ("黑体", "SimHei"),
            ("楷体_GB2312", "楷体"),
            ("宋体", "SimSun"),
        ]
    );
    for (name, part) in &parts {
        let xml = roxmltree::Document::parse(part).unwrap();
        for node in xml.descendants().filter(|node| node.tag_name().name() == "rFonts") {
            for attribute in node.attributes() {
                assert!(!attribute.name().to_lowercase().contains("theme"), "{name}");
                let known = fonts.iter().any(|(font, _)| *font == attribute.value());
                assert!(known || attribute.name() == "hint", "{name}: {}", attribute.value());
            }
        }
    }
}

#[test]
fn a_heading_that_shares_its_paragraph_is_a_run_of_its_own() {
    let parts = written(&samples::of(vec![samples::lead(2, "（一）坚持学习。", "全年学习12次。")]));
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let paragraph = one(xml.root(), "p");
    assert_eq!(w(one(paragraph, "pStyle"), "val"), Some("GongwenBody"));
    let runs: Vec<_> = all(paragraph, "r")
        .map(|run| (all(run, "rStyle").next().and_then(|node| w(node, "val")), text(run)))
        .collect();
    assert_eq!(
        runs,
        [
            (Some("GongwenLead2"), "（一）坚持学习。".to_owned()),
            (None, "全年学习12次。".to_owned())
        ]
    );
    for run in all(paragraph, "r") {
        assert_eq!(w(one(run, "rFonts"), "hint"), Some("eastAsia"));
    }
}

#[test]
fn only_a_gap_is_marked() {
    let parts = written(&samples::summary());
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let marked: Vec<_> = all(xml.root(), "r")
        .filter(|run| all(*run, "highlight").next().is_some())
        .map(text)
        .collect();
    assert_eq!(marked, ["X"]);
}

#[test]
fn a_table_repeats_its_headings_and_sets_its_columns() {
    let parts = written(&samples::of(vec![Block::Table(samples::table(3))]));
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let columns: Vec<usize> =
        all(xml.root(), "gridCol").map(|node| w(node, "w").unwrap().parse().unwrap()).collect();
    assert_eq!(columns.len(), 4);
    assert_eq!(columns.iter().sum::<usize>(), 11906 - 1474 - 1587);
    let rows: Vec<_> = all(xml.root(), "tr").collect();
    assert_eq!(rows.len(), 4);
    for (index, row) in rows.into_iter().enumerate() {
        assert_eq!(all(row, "tblHeader").count(), usize::from(index == 0), "row {index}");
        assert_eq!(all(row, "cantSplit").count(), 1, "row {index}");
    }
}

#[test]
fn tables_do_not_touch_each_other_or_the_end() {
    let table = || Block::Table(samples::table(1));
    let parts = written(&samples::of(vec![table(), table(), Block::Table(Table::default())]));
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let body: Vec<_> = one(xml.root(), "body").children().map(|n| n.tag_name().name()).collect();
    assert_eq!(body, ["tbl", "p", "tbl", "p", "sectPr"]);
}

#[test]
fn the_file_says_what_the_document_says_and_asks_no_clock() {
    let core = &written(&samples::summary())["docProps/core.xml"];
    assert!(core.contains("<dc:title>党支部2019年度党建工作总结</dc:title>"));
    assert!(core.contains("<dc:creator>青溪市道路运输管理局党支部</dc:creator>"));
    assert_eq!(core.matches("2019-12-31T00:00:00Z").count(), 2);
    // A date that is none would make Word refuse the file.
    let core = &written(&samples::hostile())["docProps/core.xml"];
    assert!(!core.contains("dcterms:created") && !core.contains("昨天"));
}
