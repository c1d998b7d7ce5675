//! Documents the tests write. People and places are invented.

use std::rc::Rc;
use zhibu::catalog::{Catalog, templates};
use zhibu::document::{Block, Document, Inline, Lead, Properties, Table};
use zhibu::ledger::Ledger;
use zhibu::{figures, summary};

pub fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

pub fn paragraph(body: &str) -> Block {
    Block::Paragraph { lead: None, text: text(body) }
}

pub fn lead(level: u8, head: &str, body: &str) -> Block {
    Block::Paragraph { lead: Some(Lead { level, id: None, text: text(head) }), text: text(body) }
}

pub fn heading(level: u8, head: &str) -> Block {
    Block::Heading { level, id: None, text: text(head) }
}

pub fn of(blocks: Vec<Block>) -> Document {
    Document {
        blocks,
        properties: Properties {
            title: "党支部2019年度党建工作总结".to_owned(),
            author: "青溪市道路运输管理局党支部".to_owned(),
            date: Some("2019-12-31".to_owned()),
        },
    }
}

/// The year 2019 of a ledger, by the template that comes with the program.
pub fn annual(ledger: &Ledger) -> Document {
    let catalog = Catalog::of(ledger);
    let text = summary::year_text(templates::annual(), 2019);
    let figure = &mut |query: &_| figures::evaluate(ledger, &catalog, query).map(Rc::new);
    summary::write(&text, ledger, &catalog, figure).document
}

/// More than three pages of full-width characters without marks, so that no line may be short.
pub fn full_pages() -> Document {
    const CHARACTERS: &str = "青溪市道路运输管理局党支部记一年台账出一份总结";
    of((0..6)
        .map(|start| {
            let body: String = CHARACTERS.chars().cycle().skip(start).take(400).collect();
            paragraph(&body)
        })
        .collect())
}

/// Every kind of block, over several pages.
pub fn summary() -> Document {
    let long = "支部坚持把政治建设摆在首位，组织党员学习《中国共产党章程》和“两学一做”有关文件，\
                做到学有记录、做有台账——全年没有漏记，也没有补记……";
    let mut blocks = vec![
        Block::Title(vec![text("青溪市道路运输管理局党支部"), text("2019年度党建工作总结")]),
        paragraph(
            "2019年，青溪市道路运输管理局党支部在上级党组织的领导下开展工作，现将有关情况总结如下：",
        ),
        heading(1, "一、思想建设"),
        lead(2, "（一）坚持理论学习。", &long.repeat(3)),
        Block::Paragraph {
            lead: Some(Lead { level: 2, id: None, text: text("（二）开展主题党日。") }),
            text: vec![
                Inline::Text("全年开展集中学习".to_owned()),
                Inline::Figure { token: 0, text: "12".to_owned() },
                Inline::Text("次，党员参加".to_owned()),
                Inline::Gap { token: 1 },
                Inline::Text("人次，发放学习材料".to_owned()),
                Inline::Typed("86".to_owned()),
                Inline::Text("份，支出经费1.25万元，占全年经费的45.6%。".to_owned()),
            ],
        },
        heading(1, "二、组织建设"),
        heading(2, "（一）完善制度"),
        lead(3, "1.健全台账。", &long.repeat(2)),
        lead(4, "（1）明确责任。", &long.repeat(2)),
        paragraph("各项活动如下表。"),
        Block::Table(table(30)),
        heading(1, "三、存在的问题和下一步打算"),
    ];
    blocks.extend((0..5).map(|_| paragraph(&long.repeat(2))));
    blocks.push(signature("青溪市道路运输管理局党支部", "2019年12月31日"));
    of(blocks)
}

pub fn signature(name: &str, date: &str) -> Block {
    Block::Signature { name: name.to_owned(), date: date.to_owned() }
}

pub fn table(rows: usize) -> Table {
    let row = |n: usize| {
        vec![
            n.to_string(),
            format!("2019年{}月5日", n % 12 + 1),
            "在支部活动室组织党员学习有关文件".to_owned(),
            (n % 9 + 3).to_string(),
        ]
    };
    Table {
        head: ["序号", "日期", "活动内容", "参加人数"].map(str::to_owned).to_vec(),
        rows: (1..=rows).map(row).collect(),
    }
}

/// Text that is not XML, does not fit into 16 bits, or cannot be in XML at all.
pub fn hostile() -> Document {
    let nasty = "甲<乙>&amp;丙&丁\"戊\"'己'𠮷野🚌\u{1F468}\u{200D}\u{1F469}]]>庚";
    let control = "控\u{0}制\u{8}字\u{b}符\u{1f}\u{7f}与\u{fffe}非\u{fdd0}字符\u{ffff}";
    let mut document = of(vec![
        Block::Title(vec![text(nasty), text(control)]),
        heading(1, nasty),
        lead(2, nasty, control),
        Block::Paragraph {
            lead: None,
            text: vec![
                Inline::Figure { token: 0, text: nasty.to_owned() },
                Inline::Typed(control.to_owned()),
                Inline::Text("行\n中\t断".to_owned()),
            ],
        },
        Block::Table(Table {
            head: vec![nasty.to_owned(), control.to_owned()],
            rows: vec![vec![control.to_owned(), nasty.to_owned()], vec![nasty.to_owned()]],
        }),
        Block::Table(Table::default()),
        signature(nasty, control),
    ]);
    document.properties.title = nasty.to_owned();
    document.properties.author = control.to_owned();
    document.properties.date = Some("昨天<".to_owned());
    document
}
