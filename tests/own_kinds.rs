//! A branch changes its kinds and figures as it likes: whatever is accepted, every record still
//! shows what it holds, and every token written before still finds what it meant.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "common/ids.rs"]
mod ids;

use ids::Counted;
use proptest::prelude::*;
use std::collections::BTreeMap;
use zhibu::catalog::Catalog;
use zhibu::catalog::own::{OwnFigure, built_in_kind, moved, with_field, without_field};
use zhibu::editor::Editor;
use zhibu::ledger::*;
use zhibu::store::{Journal, MemoryShelf};

/// What a text of the summary can name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    Figure(String),
    Field(KindId, String),
    Choice(KindId, String, String),
}

/// What it then means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meant {
    Figure(FigureId),
    Field(FieldId),
    Choice(FieldId, ChoiceId),
}

const KINDS: [&str; 4] = ["activity", "handout", "honour", "talk"];

/// Names that meet one another, and some that meet what is built in.
const NAMES: [&str; 12] =
    ["甲", "乙", "丙", "丁", "集中学习", "计入", "地点", "份数", "社区", "study", "venue", "甲.乙"];

fn meant(token: &Token, catalog: &Catalog, ledger: &Ledger) -> Option<Meant> {
    match token {
        Token::Figure(name) => Some(Meant::Figure(catalog.figure_named(name)?.id.clone())),
        Token::Field(kind, name) => Some(Meant::Field(catalog.field_named(kind, name)?.id.clone())),
        Token::Choice(kind, field, choice) => {
            let condition = catalog.condition(ledger, kind, field, choice).ok()?;
            let Test::AnyOf(values) = condition.test else { return None };
            Some(Meant::Choice(condition.field, ChoiceId::parse(&values[0])?))
        }
    }
}

/// Whether what a token meant is still there: what nothing used may have been removed.
fn is_there(meant: &Meant, token: &Token, catalog: &Catalog) -> bool {
    let kind = |kind: &KindId| catalog.kind(kind).cloned();
    match (meant, token) {
        (Meant::Figure(id), _) => catalog.figure(id).is_some(),
        (Meant::Field(id), Token::Field(of, _)) => {
            kind(of).is_some_and(|kind| kind.field(id.as_str()).is_some())
        }
        (Meant::Choice(field, id), Token::Choice(of, ..)) => kind(of).is_some_and(|kind| {
            kind.field(field.as_str()).is_some_and(|field| field.choice(id.as_str()).is_some())
        }),
        _ => false,
    }
}

/// Every token that can be written now.
fn tokens(catalog: &Catalog) -> Vec<Token> {
    let mut all: Vec<Token> =
        catalog.figures().map(|def| Token::Figure(def.name.clone())).collect();
    for kind in catalog.kinds() {
        for field in &kind.fields {
            all.push(Token::Field(kind.id.clone(), field.name.clone()));
            let named = |choice: &Choice| {
                Token::Choice(kind.id.clone(), field.name.clone(), choice.name.clone())
            };
            all.extend(field.choices.iter().map(named));
        }
    }
    all
}

