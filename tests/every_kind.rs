//! One table of what a person types into a field of each type; every kind of record is entered
//! with it through the form's draft, listed, exported, lost and restored.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "common/ids.rs"]
mod ids;

use ids::Counted;
use std::collections::BTreeSet;
use zhibu::backup;
use zhibu::catalog::{Catalog, Draft};
use zhibu::editor::Editor;
use zhibu::ledger::{Field, FieldType, Kind, RecordId, common};
use zhibu::lists;
use zhibu::rules::members_on;
use zhibu::sample;
use zhibu::store::{Journal, MemoryShelf};

/// The day of every record.
const DAY: &str = "2019-06-03";

/// What is typed or picked in a field, and what a list shows of it.
fn typed(field: &Field, sample: &zhibu::ledger::Ledger) -> (Vec<String>, String) {
    let unit = field.unit.clone().unwrap_or_default();
    let one = |typed: &str, shown: &str| (vec![typed.to_owned()], shown.to_owned());
    match field.field_type {
        FieldType::Text => one("河湾社区<&>𠮷", "河湾社区<&>𠮷"),
        FieldType::LongText => one("第一行\n第二行", "第一行\n第二行"),
        FieldType::Date => one(DAY, DAY),
        FieldType::Span => one("14:30", "14:30"),
        // Of twelve who vote, four do each.
        FieldType::Number => {
            let parts = ["votes_for", "votes_against", "votes_abstain"];
            let number = match field.id.as_str() {
                "year_honoured" => "2018",
                id if parts.contains(&id) => "4",
                _ => "12",
            };
            one(number, &format!("{number}{unit}"))
        }
        FieldType::Money => one("1234.5", "1234.50元"),
        FieldType::Choice | FieldType::Choices => {
            let choice = field.choices.first().unwrap();
            one(choice.id.as_str(), &choice.name)
        }
        FieldType::Flag => one("true", "是"),
        FieldType::Member => {
            let member = sample.members.values().next().unwrap();
            one(member.id.as_str(), &member.name)
        }
        FieldType::Members => {
            // All of the group that is picked too: whoever is in no list draws a notice.
            let group = sample.groups.keys().next();
            let members: Vec<_> = members_on(sample, DAY.parse().unwrap())
                .filter(|member| member.group.as_ref() == group)
                .collect();
            let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
            (members.iter().map(|member| member.id.to_string()).collect(), names.join("、"))
        }
        FieldType::Group => {
            let group = sample.groups.values().next().unwrap();
            one(group.id.as_str(), &group.name)
        }
        FieldType::Partner => {
            let partner = sample.partners.values().next().unwrap();
            one(partner.id.as_str(), &partner.name)
        }
        FieldType::Link => {
            let record = sample.records.values().next().unwrap();
            one(record.id.as_str(), &record.title)
        }
    }
}

/// The draft of a kind with every field filled in, but for the absences: a member may be named in
/// one of the attendance fields only.
fn filled(kind: &Kind, sample: &zhibu::ledger::Ledger) -> Draft {
    let today = "2019-06-20".parse().unwrap();
    let mut draft = Draft::new(kind, today);
    draft.set_text(common::DATE, DAY);
    draft.set_text(common::TITLE, format!("试填“{}”", kind.name));
    draft.set_text(common::TAG, "试填、核对");
    draft.set_text(common::KEPT_AT, "档案柜三层");
    draft.set_text(common::CAMPAIGN, sample.campaigns.keys().next().unwrap().as_str());
    if !kind.without_note {
        draft.set_text(common::NOTE, "备注一行\n备注二行");
    }
    draft.set_text(common::PHRASE, "试填的一句话。");
    draft.set_text(common::PHRASE_SECTION, "base");
    for field in kind.fields.iter().filter(|field| !field.id.as_str().starts_with("absent_")) {
        let (entries, _) = typed(field, sample);
        match field.field_type {
            FieldType::Choices | FieldType::Members => {
                for entry in &entries {
                    draft.pick(field.id.as_str(), entry, true);
                }
            }
            FieldType::Flag => draft.set_on(field.id.as_str(), true),
            _ => draft.set_text(field.id.as_str(), &entries[0]),
        }
    }
    draft
}

#[test]
fn every_kind_is_entered_listed_exported_and_restored() {
    let sample = sample::ledger().unwrap();
    let today = "2019-06-20".parse().unwrap();
    let (mut editor, findings) =
        Editor::open(MemoryShelf::default(), Journal::default(), today, Box::new(Counted(7)));
    assert!(findings.is_empty(), "{findings:?}");
    editor.load_sample(sample.clone()).unwrap();

    let catalog = Catalog::built_in();
    let mut types = BTreeSet::new();
    let mut entered: Vec<(Kind, RecordId)> = Vec::new();
    for kind in catalog.kinds() {
        let draft = filled(kind, &sample);
        let id = editor.new_record_id();
        let notices = editor
            .put_draft(&draft, id.clone())
            .unwrap_or_else(|error| panic!("{}: {error}", kind.name));
        assert!(notices.is_empty(), "{}: {notices:?}", kind.name);
        types.extend(kind.fields.iter().map(|field| format!("{:?}", field.field_type)));
        entered.push((kind.clone(), id));
    }
    assert_eq!(types.len(), 14, "a field type that no kind uses: {types:?}");

    for (kind, id) in &entered {
        let (ledger, listed) = (editor.ledger(), Some(&kind.id));
        let scope = lists::Scope::of(listed, 2019);
        let found = lists::find(ledger, &catalog, &scope, &lists::View::default());
        let rows = lists::rows(&found, ledger, &catalog, listed);
        let row = rows.iter().find(|row| row.id == *id).unwrap();
        assert_eq!(row.title, format!("试填“{}”", kind.name));
        let columns = lists::columns(kind);
        for (column, cell) in columns.iter().zip(&row.cells) {
            if let Some(field) = kind.field(column.field.as_str()) {
                let (_, shown) = typed(field, &sample);
                let flat = |text: &str| text.replace(['\n', '；'], "");
                assert!(
                    flat(cell).contains(&flat(&shown)) || flat(&shown).starts_with(&flat(cell)),
                    "{}.{}: {cell:?} does not show {shown:?}",
                    kind.name,
                    field.name
                );
            }
        }
        let detail = lists::detail(&editor.ledger().records[id], &catalog, editor.ledger());
        for field in kind.fields.iter().filter(|field| !field.id.as_str().starts_with("absent_")) {
            assert!(
                detail.iter().any(|line| line.label == field.name && !line.text.is_empty()),
                "{}: the detail lacks {}",
                kind.name,
                field.name
            );
        }
    }

    let before = editor.ledger().clone();
    let file = backup::export(&before, "2019-06-20T10:00:00+08:00").unwrap();
    editor.clear().unwrap();
    assert!(editor.ledger().is_empty());
    editor.restore(backup::read(&file).unwrap()).unwrap();
    assert!(editor.ledger().same_content(&before));

    let shelf = editor.store().shelf().clone();
    let (reopened, findings) = Editor::open(shelf, Journal::default(), today, Box::new(Counted(9)));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(reopened.ledger(), editor.ledger());
}
