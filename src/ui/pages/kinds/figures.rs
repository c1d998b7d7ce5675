//! The figures of a kind: what they count, what is written in a text to have them, and the form of
//! one.

use super::Shown;
use super::parts::{action, card, row, table};
use crate::browser;
use crate::catalog::Catalog;
use crate::catalog::own::{FigureTake, OwnFigure, TAKES, built_in_figure};
use crate::figures::{explain, kind_of};
use crate::ledger::{FieldId, FieldProblem, FieldType, FigureDef, FigureId, Kind, KindId, Ledger};
use crate::ui::components::field::{SelectField, TextField, focus_first_wrong};
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::notice::Tone;
use crate::ui::pages::settings::typed::{self, Problems};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// A figure as a row.
#[derive(Clone, PartialEq)]
struct Line {
    def: FigureDef,
    told: String,
    /// Made by this branch.
    own: bool,
    /// Built in, and called otherwise here.
    renamed: bool,
}

fn lines(kind: &KindId, catalog: &Catalog, ledger: &Ledger) -> Vec<Line> {
    let all_built_in = Catalog::built_in();
    let line = |def: &FigureDef| {
        let built_in = all_built_in.figure(&def.id);
        Line {
            def: def.clone(),
            told: explain(def, catalog, ledger),
            own: built_in.is_none(),
            renamed: built_in.is_some_and(|built_in| built_in.name != def.name),
        }
    };
    let of_kind = |def: &&FigureDef| kind_of(def, catalog).as_ref() == Some(kind);
    catalog.figures().filter(of_kind).map(line).collect()
}

/// The section of the figures.
#[component]
pub fn Figures(
    /// The kind.
    shown: Shown,
) -> impl IntoView {
    let app = shown.app;
    let all =
        Memo::new(move |_| app.catalog(|catalog, ledger| lines(&shown.id(), catalog, ledger)));
    let editing = RwSignal::new(None::<Option<FigureDef>>);
    let close = Callback::new(move |()| editing.set(None));
    let line = move |line: Line| {
        let Line { def, told, own, renamed } = line;
        let (name, token) = (def.name.clone(), format!("{{{}}}", def.name));
        let (id, copied) = (def.id.clone(), token.clone());
        let former = def.former_names.join("、");
        let former = (!former.is_empty()).then(|| format!("旧名：{former}"));
        let called = view! {
            {name.clone()}
            {renamed.then(|| view! { " "<span class="tag gold">"已改名"</span> })}
            {former.map(|former| view! { <small class="former">{former}</small> })}
        };
        let copied = move || copy(app, copied.clone());
        let typed = view! {
            <code>{token}</code>
            {action("复制", format!("复制{name}的写法"), None, copied)}
        };
        let change = move || editing.set(Some(Some(def.clone())));
        let verb = if own { "修改" } else { "改名" };
        let mut actions = vec![action(verb, format!("{verb}：数字{name}"), None, change)];
        if own || renamed {
            let verb = if own { "删除" } else { "恢复原名" };
            let remove = move || remove(app, &id, own);
            actions.push(action(verb, format!("{verb}：数字{name}"), None, remove));
        }
        let cells = [("", called.into_any()), ("", told.into_any()), ("token", typed.into_any())];
        row(cells.into(), actions)
    };
    let part = move |lines: Vec<Line>| {
        let heads = [("", "名称"), ("", "怎么数"), ("", "正文里写")];
        table("figure-list", &heads, lines.into_iter().map(line).collect())
    };
    let own =
        move || all.with(|all| all.iter().filter(|line| line.own).cloned().collect::<Vec<_>>());
    let built_in =
        move || all.with(|all| all.iter().filter(|l| !l.own).cloned().collect::<Vec<_>>());
    let open = RwSignal::new(false);
    let tables = view! {
        {move || {
            let own = own();
            (!own.is_empty()).then(|| part(own))
        }}
        {move || {
            let built_in = built_in();
            (!built_in.is_empty()).then(|| view! {
                <details class="more" prop:open=open on:toggle=move |event: web_sys::Event| {
                    open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
                }>
                    <summary>{format!("内置的数字（{}个）", built_in.len())}</summary>
                    {part(built_in)}
                </details>
            })
        }}
    };
    let help = "由这种记录统计出来，写进总结正文的花括号里；点开总结里的数字，就看到是哪几条记录。";
    let form = move |figure| form(shown, figure, close);
    card("数字", "kind-figures", help, editing, tables.into_any(), form)
}

fn copy(app: App, token: String) {
    leptos::task::spawn_local(async move {
        match browser::copy(token.clone()).await {
            Ok(()) => app.say(Tone::Done, format!("已复制{token}，可以粘贴到总结正文里。")),
            Err(sentence) => app.say(Tone::Error, sentence),
        }
    });
}

fn remove(app: App, id: &FigureId, own: bool) {
    if app.change(|desk| desk.remove_figure(id)).is_some() {
        let said = if own {
            "已删除，点“撤销”可以恢复。"
        } else {
            "已恢复内置的名称。"
        };
        app.say(Tone::Done, said);
        request_animation_frame(|| {
            browser::focus("kind-figures");
        });
    }
}

