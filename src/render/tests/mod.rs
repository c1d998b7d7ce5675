//! Tests of the writers that need no other program.

mod csv;

use super::signature::{Indents, indents};
use super::{docx, file_name, html, text};
use crate::document::{Block, Document, Inline, Lead, Properties, Table};
use crate::ledger::FontSet;
use proptest::prelude::*;

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn document() -> Document {
    Document {
        blocks: vec![
            Block::Title(vec![plain("青溪市道路运输管理局党支部"), plain("2019年度党建工作总结")]),
            Block::Heading {
                level: 1, id: Some("study".to_owned()), text: plain("一、思想建设")
            },
            Block::Heading { level: 2, id: None, text: plain("（一）学习") },
            Block::Paragraph {
                lead: Some(Lead { level: 3, id: None, text: plain("1.集中学习。") }),
                text: vec![
                    Inline::Text("全年学习".to_owned()),
                    Inline::Figure { token: 0, text: "12".to_owned() },
                    Inline::Text("次、".to_owned()),
                    Inline::Gap { token: 1 },
                    Inline::Text("人次，读书".to_owned()),
                    Inline::Typed("3".to_owned()),
                    Inline::Text("本<含\"选读\"&摘要>。\u{8}\n𠮷🚌".to_owned()),
                ],
            },
            Block::Paragraph { lead: None, text: plain("如下表。") },
            Block::Table(Table {
                head: vec!["日期".to_owned(), "活动".to_owned()],
                rows: vec![vec!["3月5日".to_owned(), "<植树>".to_owned()]],
            }),
            Block::Signature {
                name: "青溪市道路运输管理局党支部".to_owned(),
                date: "2019年12月31日".to_owned(),
            },
        ],
        properties: Properties {
            title: "2019年度<党建>工作总结".to_owned(),
            ..Properties::default()
        },
    }
}

#[test]
fn plain_text_has_a_paragraph_a_line() {
    insta::assert_snapshot!(text(&document()), @r##"
    青溪市道路运输管理局党支部
    2019年度党建工作总结

    　　一、思想建设
    　　（一）学习
    　　1.集中学习。全年学习12次、X人次，读书3本<含"选读"&摘要>。 𠮷🚌
    　　如下表。
    日期	活动
    3月5日	<植树>

    　　青溪市道路运输管理局党支部
    　　2019年12月31日
    "##);
}

#[test]
fn the_page_has_headings_and_escapes_its_text() {
    let page = html(&document(), FontSet::Official);
    let main = page.split("<main>").nth(1).unwrap();
    insta::assert_snapshot!(main, @r##"
    <h1>青溪市道路运输管理局党支部<br/>2019年度党建工作总结</h1>
    <h2 id="study">一、思想建设</h2>
    <h3>（一）学习</h3>
    <section><h4>1.集中学习。</h4><p>全年学习12次、<mark>X</mark>人次，读书3本&lt;含&quot;选读&quot;&amp;摘要&gt;。 𠮷🚌</p></section>
    <p>如下表。</p>
    <table>
    <thead>
    <tr><th scope="col">日期</th><th scope="col">活动</th></tr>
    </thead>
    <tbody>
    <tr><td>3月5日</td><td>&lt;植树&gt;</td></tr>
    </tbody>
    </table>
    <footer>
    <p style="margin-right:2.0em">青溪市道路运输管理局党支部</p>
    <p style="margin-right:6.0em">2019年12月31日</p>
    </footer>
    </main>
    </body>
    </html>
    "##);
    assert!(page.contains("<title>2019年度&lt;党建&gt;工作总结</title>"));
    assert!(!page.contains("<script") && !page.contains("http-equiv") && !page.contains("src="));
}

#[test]
fn the_page_names_the_fonts_of_the_set() {
    assert!(html(&document(), FontSet::Official).contains("\"方正小标宋简体\", \"华文中宋\""));
    let windows = html(&document(), FontSet::Windows);
    assert!(windows.contains("\"仿宋\", \"FangSong\"") && !windows.contains("GB2312"));
}

#[test]
fn a_signature_is_indented_by_its_longer_line() {
    for (name, date, expected) in [
        // 13 and 7 characters: a digit is half of one.
        ("青溪市道路运输管理局党支部", "2019年12月31日", Indents { name: 4, date: 12 }),
        // 7 and 7.
        ("青溪市路局支部", "2019年12月31日", Indents { name: 4, date: 0 }),
        // 7 and 6.5.
        ("青溪市路局支部", "2019年1月31日", Indents { name: 4, date: 1 }),
        // 4 and 7: the name makes way.
        ("局党支部", "2019年12月31日", Indents { name: 14, date: 4 }),
        ("", "", Indents { name: 4, date: 0 }),
    ] {
        assert_eq!(indents(name, date), expected, "{name} {date}");
    }
    // A name longer than a line leaves the date on the page.
    assert_eq!(indents(&"局".repeat(90), "2019年12月31日").date, 2 * 28 - 14);
}

#[test]
fn errors_say_what_happened_and_what_to_do() {
    insta::assert_snapshot!(super::RenderError::TooLarge, @"没有生成 Word 文件：全文超过了 Word 文件 4 GB 的上限。台账数据没有变动，可以先用“复制全文”或“打印”取得全文。");
}

/// The text of a page's body.
fn printed(page: &str) -> String {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let xml = roxmltree::Document::parse_with_options(page, options).unwrap();
    let body = xml.descendants().find(|node| node.tag_name().name() == "body").unwrap();
    body.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the text, the page is well-formed, prints what the text prints, and a Word file
    /// can be written.
    #[test]
    fn any_text_prints_the_same_everywhere(any in "\\PC*|[\\x00-\\x20<&>\"'\\]\u{fffe}𠮷]*", level in 0_u8..9) {
        let mut document = document();
        let lead = Some(Lead { level, id: Some(any.clone()), text: plain(&any) });
        document.blocks.push(Block::Paragraph { lead, text: plain(&any) });
        document.blocks.push(Block::Signature { name: any.clone(), date: any.clone() });
        document.blocks.push(Block::Table(Table { head: vec![any.clone()], rows: vec![vec![]] }));
        document.properties.title = any;
        let page = html(&document, FontSet::Official);
        prop_assert_eq!(squeezed(&printed(&page)), squeezed(&text(&document)));
        prop_assert!(docx(&document, FontSet::Windows).is_ok());
    }
}

#[test]
fn a_file_name_is_one_on_every_system() {
    let names = [
        ("支部台账备份-局党支部-20191231-1730", "支部台账备份-局党支部-20191231-1730.json"),
        ("../../etc/passwd", "etcpasswd.json"),
        ("C:\\甲<乙>|\"丙\"?*", "C甲乙丙.json"),
        ("甲\u{202e}nosj\u{200b}.exe\u{1}\n", "甲nosj.exe.json"),
        ("CON", "_CON.json"),
        ("nul .2019", "_nul .2019.json"),
        ("Lpt1", "_Lpt1.json"),
        ("COM¹.甲", "_COM¹.甲.json"),
        ("console", "console.json"),
        ("COM10", "COM10.json"),
        (" . ", "支部台账.json"),
    ];
    for (stem, name) in names {
        assert_eq!(file_name(stem, "json"), name);
    }
    assert_eq!(file_name(&"长".repeat(300), "docx").chars().count(), 85);
}
