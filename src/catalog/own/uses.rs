//! What uses a kind, a field, a choice or a figure: it cannot be removed, and this says why.

use crate::catalog::Catalog;
use crate::ledger::{
    Choice, Condition, EntryKey, Field, FieldId, FigureDef, Kind, KindId, Ledger, Record,
    Selection, Source, Take, Test, Value, quoted,
};
use std::collections::BTreeMap;

/// How many of the users are named.
const NAMED: usize = 3;

/// What uses something, in a few words: 3处（2019年3月5日的记录“…”、数字“…”等）.
pub(super) fn told(users: &[String]) -> String {
    let more = if users.len() > NAMED { "等" } else { "" };
    let first: Vec<&str> = users.iter().take(NAMED).map(String::as_str).collect();
    format!("{}处（{}{more}）", users.len(), first.join("、"))
}

/// How many records of a kind have each field filled in.
pub fn field_counts(kind: &KindId, ledger: &Ledger) -> BTreeMap<FieldId, usize> {
    let mut counts = BTreeMap::new();
    for (id, _) in of_kind(kind, ledger).flat_map(|record| &record.values) {
        *counts.entry(id.clone()).or_insert(0) += 1;
    }
    counts
}

fn of_kind<'a>(kind: &'a KindId, ledger: &'a Ledger) -> impl Iterator<Item = &'a Record> {
    ledger.records.values().filter(move |record| record.kind == *kind)
}