/// The choices of a kind that a figure can be narrowed to: `field=choice`, and their names.
fn conditions(kind: &Kind) -> Vec<(String, String)> {
    let all = (String::new(), "全部记录".to_owned());
    let of = kind.fields.iter().flat_map(|field| {
        let chosen =
            field.choices.iter().map(|choice| (choice.id.to_string(), choice.name.clone()));
        let flag = (field.field_type == FieldType::Flag).then(|| ("true".into(), "是".into()));
        let named = |(id, name): (String, String)| {
            (format!("{}={id}", field.id), format!("{}：{name}", field.name))
        };
        chosen.chain(flag).map(named).collect::<Vec<_>>()
    });
    [all].into_iter().chain(of).collect()
}

/// The form of a figure, or of a new one; of a built-in one its name alone.
fn form(shown: Shown, before: Option<FigureDef>, done: Callback<()>) -> AnyView {
    let app = shown.app;
    let Some(kind) = shown.kind.get_untracked() else { return ().into_any() };
    let made = before.as_ref().filter(|def| built_in_figure(&def.id).is_none());
    let typed_in = before.is_none() || made.and_then(OwnFigure::of).is_some();
    let own = made.and_then(OwnFigure::of);
    let name = RwSignal::new(before.as_ref().map(|def| def.name.clone()).unwrap_or_default());
    let unit = RwSignal::new(own.as_ref().map_or("次".to_owned(), |own| own.unit.clone()));
    let take = own.as_ref().map_or(FigureTake::Count, |own| own.take);
    let take_name = TAKES.iter().find(|(of, ..)| *of == take).map_or("count", |(_, id, _)| id);
    let take = RwSignal::new(take_name.to_owned());
    let field = own.as_ref().and_then(|own| own.field.as_ref());
    let field = RwSignal::new(field.map(ToString::to_string).unwrap_or_default());
    let only = own.as_ref().and_then(|own| own.only.as_ref());
    let only = RwSignal::new(only.map(|(of, value)| format!("{of}={value}")).unwrap_or_default());
    let problems = Problems::default();
    let taken = move || {
        let known = TAKES.iter().find(|(_, id, _)| take.with(|take| take == id));
        known.map_or(FigureTake::Count, |(of, ..)| *of)
    };
    let of_kind = kind.id.clone();
    let wanted = move || -> Result<Option<FigureDef>, Vec<FieldProblem>> {
        if let Some(def) = before.as_ref().filter(|_| !typed_in) {
            return Ok(Some(FigureDef { name: name.get_untracked(), ..def.clone() }));
        }
        let known = before.as_ref().map(|def| def.id.clone());
        let Some(id) = known.or_else(|| app.fresh(Desk::new_figure_id)) else { return Ok(None) };
        let only = only.get_untracked();
        let only = only.split_once('=').and_then(|(of, id)| Some((FieldId::parse(of)?, id.into())));
        let own = OwnFigure {
            id,
            name: name.get_untracked(),
            unit: unit.get_untracked(),
            take: untrack(taken),
            field: FieldId::parse(&field.get_untracked()),
            only,
        };
        own.into_def(of_kind.clone()).map(Some)
    };
    let submit = move || {
        let saved = match wanted() {
            Ok(None) => return,
            Ok(Some(def)) => app.save(|desk| desk.put_figure(def)),
            Err(problems) => Err(problems),
        };
        match saved {
            Ok(()) => done.run(()),
            Err(found) => {
                problems.set(found);
                focus_first_wrong();
            }
        }
    };
    let takes = TAKES.map(|(_, id, name)| (id, name)).to_vec();
    let kind = StoredValue::new(kind);
    let fields = move || {
        let none = (String::new(), "请选择".to_owned());
        let suits = |of: &&crate::ledger::Field| taken().suits(of.field_type);
        let named = |of: &crate::ledger::Field| (of.id.to_string(), of.name.clone());
        kind.with_value(|kind| {
            [none]
                .into_iter()
                .chain(kind.fields.iter().filter(suits).map(named))
                .collect::<Vec<_>>()
        })
    };
    let of_money = move || {
        let id = field.get();
        let money =
            |kind: &Kind| kind.field(&id).is_some_and(|field| field.field_type == FieldType::Money);
        taken() == FigureTake::Sum && kind.with_value(money)
    };
    let counted = Memo::new(move |_| taken() != FigureTake::Titles && !of_money());
    let from = Memo::new(move |_| taken());
    view! {
        <DialogForm unsaved=changed(vec![name, unit, take, field, only]) on_submit=submit>
            <TextField name="名称" value=name required=true hint="总结正文里用它；旧名照样找得到" error=typed::error(problems, "name")/>
            {typed_in.then(|| view! {
                <SelectField name="数什么" value=take options=takes error=typed::error(problems, "take")/>
                {move || from.get().needs_field().then(|| view! {
                    <SelectField name="取自" value=field options=fields() error=typed::error(problems, "field")/>
                })}
                <SelectField name="只数" value=only options=kind.with_value(conditions) error=typed::error(problems, "only")/>
                {move || counted.get().then(|| view! {
                    <TextField name="单位" value=unit required=true error=typed::error(problems, "unit")/>
                })}
            })}
        </DialogForm>
    }
    .into_any()
}
