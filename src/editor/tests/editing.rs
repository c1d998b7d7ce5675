//! Edits, undo and redo, and what is found at the next start.

use super::*;
use crate::catalog::Draft;
use crate::ledger::tests::strategies;
use proptest::prelude::*;

#[test]
fn each_step_is_undone_by_name_and_stays_after_a_restart() {
    let mut editor = empty();
    assert!(editor.first_run());
    assert_eq!((editor.saved(), editor.saved().to_string()), (&Saved::Nothing, "尚无内容".into()));
    editor.put(branch()).unwrap();
    let mut record = study(&mut editor, "学习党章");
    let key = EntryKey::Record(record.id.clone());
    editor.put(Entry::Record(record.clone())).unwrap();
    record.title = "学习党章党规".to_owned();
    editor.put(Entry::Record(record)).unwrap();
    editor.remove(key.clone()).unwrap();
    assert_eq!(editor.saved(), &Saved::Written { revision: 4 });
    assert!(reopen(&editor).ledger().same_content(editor.ledger()));

    let mut names = Vec::new();
    while let Some(name) = editor.undo().unwrap() {
        names.push(name);
        assert_eq!(reopen(&editor).ledger(), editor.ledger());
    }
    insta::assert_snapshot!(names.join("\n"), @r"
    删除记录“学习党章党规”
    修改记录“学习党章党规”
    新增记录“学习党章”
    修改支部信息
    ");
    assert!(editor.ledger().is_empty());
    assert_eq!((editor.undo_name(), editor.redo_name()), (None, Some("修改支部信息")));
    let mut again = 0;
    while editor.redo().unwrap().is_some() {
        again += 1;
    }
    assert_eq!((again, editor.ledger().len()), (4, 1));
    // A new step ends what could be done again.
    editor.undo().unwrap();
    assert_eq!(
        editor.ledger().records[&RecordId::parse(&key.to_string()[7..]).unwrap()].title,
        "学习党章党规"
    );
    let other = study(&mut editor, "学习条例");
    editor.put(Entry::Record(other)).unwrap();
    assert_eq!(editor.redo().unwrap(), None);
}

#[test]
fn whole_ledgers_are_undone_too() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let mine = editor.ledger().clone();
    let mut other = Ledger::default();
    other.put(Entry::Branch(Branch::new("青溪市第二中学党支部", "校党支部")));
    editor.restore(other.clone()).unwrap();
    assert!(editor.ledger().same_content(&other));
    editor.clear().unwrap();
    assert!(editor.ledger().is_empty() && reopen(&editor).ledger().is_empty());
    editor.load_sample(other.clone()).unwrap();
    assert_eq!(editor.undo().unwrap().as_deref(), Some("载入示例"));
    assert_eq!(editor.undo().unwrap().as_deref(), Some("清空台账"));
    assert_eq!(editor.undo().unwrap().as_deref(), Some("导入备份"));
    assert!(editor.ledger().same_content(&mine));
    assert!(reopen(&editor).ledger().same_content(&mine));
}

#[test]
fn undo_does_not_grow_without_end() {
    let mut editor = empty();
    for n in 0..250 {
        editor.put(Entry::Branch(Branch::new(format!("第{n}支部"), "支部"))).unwrap();
    }
    let mut steps = 0;
    while editor.undo().unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 200);
    assert_eq!(editor.ledger().branch.as_ref().unwrap().full_name, "第49支部");
}

#[test]
fn what_does_not_suit_is_not_put() {
    let mut editor = empty();
    let mut record = study(&mut editor, " ");
    let error = editor.put(Entry::Record(record.clone())).unwrap_err();
    insta::assert_snapshot!(error, @"标题：请填写标题。");
    record.kind = "unknown".into();
    let error = editor.put(Entry::Record(record)).unwrap_err();
    insta::assert_snapshot!(error, @"种类：没有“unknown”这一记录种类，请重新选择种类。");
    let over = Override {
        id: editor.new_override_id(),
        figure: "study".into(),
        period: Period::year(2019),
        written: "12".to_owned(),
        reason: " ".to_owned(),
        revision: 0,
    };
    insta::assert_snapshot!(editor.put(Entry::Override(over)).unwrap_err(), @"原因：请填写原因。");
    assert!(editor.ledger().is_empty() && editor.undo_name().is_none());
}

#[test]
fn a_form_becomes_a_record_and_its_notices_are_passed_on() {
    let mut editor = empty();
    let kind = editor.catalog().kind(&"activity".into()).unwrap().clone();
    let mut draft = Draft::new(&kind, today());
    draft.set_text("title", "学习\u{8}党章");
    let id = editor.new_record_id();
    let notices = editor.put_draft(&draft, id.clone()).unwrap();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(editor.ledger().records[&id].title, "学习党章");
    assert_eq!(editor.ledger().records[&id].entered_on, today());
    let mut member = Draft::new_member();
    member.set_text("name", "周晓云");
    let id = editor.new_member_id();
    editor.put_member_draft(&member, id.clone()).unwrap();
    assert_eq!((editor.ledger().members[&id].name.as_str(), id.as_str().len()), ("周晓云", 8));
    assert_eq!(editor.undo_name(), Some("新增党员“周晓云”"));
}

