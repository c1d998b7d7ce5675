//! What may be changed of a figure, by what names it is found, and what is refused.

use super::ledger;
use super::own::{in_use, put_figure, said};
use crate::catalog::Catalog;
use crate::catalog::own::{FACETS, OwnFigure, RESERVED, restored_figure, validate_figure};
use crate::ledger::FigureDef;

#[test]
fn a_figure_is_found_by_the_names_it_had() {
    let mut ledger = ledger();
    let lecture = Catalog::of(&ledger).figure(&"lecture".into()).unwrap().clone();
    put_figure(&mut ledger, FigureDef { name: "讲党课".into(), unit: "堂".into(), ..lecture });
    let catalog = Catalog::of(&ledger);
    for name in ["党课", "讲党课", "lecture"] {
        let found = catalog.figure_named(name).unwrap();
        assert_eq!((found.id.as_str(), found.unit.as_str()), ("lecture", "次"), "{name}");
    }
    let back = restored_figure(&"lecture".into(), &catalog).unwrap();
    assert_eq!((back.name.as_str(), &back.former_names[..]), ("党课", &["讲党课".to_owned()][..]));
}

#[test]
fn a_figure_takes_what_suits() {
    let ledger = in_use();
    let catalog = Catalog::of(&ledger);
    let figure = |name: &str, change: fn(&mut OwnFigure)| {
        let mut own = OwnFigure::count("n1".into(), name, "处");
        change(&mut own);
        let def = own.into_def("own1".into());
        match def.and_then(|def| validate_figure(def, &catalog)) {
            Ok(checked) => format!("{} {}\n", checked.entry.name, checked.entry.unit),
            Err(problems) => said::<()>(Err(problems)),
        }
    };
    use crate::catalog::own::FigureTake::{Distinct, Sum, Titles};
    let all = [
        figure("保护处数", |own| (own.take, own.field) = (Sum, Some("own2".into()))),
        figure("保护名单", |own| (own.take, own.unit) = (Titles, String::new())),
        figure("保护类别", |own| (own.take, own.field) = (Distinct, Some("own3".into()))),
        figure("保护总数", |own| own.take = Sum),
        figure("保护总数", |own| (own.take, own.field) = (Sum, Some("own3".into()))),
        figure("保护遗址", |own| own.only = Some(("own9".into(), "c1".into()))),
        figure("", |own| own.unit = String::new()),
        figure("党课", |_| {}),
        figure("年度", |_| {}),
        figure("党课.主讲人", |_| {}),
    ];
    insta::assert_snapshot!(all.concat(), @r#"
    保护处数 处
    保护名单 
    保护类别 处
    field 取自：请选择从哪个字段取数。
    field 取自：合计要选一个数字或金额字段，不同内容的个数要选一个字段。
    only 只数：所选的条件已经不在，请重新选择。
    name 数字名称：请填写数字名称。
    unit 单位：请填写单位。
    name 数字名称：已经有“党课”，请换一个名称。
    name 数字名称：“年度”在总结正文里另有用处，请换一个名称。
    name 数字名称：“党课.主讲人”里不能有“.”，总结正文用它作标记，请换一个写法。
    "#);
}

#[test]
fn reserved_names_are_no_figures() {
    let catalog = Catalog::built_in();
    for name in RESERVED {
        assert!(catalog.figure_named(name).is_none(), "{name}");
    }
    assert!(catalog.kinds().any(|kind| kind.field(FACETS).is_some()));
}
