//! Tables of a kind of the branch's own: it is known by its fields, by its name, by a sort of row.

use super::{ledger, lines, suggest, told_lines};
use crate::intake::{Edits, paste};
use crate::ledger::{Choice, Field, FieldType, Kind, Ledger};

/// A ledger with 红色资源保护, which has one field of most types.
fn with_own_kind() -> Ledger {
    let field = |id: &'static str, name: &str, of| Field::new(id.into(), name, of);
    let choice = |id: &'static str, name: &str| Choice {
        id: id.into(),
        name: name.to_owned(),
        former_names: Vec::new(),
    };
    let mut kind = Kind::new("own1".into(), "红色资源保护", "service".into());
    kind.fields = vec![
        field("f1", "旧址名称", FieldType::Text),
        Field { unit: Some("处".to_owned()), ..field("f2", "巡查处数", FieldType::Number) },
        field("f3", "修缮经费", FieldType::Money),
        Field {
            choices: vec![choice("c1", "会议旧址"), choice("c2", "交通站")],
            ..field("f4", "保护类别", FieldType::Choice)
        },
        field("f5", "完工日期", FieldType::Date),
        field("f6", "参加党员", FieldType::Members),
    ];
    let mut ledger = ledger();
    ledger.kinds.insert(kind.id.clone(), kind);
    ledger
}

fn told(text: &str) -> String {
    let table = paste(text).unwrap().remove(0);
    let ledger = with_own_kind();
    let plan = suggest(&table, "", &ledger);
    told_lines(&lines(&table, &plan, &Edits::new(), &ledger), &ledger)
}

#[test]
fn its_fields_are_the_headings() {
    insta::assert_snapshot!(told(
        "红色资源台账\n\
         序号\t日期\t标题\t旧址名称\t巡查处数\t修缮经费（元）\t保护类别\t完工日期\t参加党员\n\
         1\t3月12日\t修缮云岔交通站旧址\t云岔交通站\t3处\t12,500\t交通站\t2019.6.30\t周明远、何静\n\
         2\t5.6\t巡查老祠堂\t老祠堂\t1\t\t祠堂\t\t刘芳"
    ), @r#"
    3 2019-03-12 [红色资源保护] 修缮云岔交通站旧址 | 旧址名称：云岔交通站 | 巡查处数：3处 | 修缮经费：12500.00元 | 保护类别：交通站 | 完工日期：2019-06-30 | 参加党员：何静、周明远
    4 2019-05-06 [红色资源保护] 巡查老祠堂 | 旧址名称：老祠堂 | 巡查处数：1处 | 参加党员：刘芳 | 备注："保护类别：祠堂"
       ? G4“祠堂”没有对上“保护类别”，附在备注里。
    "#);
}

#[test]
fn its_name_stands_in_a_title_or_beside_other_sorts() {
    insta::assert_snapshot!([
        told("2019年红色资源保护记录\n时间\t内容\t保护类别\n3.12\t修缮旧址\t交通站"),
        told("时间\t类别\t主题\t地点\t旧址名称\n3.5\t党课\t专题党课\t会议室\t\n3.12\t红色资源保护\t修缮旧址\t云岔乡\t云岔交通站"),
    ].join("\n\n"), @r#"
    3 2019-03-12 [红色资源保护] 修缮旧址 | 保护类别：交通站

    2 2019-03-05 [党课] 专题党课 | 计入：党课 | 地点：会议室
    3 2019-03-12 [红色资源保护] 修缮旧址 | 旧址名称：云岔交通站 | 备注："地点：云岔乡"
    "#);
}
