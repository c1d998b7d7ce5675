//! What may be changed of a kind, what follows from it, and what is refused.

use super::{day, ledger, record};
use crate::catalog::own::{
    OwnFigure, moved, restored_kind, users_of_kind, validate_figure, validate_kind, with_field,
    without_field,
};
use crate::catalog::{Catalog, Checked};
use crate::ledger::{
    Choice, Field, FieldProblem, FieldType, FigureDef, Kind, Ledger, PeriodSpec, Quantity, Test,
    Value, YearText,
};

pub(super) fn said<T>(checked: Result<Checked<T>, Vec<FieldProblem>>) -> String {
    match checked {
        Ok(checked) => checked.notices.join("\n"),
        Err(problems) => problems.iter().map(|p| format!("{} {p}\n", p.field)).collect(),
    }
}

fn choice(id: &'static str, name: &str) -> Choice {
    Choice { id: id.into(), name: name.to_owned(), former_names: Vec::new() }
}

fn field(id: &'static str, name: &str, field_type: FieldType) -> Field {
    Field::new(id.into(), name, field_type)
}

/// A kind of the branch's own: 红色资源保护, with a number and a choice.
fn own_kind() -> Kind {
    let mut kind = Kind::new("own1".into(), "红色资源保护", "service".into());
    kind = with_field(
        &kind,
        Field { unit: Some("处".into()), ..field("own2", "处数", FieldType::Number) },
        true,
    );
    let choices = vec![choice("c1", "遗址"), choice("c2", "文物")];
    with_field(&kind, Field { choices, ..field("own3", "类别", FieldType::Choice) }, true)
}

fn put(ledger: &mut Ledger, kind: Kind) -> Kind {
    let checked = validate_kind(kind, &Catalog::of(ledger), ledger).unwrap();
    ledger.kinds.insert(checked.entry.id.clone(), checked.entry.clone());
    checked.entry
}

pub(super) fn put_figure(ledger: &mut Ledger, figure: FigureDef) {
    let checked = validate_figure(figure, &Catalog::of(ledger)).unwrap();
    ledger.figures.insert(checked.entry.id.clone(), checked.entry);
}

/// The branch's kind with one record, its count and a text that asks for one choice of it.
pub(super) fn in_use() -> Ledger {
    let mut ledger = ledger();
    put(&mut ledger, own_kind());
    let figure = OwnFigure::count("own4".into(), "红色资源保护", "处");
    put_figure(&mut ledger, figure.into_def("own1".into()).unwrap());
    let mut one = record("r9", "handout");
    one.kind = "own1".into();
    one.values.insert("own2".into(), Value::Number(Quantity::from_whole(3)));
    one.values.insert("own3".into(), Value::Choice("c1".into()));
    ledger.records.insert(one.id.clone(), one);
    ledger
}

fn text(ledger: &mut Ledger, body: &str) {
    let text = YearText {
        id: "annual-2019".into(),
        year: 2019,
        period: PeriodSpec::Year(2019),
        as_of: None,
        dated: None,
        body: body.to_owned(),
        keep_gaps: false,
        revision: 0,
    };
    ledger.texts.insert(text.id.clone(), text);
}

fn kind(ledger: &Ledger, id: &'static str) -> Kind {
    Catalog::of(ledger).kind(&id.into()).unwrap().clone()
}

#[test]
fn a_number_of_ones_own_is_not_less_than_none() {
    let mut ledger = in_use();
    let mut one = ledger.records.remove(&"r9".into()).unwrap();
    // Whatever it is counted in, and where it is counted in nothing.
    for unit in [Some("处"), Some("升"), None] {
        let mut wanted = kind(&ledger, "own1");
        wanted.fields[0].unit = unit.map(str::to_owned);
        put(&mut ledger, wanted);
        let mut refused = |thousandths| {
            let value = Value::Number(Quantity::from_thousandths(thousandths));
            one.values.insert("own2".into(), value);
            let checked = crate::catalog::validate(one.clone(), &Catalog::of(&ledger), &ledger);
            checked.err().map(|problems| problems[0].to_string())
        };
        assert_eq!(refused(-500).as_deref(), Some("处数：不能是负数，请改正。"), "{unit:?}");
        assert_eq!(refused(0), None);
    }
}

fn check(ledger: &Ledger, kind: Kind) -> String {
    said(validate_kind(kind, &Catalog::of(ledger), ledger))
}