#[test]
fn an_own_kind_is_known_at_once_and_forgotten_by_undo() {
    let mut editor = empty();
    let mut kind = editor.catalog().kind(&"activity".into()).unwrap().clone();
    (kind.id, kind.name) = ("own-river".into(), "巡河".to_owned());
    editor.put(Entry::Kind(kind)).unwrap();
    assert!(editor.catalog().kind(&"own-river".into()).is_some());
    assert!(reopen(&editor).catalog().kind(&"own-river".into()).is_some());
    editor.undo().unwrap();
    assert!(editor.catalog().kind(&"own-river".into()).is_none());
}

#[test]
fn what_is_taken_out_of_a_text_is_told() {
    let mut editor = empty();
    let text = crate::summary::year_text("# 总\u{0}结\n学习\u{fffe}", 2019);
    let notices = editor.put(Entry::Text(text)).unwrap();
    assert_eq!(notices, ["“正文”里有2个看不见的字符，已经去掉。"]);
    let over = Override {
        id: editor.new_override_id(),
        figure: "study".into(),
        period: Period::year(2019),
        written: "1\u{7f}2".to_owned(),
        reason: "见110101200001011234的记录".to_owned(),
        revision: 0,
    };
    let notices = editor.put(Entry::Override(over)).unwrap();
    assert_eq!(notices.len(), 2, "{notices:?}");
    let declaration = Declaration {
        id: editor.new_declaration_id(),
        select: Selection { kind: "talk".into(), conditions: Vec::new(), dated_by: None },
        period: Period::year(2019),
        declared_on: today(),
        reason: "没\u{8}有".to_owned(),
        revision: 0,
    };
    let notices = editor.put(Entry::Declaration(declaration)).unwrap();
    assert_eq!(notices, ["“理由”里有1个看不见的字符，已经去掉。"]);
    assert!(editor.ledger().declarations.values().all(|one| one.reason == "没有"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edits_can_be_undone_and_done_again(
        start in strategies::ledger(),
        commands in prop::collection::vec(strategies::command(), 0..5),
    ) {
        let mut editor = empty();
        editor.restore(start.clone()).unwrap();
        let mut steps = 0;
        for command in commands {
            let before = editor.ledger().clone();
            match editor.dispatch(command, "一步") {
                Ok(()) => steps += 1,
                Err(_) => prop_assert_eq!(editor.ledger(), &before),
            }
        }
        let end = editor.ledger().clone();
        for _ in 0..steps {
            prop_assert!(editor.undo().unwrap().is_some());
        }
        prop_assert!(editor.ledger().same_content(&start));
        for _ in 0..steps {
            prop_assert!(editor.redo().unwrap().is_some());
        }
        prop_assert!(editor.ledger().same_content(&end));
        let again = reopen(&editor);
        prop_assert_eq!(again.ledger(), editor.ledger());
    }
}

#[test]
fn a_form_saved_three_times_at_once_is_one_record_and_one_step() {
    let mut editor = empty();
    editor.put(branch()).unwrap();
    let kind = editor.catalog().kind(&"handout".into()).unwrap().clone();
    let mut draft = Draft::new(&kind, today());
    draft.set_text(common::TITLE, "发放宣传册");
    let id = editor.new_record_id();
    for _ in 0..3 {
        editor.put_draft(&draft, id.clone()).unwrap();
    }
    assert_eq!(editor.ledger().records.len(), 1);
    assert_eq!(editor.undo().unwrap().as_deref(), Some("新增记录“发放宣传册”"));
    assert_eq!(editor.undo_name(), Some("修改支部信息"));
}

#[test]
fn what_is_declared_none_is_declared_once() {
    let mut editor = empty();
    let select = Selection { kind: "letter".into(), conditions: Vec::new(), dated_by: None };
    let year = Period::year(2019);
    editor.declare_none(select.clone(), year, "").unwrap();
    assert_eq!(editor.undo_name(), Some("声明2019年无责任书记录"));
    let revision = editor.ledger().revision;
    editor.declare_none(select.clone(), year, " ").unwrap();
    assert_eq!((editor.ledger().declarations.len(), editor.ledger().revision), (1, revision));
    // Another reason changes it; another period is another declaration.
    editor.declare_none(select.clone(), year, "本年没有签订").unwrap();
    assert_eq!(editor.ledger().declarations.len(), 1);
    let half = Period::half(2019, crate::ledger::Half::First);
    editor.declare_none(select.clone(), half, "").unwrap();
    assert_eq!(editor.ledger().declarations.len(), 2);
    let backwards = Period { from: year.to, to: year.from };
    assert!(editor.declare_none(select, backwards, "").is_err());
}