/// One thing a person does on the page of a kind; what does not suit is refused.
fn edit(editor: &mut Editor<MemoryShelf>, (what, on, at, name): (u8, usize, usize, usize)) {
    let name = NAMES[name % NAMES.len()];
    let own: Vec<KindId> = editor.ledger().kinds.keys().cloned().collect();
    let kinds: Vec<KindId> = KINDS.map(KindId::from).into_iter().chain(own).collect();
    let kind = editor.catalog().kind(&kinds[on % kinds.len()]).cloned().unwrap();
    let field = kind.fields.get(at % kind.fields.len().max(1)).cloned();
    let figures: Vec<FigureDef> = editor.catalog().figures().cloned().collect();
    let figure = &figures[figures.len() - 1 - at % figures.len().min(12)];
    let put = |editor: &mut Editor<MemoryShelf>, kind: Kind| {
        let _refused = editor.put_kind(kind, Vec::new(), "改").is_err();
    };
    match (what, field) {
        (0, _) => put(editor, Kind { name: name.to_owned(), ..kind }),
        (1, Some(field)) => {
            let column = kind.columns.contains(&field.id);
            put(editor, with_field(&kind, Field { name: name.to_owned(), ..field }, column));
        }
        (2, Some(mut field)) => {
            let Some(choice) = field.choices.get_mut(on) else { return };
            choice.name = name.to_owned();
            put(editor, with_field(&kind, field, true));
        }
        (3, Some(mut field)) => {
            let id = editor.new_choice_id();
            field.choices.push(Choice { id, name: name.to_owned(), former_names: Vec::new() });
            put(editor, with_field(&kind, field, false));
        }
        (4, Some(mut field)) => {
            field.choices.pop();
            put(editor, with_field(&kind, field, false));
        }
        (5, Some(field)) => put(editor, without_field(&kind, &field.id)),
        (6, Some(field)) => put(editor, moved(&kind, &field.id, on % 2 == 0)),
        (7, _) => {
            let types = [FieldType::Text, FieldType::Number, FieldType::Choice, FieldType::Money];
            let id = editor.new_field_id();
            let mut field = kind
                .fields
                .first()
                .cloned()
                .unwrap_or_else(|| built_in_kind(&"honour".into()).unwrap().fields[0].clone());
            field.id = id;
            field.name = name.to_owned();
            field.field_type = types[at % types.len()];
            field.choices = vec![Choice {
                id: editor.new_choice_id(),
                name: NAMES[at % NAMES.len()].to_owned(),
                former_names: Vec::new(),
            }];
            put(editor, with_field(&kind, field, on % 2 == 0));
        }
        (8, Some(mut field)) => {
            field.field_type = FieldType::Date;
            put(editor, with_field(&kind, field, false));
        }
        (9, _) => {
            let restored = editor.restore_kind(&kind.id);
            assert!(restored.is_ok());
        }
        (10, _) => {
            let wanted = FigureDef { name: name.to_owned(), ..figure.clone() };
            let _refused = editor.put_figure(wanted).is_err();
        }
        (11, _) => {
            let id = editor.new_figure_id();
            let def = OwnFigure::count(id, name, "次").into_def(kind.id).unwrap();
            let _refused = editor.put_figure(def).is_err();
        }
        (12, _) => {
            let _refused = editor.remove_figure(&figure.id).is_err();
        }
        (13, _) => editor.restore_figure(&figure.id).unwrap(),
        (14, _) => {
            let _refused = editor.remove_kind(&kind.id).is_err();
        }
        (15, _) => {
            let id = editor.new_kind_id();
            put(editor, Kind { id, name: name.to_owned(), former_names: Vec::new(), ..kind });
        }
        (16, Some(field)) => {
            // A record that holds something in this very field.
            let day = "2019-05-06".parse().unwrap();
            let mut record = Record::new(editor.new_record_id(), kind.id, day, "一条", day);
            let value = match field.field_type {
                FieldType::Text => Value::Text("字".to_owned()),
                FieldType::Number => Value::Number(Quantity::from_whole(3)),
                FieldType::Money => Value::Money(Money::from_fen(500)),
                FieldType::Choice => Value::Choice(field.choices.last().unwrap().id.clone()),
                FieldType::Choices => {
                    Value::Choices([field.choices.last().unwrap().id.clone()].into())
                }
                _ => return,
            };
            record.values.insert(field.id, value);
            let _refused = editor.put(Entry::Record(record)).is_err();
        }
        _ => {}
    }
}

/// Every value of every record has its field, of its type, and its choices are known.
fn displays(ledger: &Ledger, catalog: &Catalog) -> Result<(), String> {
    for record in ledger.records.values() {
        let kind = catalog.kind(&record.kind).ok_or_else(|| format!("{}", record.kind))?;
        for (id, value) in &record.values {
            let field = kind.field(id.as_str()).ok_or_else(|| format!("{} {id}", kind.name))?;
            let known = match (value, field.field_type) {
                (Value::Choice(id), FieldType::Choice) => field.choice(id.as_str()).is_some(),
                (Value::Choices(ids), FieldType::Choices) => {
                    ids.iter().all(|id| field.choice(id.as_str()).is_some())
                }
                (Value::Text(_), of) => matches!(of, FieldType::Text | FieldType::LongText),
                (Value::Number(_), of) => of == FieldType::Number,
                (Value::Money(_), of) => of == FieldType::Money,
                (_, of) => !matches!(of, FieldType::Choice | FieldType::Choices),
            };
            if !known {
                return Err(format!("{}: {} of {}", record.id, field.name, kind.name));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_accepted_keeps_records_and_tokens(
        edits in proptest::collection::vec((0..17_u8, 0..8_usize, 0..40_usize, 0..12_usize), 1..60)
    ) {
        let today = "2019-12-20".parse().unwrap();
        let (mut editor, _) = Editor::open(MemoryShelf::default(), Journal::default(), today, Box::new(Counted(3)));
        editor.load_sample(zhibu::sample::ledger().unwrap()).unwrap();
        let mut written: BTreeMap<Token, Meant> = BTreeMap::new();
        for edited in edits {
            edit(&mut editor, edited);
            let (catalog, ledger) = (editor.catalog(), editor.ledger());
            prop_assert_eq!(displays(ledger, catalog), Ok(()));
            // What is gone was used by nothing: its name is free again.
            written.retain(|token, meant| is_there(meant, token, catalog));
            for (token, before) in &written {
                let now = meant(token, catalog, ledger);
                prop_assert_eq!(now.as_ref(), Some(before), "{:?} after {:?}", token, edited);
            }
            for token in tokens(catalog) {
                let Some(now) = meant(&token, catalog, ledger) else {
                    return Err(TestCaseError::fail(format!("{token:?} finds nothing")));
                };
                written.insert(token, now);
            }
        }
        // What another computer restores from the backup is the same.
        let text = zhibu::backup::export(editor.ledger(), "2019-12-20T08:00:00+08:00").unwrap();
        let read = zhibu::backup::read(&text).unwrap();
        prop_assert!(read.same_content(editor.ledger()));
        prop_assert_eq!(&Catalog::of(&read), editor.catalog());
    }
}