#[test]
fn what_is_renamed_keeps_its_former_names_back_and_forth() {
    let mut ledger = ledger();
    let mut wanted = kind(&ledger, "activity");
    wanted.name = "党内活动".into();
    wanted.fields[0].name = "算作".into();
    wanted.fields[0].choices[3].name = "专题党课".into();
    put(&mut ledger, wanted);
    let catalog = Catalog::of(&ledger);
    let found = |field: &str, value: &str| {
        let condition = catalog.condition(&ledger, &"activity".into(), field, value).unwrap();
        assert_eq!(condition.field.as_str(), "facets");
        assert_eq!(condition.test, Test::AnyOf(vec!["lecture".to_owned()]), "{value}");
    };
    found("计入", "党课");
    found("算作", "专题党课");
    found("facets", "lecture");
    let renamed = kind(&ledger, "activity");
    assert_eq!(renamed.former_names, ["活动"]);
    assert_eq!(renamed.fields[0].former_names, ["计入"]);

    let mut wanted = renamed;
    wanted.name = "活动".into();
    let back = put(&mut ledger, wanted);
    assert_eq!(
        (back.name.as_str(), &back.former_names[..]),
        ("活动", &["党内活动".to_owned()][..])
    );
}

#[test]
fn a_name_that_is_or_was_anothers_is_refused() {
    let mut ledger = ledger();
    let mut wanted = kind(&ledger, "handout");
    let at = wanted.fields.iter().position(|field| field.id.as_str() == "copies").unwrap();
    let copies = wanted.fields[at].name.clone();
    wanted.fields[at].name = "册数".into();
    put(&mut ledger, wanted);
    let add = |name: &str| {
        let wanted =
            with_field(&kind(&ledger, "handout"), field("n1", name, FieldType::Text), false);
        check(&ledger, wanted)
    };
    assert_eq!(add("印制单位"), "");
    let all: String = [&*copies, "copies", "册数", "标签", "题名", "甲=乙", " ", &"长".repeat(31)]
        .map(add)
        .concat();
    insta::assert_snapshot!(all, @r#"
    name 字段名称：“份数”是“册数”的旧名或代号，写好的正文可能还在用，请换一个名称。
    name 字段名称：“copies”是“册数”的旧名或代号，写好的正文可能还在用，请换一个名称。
    name 字段名称：已经有“册数”，请换一个名称。
    name 字段名称：已经有“标签”，请换一个名称。
    name 字段名称：已经有“题名”，请换一个名称。
    name 字段名称：“甲=乙”里不能有“=”，总结正文用它作标记，请换一个写法。
    name 字段名称：请填写字段名称。
    name 字段名称：“长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长”有31字，请缩短到30字以内。
    "#);
    let kind_named = |name: &str| check(&ledger, Kind::new("n2".into(), name, "life".into()));
    insta::assert_snapshot!(["活动", "党员", "发放材料"].map(kind_named).concat(), @r#"
    name 种类名称：已经有“活动”，请换一个名称。
    name 种类名称：已经有“党员”，请换一个名称。
    name 种类名称：已经有“发放材料”，请换一个名称。
    "#);
}

#[test]
fn choices_are_named_apart_and_there_is_one() {
    let ledger = ledger();
    let with = |choices: Vec<Choice>| {
        let field = Field { choices, ..field("n1", "形式", FieldType::Choices) };
        check(&ledger, with_field(&kind(&ledger, "visit"), field, false))
    };
    assert_eq!(with(vec![choice("a1", "座谈"), choice("a2", "走访")]), "");
    let wrong = [
        with(Vec::new()),
        with(vec![choice("a1", "座谈"), choice("a2", "座谈")]),
        with(vec![choice("a1", "有")]),
    ];
    insta::assert_snapshot!(wrong.concat(), @r#"
    choices 选项：请至少填写一个选项。
    choices 选项：已经有“座谈”，请换一个名称。
    choices 选项：“有”在总结正文里另有用处，请换一个名称。
    "#);
}

#[test]
fn what_is_used_does_not_go_and_keeps_its_type() {
    let mut ledger = in_use();
    let own = kind(&ledger, "own1");
    let mut other_type = own.field("own2").unwrap().clone();
    other_type.field_type = FieldType::Text;
    let mut fewer = own.field("own3").unwrap().clone();
    fewer.choices.remove(0);
    let mut all = [
        check(&ledger, without_field(&own, &"own2".into())),
        check(&ledger, with_field(&own, other_type, true)),
        check(&ledger, with_field(&own, fewer.clone(), true)),
    ]
    .concat();
    // Nothing holds the other choice, until a text asks for it.
    fewer.choices = vec![choice("c1", "遗址")];
    assert_eq!(check(&ledger, with_field(&own, fewer.clone(), true)), "");
    text(&mut ledger, "保护文物{红色资源保护｜类别=文物}处。");
    all += &check(&ledger, with_field(&own, fewer, true));
    insta::assert_snapshot!(all, @r#"
    fields 字段：字段“处数”还用在1处（2019年3月5日的记录“节前督查”），不能删除；不常填的可以收进“更多”。
    type 类型：“处数”已经用在1处（2019年3月5日的记录“节前督查”），不能换类型；请另加一个字段。
    choices 选项：选项“遗址”还用在1处（2019年3月5日的记录“节前督查”），不能删去；不想再用的可以改名。
    choices 选项：选项“文物”还用在1处（2019年度正文），不能删去；不想再用的可以改名。
    "#);
    insta::assert_snapshot!(users_of_kind(&"own1".into(), &ledger).join("\n"), @r#"
    2019年3月5日的记录“节前督查”
    2019年度正文
    "#);
    // The same words in a token of another kind are none of this one's.
    text(&mut ledger, "办实事{办实事｜类别=文物}件，{每条:荣誉}{记录.题名}。");
    ledger.records.remove(&"r9".into());
    assert_eq!(users_of_kind(&"own1".into(), &ledger), [""; 0]);
}

#[test]
fn a_built_in_kind_misses_nothing_whatever_is_wanted() {
    let mut ledger = ledger();
    let mut wanted = without_field(&kind(&ledger, "talk"), &"on".into());
    wanted.chapter = "service".into();
    wanted.without_note = false;
    wanted.fields.clear();
    wanted.columns.clear();
    let built_in = kind(&ledger, "talk");
    put(&mut ledger, wanted);
    let now = kind(&ledger, "talk");
    assert_eq!((now.fields, now.without_note), (built_in.fields, true));
    assert_eq!(now.chapter, built_in.chapter);
}

#[test]
fn a_field_moves_among_those_that_stand_with_it_and_columns_follow() {
    let ledger = ledger();
    let order =
        |kind: &Kind| -> Vec<String> { kind.fields.iter().map(|f| f.id.to_string()).collect() };
    let support = kind(&ledger, "support");
    let up = moved(&support, &"amount".into(), true);
    assert_eq!(order(&up)[..2], ["amount", "direction"]);
    assert_eq!(up.columns[..2], ["amount".into(), "direction".into()]);
    assert_eq!(moved(&up, &"amount".into(), true), up);
    assert_eq!(moved(&up, &"amount".into(), false).fields, support.fields);
    // The first of the folded ones does not move in among the others.
    assert_eq!(moved(&support, &"donors".into(), true), support);
}

#[test]
fn required_later_names_the_records_without_it() {
    let mut ledger = in_use();
    let mut second = ledger.records[&"r9".into()].clone();
    second.id = "r10".into();
    second.values.remove(&"own2".into());
    ledger.records.insert(second.id.clone(), second);
    let own = kind(&ledger, "own1");
    let required = Field { required: true, ..own.field("own2").unwrap().clone() };
    insta::assert_snapshot!(check(&ledger, with_field(&own, required, true)), @"已有1条记录没有填写“处数”，照旧保留；以后修改这些记录时要补填。");
}

#[test]
fn restored_a_built_in_kind_keeps_what_is_used_and_the_names_it_had() {
    let mut ledger = ledger();
    assert_eq!(restored_kind(&"visit".into(), &Catalog::of(&ledger), &ledger), None);
    let mut wanted = kind(&ledger, "visit");
    wanted.name = "入户走访".into();
    wanted = with_field(&wanted, field("n1", "带队人", FieldType::Text), true);
    wanted = with_field(&wanted, field("n2", "路线", FieldType::Text), true);
    put(&mut ledger, wanted);
    let mut one = record("r9", "visit");
    one.date = day("2019-06-01");
    one.values.insert("n1".into(), Value::Text("林一帆".into()));
    ledger.records.insert(one.id.clone(), one);

    let restored = restored_kind(&"visit".into(), &Catalog::of(&ledger), &ledger).unwrap();
    assert_eq!(restored.kept, ["字段“带队人”"]);
    ledger.kinds.insert("visit".into(), restored.kind.unwrap());
    let now = kind(&ledger, "visit");
    assert_eq!(
        (now.name.as_str(), &now.former_names[..]),
        ("入户宣传", &["入户走访".to_owned()][..])
    );
    assert!(now.field("n1").is_some() && now.field("n2").is_none());
    // Once nothing is left to take back, nothing is offered.
    assert_eq!(restored_kind(&"visit".into(), &Catalog::of(&ledger), &ledger), None);
}

#[test]
fn a_hidden_kind_is_not_offered() {
    let mut ledger = ledger();
    let visit = kind(&ledger, "visit");
    let catalog = Catalog::of(&ledger);
    assert!(catalog.offered(&visit, &ledger));
    if let Some(branch) = &mut ledger.branch {
        branch.kinds_off.insert("visit".into());
    }
    assert!(!catalog.offered(&visit, &ledger));
}
