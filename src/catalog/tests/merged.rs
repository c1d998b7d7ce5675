//! The branch's own kinds, fields, choices and figures beside the built-in ones.

use super::ledger;
use crate::catalog::Catalog;
use crate::ledger::{Choice, FigureDef, RosterCount, Source};

fn figure(id: &'static str, name: &str, former: &[&str]) -> FigureDef {
    FigureDef {
        id: id.into(),
        name: name.to_owned(),
        former_names: former.iter().map(|&name| name.to_owned()).collect(),
        unit: "人".to_owned(),
        source: Source::Roster(RosterCount::Members),
        within: None,
        disjoint_from: Vec::new(),
        revision: 1,
    }
}

#[test]
fn a_branchs_version_of_a_kind_stands_in_its_place_and_misses_nothing() {
    let mut ledger = ledger();
    let built_in = Catalog::built_in();
    let mut own = built_in.kind(&"handout".into()).unwrap().clone();
    own.name = "宣传品".to_owned();
    own.former_names = vec!["发放材料".to_owned()];
    // An older program knew neither the last field nor the first choice; the branch added one.
    let dropped = own.fields.pop().unwrap();
    let project = own.fields.iter_mut().find(|field| field.id.as_str() == "project").unwrap();
    let lost = project.choices.remove(0);
    project.choices.push(Choice {
        id: "school".into(),
        name: "学校".to_owned(),
        former_names: vec!["校园".to_owned()],
    });
    ledger.kinds.insert(own.id.clone(), own);

    let catalog = Catalog::of(&ledger);
    let order = |c: &Catalog| c.kinds().map(|kind| kind.id.clone()).collect::<Vec<_>>();
    assert_eq!(order(&catalog), order(&built_in));
    let merged = catalog.kind(&"handout".into()).unwrap();
    assert_eq!(merged.name, "宣传品");
    assert_eq!(merged.fields.last(), Some(&dropped));
    let names: Vec<_> =
        merged.field("project").unwrap().choices.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["社区", "其他", "学校", &*lost.name]);
    let former = catalog.condition(&ledger, &"handout".into(), "用于", "校园").unwrap();
    assert_eq!(former.test, crate::ledger::Test::AnyOf(vec!["school".to_owned()]));
}

#[test]
fn a_new_kind_follows_its_chapter_and_an_unknown_chapter_becomes_other() {
    let mut ledger = ledger();
    let mut own = Catalog::built_in().kind(&"talk".into()).unwrap().clone();
    own.id = "own_a".into();
    ledger.kinds.insert(own.id.clone(), own.clone());
    own.id = "own_b".into();
    own.chapter = "strange".into();
    ledger.kinds.insert(own.id.clone(), own);
    let catalog = Catalog::of(&ledger);
    let people: Vec<_> = catalog.kinds_of(&"people".into()).map(|k| k.id.as_str()).collect();
    assert_eq!(people.last(), Some(&"own_a"));
    let chapters: Vec<_> = catalog.chapters().iter().map(|chapter| chapter.name).collect();
    assert_eq!(chapters, ["组织生活与学习", "队伍", "制度与作风", "服务中心", "文稿素材", "其他"]);
    assert_eq!(catalog.kinds().last().map(|kind| kind.id.as_str()), Some("own_b"));
}

#[test]
fn figures_go_by_name_then_by_former_name_then_by_id() {
    let mut ledger = ledger();
    for def in [
        figure("own-one", "示例甲", &["示例旧名"]),
        figure("own-two", "示例乙", &["示例甲"]),
        figure("own-three", "own-one", &[]),
    ] {
        ledger.figures.insert(def.id.clone(), def);
    }
    let catalog = Catalog::of(&ledger);
    let found = |name: &str| catalog.figure_named(name).map(|def| def.name.as_str());
    assert_eq!(found("示例甲"), Some("示例甲"));
    assert_eq!(found("示例旧名"), Some("示例甲"));
    assert_eq!(found("own-two"), Some("示例乙"));
    assert_eq!(found("own-one"), Some("own-one"));
    assert_eq!(found("没有的"), None);
}
