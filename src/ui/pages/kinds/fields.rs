//! The fields of a kind in the order of its form.

use super::parts::{action, card, row, table};
use super::{Shown, field_form};
use crate::browser;
use crate::catalog::own::{built_in_kind, field_counts, moved, type_name, without_field};
use crate::ledger::{Field, FieldId, Kind, quoted};
use crate::ui::notice::Tone;
use leptos::prelude::*;

/// A field as a row.
#[derive(Clone, PartialEq)]
struct Line {
    id: FieldId,
    name: String,
    what: String,
    tags: Vec<&'static str>,
    records: usize,
    own: bool,
}

fn line(field: &Field, kind: &Kind, built_in: Option<&Kind>, records: usize) -> Line {
    let known = built_in.and_then(|kind| kind.field(field.id.as_str()));
    let mut what = type_name(field.field_type).to_owned();
    if let Some(unit) = &field.unit {
        what += &format!("，{unit}");
    }
    if !field.choices.is_empty() {
        what += &format!("，{}个选项", field.choices.len());
    }
    let own_choices = known.is_some_and(|known| known.choices.len() < field.choices.len());
    let tags = [
        (known.is_none() && built_in.is_some(), "自设"),
        (known.is_some_and(|known| known.name != field.name), "已改名"),
        (own_choices, "有自设选项"),
        (field.required, "必填"),
        (kind.columns.contains(&field.id), "列表栏"),
    ];
    Line {
        id: field.id.clone(),
        name: field.name.clone(),
        what,
        tags: tags.into_iter().filter(|(on, _)| *on).map(|(_, tag)| tag).collect(),
        records,
        own: known.is_none(),
    }
}

/// The section of the fields.
#[component]
pub fn Fields(
    /// The kind.
    shown: Shown,
) -> impl IntoView {
    let Shown { app, kind, .. } = shown;
    let lines = Memo::new(move |_| {
        let Some(kind) = kind.get() else { return Vec::new() };
        let built_in = built_in_kind(&kind.id);
        let counts = app.ledger(|ledger| field_counts(&kind.id, ledger));
        let of = |field: &Field| {
            let records = counts.get(&field.id).copied().unwrap_or(0);
            line(field, &kind, built_in.as_ref(), records)
        };
        let (folded, open): (Vec<&Field>, Vec<&Field>) = kind.fields.iter().partition(|f| f.folded);
        [open, folded].map(|fields| fields.into_iter().map(of).collect::<Vec<_>>()).into()
    });
    // None: closed; Some(None): a new field; Some(Some(_)): that one.
    let editing = RwSignal::new(None::<Option<Field>>);
    let close = Callback::new(move |()| editing.set(None));
    let edit = move |id: &FieldId| {
        let field = kind.with_untracked(|kind| kind.as_ref()?.field(id.as_str()).cloned());
        editing.set(field.map(Some));
    };
    let line = move |line: Line| {
        let Line { id, name, what, tags, records, own } = line;
        let (up, down, change, gone) = (id.clone(), id.clone(), id.clone(), id.clone());
        let tags = tags.into_iter().map(|tag| view! { " "<span class="tag">{tag}</span> });
        let called = view! { {name.clone()}{tags.collect_view()} }.into_any();
        let mut actions = vec![
            action("上移", format!("上移{name}"), Some(format!("up-{id}")), move || {
                shift(shown, &up, true);
            }),
            action("下移", format!("下移{name}"), Some(format!("down-{id}")), move || {
                shift(shown, &down, false);
            }),
            action("修改", format!("修改{name}"), None, move || edit(&change)),
        ];
        if own {
            let remove = move || remove(shown, &gone);
            actions.push(action("删除", format!("删除{name}"), None, remove));
        }
        let filled = format!("{records}条").into_any();
        row(vec![("", called), ("", what.into_any()), ("number", filled)], actions)
    };
    let part = move |heading: &'static str, lines: Vec<Line>| {
        let heads = [("", heading), ("", "类型"), ("number", "已填")];
        let rows: Vec<AnyView> = lines.into_iter().map(line).collect();
        (!rows.is_empty()).then(|| table("field-list", &heads, rows))
    };
    let tables = move || {
        let mut parts = lines.get().into_iter();
        view! {
            {part("字段", parts.next().unwrap_or_default())}
            {part("收在“更多”里的字段", parts.next().unwrap_or_default())}
        }
    };
    let help = "每条记录都有日期、标题、专题、标签、备注，不用再设。";
    let form = move |field| field_form::form(shown, field, close);
    card("字段", "kind-fields", help, editing, tables.into_any(), form)
}

/// Moves a field; the button keeps the focus, so that it can be pressed again.
fn shift(shown: Shown, id: &FieldId, up: bool) {
    let Some(kind) = shown.kind.get_untracked() else { return };
    let name = kind.field(id.as_str()).map(|field| quoted(&field.name)).unwrap_or_default();
    let step = format!("{}字段{name}", if up { "上移" } else { "下移" });
    put(shown, moved(&kind, id, up), step);
    let button = format!("{}-{id}", if up { "up" } else { "down" });
    request_animation_frame(move || {
        browser::focus(&button);
    });
}

fn remove(shown: Shown, id: &FieldId) {
    let Some(kind) = shown.kind.get_untracked() else { return };
    let name = kind.field(id.as_str()).map(|field| quoted(&field.name)).unwrap_or_default();
    if put(shown, without_field(&kind, id), format!("删除字段{name}")) {
        shown.app.say(Tone::Done, format!("已删除字段{name}，点“撤销”可以恢复。"));
        request_animation_frame(|| {
            browser::focus("kind-fields");
        });
    }
}

/// Puts the kind as it is wanted, or says why not.
fn put(shown: Shown, kind: Kind, step: String) -> bool {
    match shown.app.save(|desk| desk.put_kind(kind, Vec::new(), step)) {
        Ok(()) => true,
        Err(problems) => {
            for problem in problems {
                shown.app.say(Tone::Error, problem.message);
            }
            false
        }
    }
}