/// What uses a field of a kind.
pub(super) fn of_field(
    kind: &Kind,
    field: &Field,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Vec<String> {
    let holds = |record: &&Record| record.values.contains_key(&field.id);
    let asks = |condition: &Condition| condition.field == field.id;
    let takes = |select: &Selection, take: Option<&Take>| {
        let dated = select.dated_by.as_ref() == Some(&field.id);
        let taken = match take {
            Some(Take::Distinct(id) | Take::Sum(id) | Take::Average(id) | Take::Latest(id)) => {
                *id == field.id
            }
            _ => false,
        };
        dated || taken
    };
    let mut users = in_records(kind, ledger, holds);
    users.extend(in_selections(kind, ledger, |select, take| {
        select.conditions.iter().any(asks) || takes(select, take)
    }));
    users.extend(in_texts(kind, &names(&field.name, &field.former_names), catalog, ledger));
    users
}

/// What uses a choice of a field.
pub(super) fn of_choice(
    kind: &Kind,
    field: &Field,
    choice: &Choice,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Vec<String> {
    let holds = |record: &&Record| match record.values.get(&field.id) {
        Some(Value::Choice(id)) => *id == choice.id,
        Some(Value::Choices(ids)) => ids.contains(&choice.id),
        _ => false,
    };
    let asks = |condition: &Condition| match &condition.test {
        Test::AnyOf(values) => {
            condition.field == field.id && values.iter().any(|value| value == choice.id.as_str())
        }
        Test::Filled | Test::Blank => false,
    };
    let mut users = in_records(kind, ledger, holds);
    users.extend(in_selections(kind, ledger, |select, _| select.conditions.iter().any(asks)));
    users.extend(in_texts(kind, &names(&choice.name, &choice.former_names), catalog, ledger));
    users
}

/// What uses a figure: figures made from it, overrides, the texts that name it.
pub fn users_of_figure(def: &FigureDef, ledger: &Ledger) -> Vec<String> {
    let key = EntryKey::Figure(def.id.clone());
    // A branch's version of a built-in figure may well name itself.
    let pointing = ledger.users_of(&key).into_iter().filter(|user| *user != key);
    let mut users: Vec<String> = pointing.map(|user| ledger.described(&user)).collect();
    let names = names(&def.name, &def.former_names);
    let names_it = |body: &str| tokens(body).iter().any(|parts| first_is(parts, &names));
    users.extend(named_texts(ledger, names_it));
    users
}

/// What uses a kind: its records and declarations, and whatever uses its own figures, which would
/// go with it.
pub fn users_of_kind(id: &KindId, ledger: &Ledger) -> Vec<String> {
    let own = |user: &EntryKey| match user {
        EntryKey::Figure(figure) => ledger.figures.get(figure).is_some_and(|def| counts(def, id)),
        EntryKey::Branch => true,
        _ => false,
    };
    let pointing = ledger.users_of(&EntryKey::Kind(id.clone())).into_iter();
    let mut users: Vec<String> =
        pointing.filter(|user| !own(user)).map(|user| ledger.described(&user)).collect();
    for def in ledger.figures.values().filter(|def| counts(def, id)) {
        users.extend(users_of_figure(def, ledger));
    }
    users
}

/// Whether a figure counts records of this kind.
pub(super) fn counts(def: &FigureDef, kind: &KindId) -> bool {
    matches!(&def.source, Source::Records { select, .. } if select.kind == *kind)
}

fn names<'a>(name: &'a str, former: &'a [String]) -> Vec<&'a str> {
    former.iter().map(String::as_str).chain([name]).collect()
}

fn in_records(kind: &Kind, ledger: &Ledger, holds: impl Fn(&&Record) -> bool) -> Vec<String> {
    let users = of_kind(&kind.id, ledger).filter(|record| holds(record));
    users.map(|record| ledger.described(&EntryKey::Record(record.id.clone()))).collect()
}

fn in_selections(
    kind: &Kind,
    ledger: &Ledger,
    uses: impl Fn(&Selection, Option<&Take>) -> bool,
) -> Vec<String> {
    let figures = ledger.figures.values().filter(|def| match &def.source {
        Source::Records { select, take } => select.kind == kind.id && uses(select, Some(take)),
        _ => false,
    });
    let declarations = ledger
        .declarations
        .values()
        .filter(|one| one.select.kind == kind.id && uses(&one.select, None));
    figures
        .map(|def| format!("数字{}", quoted(&def.name)))
        .chain(declarations.map(|one| ledger.described(&EntryKey::Declaration(one.id.clone()))))
        .collect()
}

/// The texts with a token of one of the kind's figures, or of the record at hand, that says one of
/// `names` behind it.
fn in_texts(kind: &Kind, names: &[&str], catalog: &Catalog, ledger: &Ledger) -> Vec<String> {
    let of_kind = |name: &str| {
        let name = name.trim_start_matches("每条").trim_start_matches([':', '：']);
        let def = catalog.figure_named(name.trim());
        name == "记录" || def.is_some_and(|def| may_read(def, &kind.id, catalog))
    };
    named_texts(ledger, |body| {
        tokens(body).iter().any(|parts| match parts.split_first() {
            Some((&"每条", rest)) => {
                rest.first().is_some_and(|name| of_kind(name)) && said(rest, names)
            }
            Some((name, _)) => of_kind(name) && said(parts, names),
            None => false,
        })
    })
}

fn said(parts: &[&str], names: &[&str]) -> bool {
    parts.iter().skip(1).any(|part| names.contains(part))
}

/// Whether a figure is narrowed by fields of this kind; one made from others may be.
fn may_read(def: &FigureDef, kind: &KindId, catalog: &Catalog) -> bool {
    let of = |id| catalog.figure(id).is_some_and(|def| counts(def, kind));
    match &def.source {
        Source::Records { .. } => counts(def, kind),
        Source::Roster(_) => false,
        Source::Share { part: first, .. }
        | Source::Mean { total: first, .. }
        | Source::Change { of: first, .. } => of(first),
    }
}

fn first_is(parts: &[&str], names: &[&str]) -> bool {
    let first = parts.iter().find(|part| **part != "每条");
    first.is_some_and(|first| names.contains(first))
}

fn named_texts(ledger: &Ledger, holds: impl Fn(&str) -> bool) -> Vec<String> {
    let texts = ledger.texts.values().filter(|text| holds(&text.body));
    texts.map(|text| ledger.described(&EntryKey::Text(text.id.clone()))).collect()
}

/// The tokens of a text, each as the parts between its marks: `{甲.乙:丙|丁=戊}` is 甲, 乙, 丙, 丁, 戊.
/// Coarser than the reader of the texts: what it finds too much only keeps something from going.
fn tokens(body: &str) -> Vec<Vec<&str>> {
    let marks = [':', '：', '|', '｜', '=', '＝', ',', '，', '.', '．'];
    let inside = |rest: &str| rest.find(['}', '｝', '\n']).unwrap_or(rest.len());
    body.split(['{', '｛'])
        .skip(1)
        .map(|rest| rest.get(..inside(rest)).unwrap_or_default())
        .map(|token| token.split(marks).map(str::trim).collect())
        .collect()
}
