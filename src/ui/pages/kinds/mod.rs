//! 记录种类: the kinds there are, and one of them with its fields and figures.
//!
//! Each change is saved when its dialog is, as a step of its own; what may be changed is
//! `catalog::own`'s to say.
//!
//! | file | holds |
//! |---|---|
//! | `head` | the form of a kind's name, chapter, help and example |
//! | `fields` | the fields of a kind in their order |
//! | `field_form`, `choices` | the form of one field, and of its choices |
//! | `parts` | tables, rows, buttons |
//! | `figures` | the figures of a kind, and the form of one |

mod choices;
mod field_form;
mod fields;
mod figures;
mod head;
mod parts;

use super::first_run::Lost;
use crate::catalog::own::restored_kind;
use crate::catalog::{Catalog, Chapter};
use crate::ledger::{Kind, KindId, Ledger};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::page::Page;
use crate::ui::notice::Tone;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
use parts::{action, row, table};

/// What stands beside a kind's name.
#[derive(Clone, PartialEq)]
struct Standing {
    own: bool,
    renamed: bool,
    changed: bool,
    hidden: bool,
    records: usize,
}

impl Standing {
    fn of(kind: &Kind, built_in: &Catalog, catalog: &Catalog, ledger: &Ledger) -> Self {
        let built_in = built_in.kind(&kind.id);
        Self {
            own: built_in.is_none(),
            renamed: built_in.is_some_and(|built_in| built_in.name != kind.name),
            changed: restored_kind(&kind.id, catalog, ledger).is_some(),
            hidden: !catalog.offered(kind, ledger),
            records: ledger.records.values().filter(|record| record.kind == kind.id).count(),
        }
    }

    fn tags(&self) -> impl IntoView + use<> {
        let Self { own, renamed, changed, hidden, .. } = *self;
        let origin = if own { "自设" } else { "内置" };
        view! {
            <span class="kind-tags">
                <span class="tag" class:blue=own>{origin}</span>
                {renamed.then(|| view! { <span class="tag gold">"已改名"</span> })}
                {(changed && !renamed).then(|| view! { <span class="tag gold">"有改动"</span> })}
                {hidden.then(|| view! { <span class="tag red">"已隐藏"</span> })}
            </span>
        }
    }
}

/// Hides a kind, or offers it again.
fn offer(app: App, id: &KindId, name: &str, on: bool) {
    if app.change(|desk| desk.offer_kind(id, on)).is_some() {
        let text = match on {
            true => format!("“{name}”已启用，可以新增记录。"),
            false => format!("“{name}”已隐藏，新增记录时不再出现；已有的记录照旧保留。"),
        };
        app.say(Tone::Done, text);
    }
}

/// A row of the list.
type Line = (KindId, String, Standing);

fn chapters(catalog: &Catalog, ledger: &Ledger) -> Vec<(&'static str, Vec<Line>)> {
    let built_in = Catalog::built_in();
    let standing = |kind: &Kind| Standing::of(kind, &built_in, catalog, ledger);
    let line = |kind: &Kind| (kind.id.clone(), kind.name.clone(), standing(kind));
    let of = |chapter: &Chapter| {
        (chapter.name, catalog.kinds_of(&chapter.id).map(line).collect::<Vec<_>>())
    };
    catalog.chapters().iter().map(of).filter(|(_, kinds)| !kinds.is_empty()).collect()
}

/// The list of all kinds.
#[component]
pub fn Kinds() -> impl IntoView {
    let app = App::here();
    let all = Memo::new(move |_| app.catalog(chapters));
    let adding = RwSignal::new(false);
    let line = move |(id, name, standing): Line| {
        let (hidden, called, of) = (standing.hidden, name.clone(), id.clone());
        let verb = if hidden { "启用" } else { "隐藏" };
        let link = view! { <a href=Route::Kind(id).href()>{name.clone()}</a> }.into_any();
        let switch = move || offer(app, &of, &called, hidden);
        row(
            vec![
                ("", link),
                ("", standing.tags().into_any()),
                ("number", format!("{}条", standing.records).into_any()),
            ],
            vec![action(verb, format!("{verb}{name}"), None, switch)],
        )
    };
    let chapter = move |(name, kinds): (&'static str, Vec<Line>)| {
        let rows = kinds.into_iter().map(line).collect();
        view! {
            <section class="card" aria-label=name>
                <h2>{name}</h2>
                {table("kind-list", &[("", "名称"), ("", "状态"), ("number", "记录")], rows)}
            </section>
        }
    };
    view! {
        <Page title=Signal::stored("记录种类".to_owned()) of_year=false actions=move || view! {
            <button type="button" class="button primary" on:click=move |_| adding.set(true)>"新增种类"</button>
        }>
            <nav class="crumbs" aria-label="位置"><a href=Route::Settings.href()>"设置"</a></nav>
            <div class="stack narrow">
                <p class="card-help">"隐藏的种类不在新增记录里出现，已有的记录照旧保留、照样计数。点开一种，可以改它的名称、字段、选项和数字。"</p>
                {move || all.get().into_iter().map(chapter).collect_view()}
            </div>
            <Dialog open=adding title=Signal::stored("新增种类".to_owned()) on_close=move || adding.set(false)>
                {head::form(app, None, Callback::new(move |()| adding.set(false)))}
            </Dialog>
        </Page>
    }
}

/// One kind, as its sections follow it.
#[derive(Clone, Copy)]
struct Shown {
    app: App,
    id: StoredValue<KindId>,
    kind: Memo<Option<Kind>>,
}

impl Shown {
    fn id(self) -> KindId {
        self.id.get_value()
    }

    fn name(self) -> String {
        self.kind.with(|kind| kind.as_ref().map(|kind| kind.name.clone()).unwrap_or_default())
    }
}

/// One kind.
#[component]
pub fn KindPage(
    /// Which.
    id: KindId,
) -> impl IntoView {
    let app = App::here();
    let own = id.clone();
    let kind = Memo::new(move |_| app.catalog(|catalog, _| catalog.kind(&own).cloned()));
    let shown = Shown { app, id: StoredValue::new(id), kind };
    let there = Memo::new(move |_| kind.with(Option::is_some));
    // 撤销 may take away what is shown here.
    move || match there.get() {
        true => page(shown).into_any(),
        false => view! { <Lost/> }.into_any(),
    }
}

fn page(shown: Shown) -> impl IntoView {
    let Shown { app, kind, .. } = shown;
    let standing = Memo::new(move |_| {
        app.catalog(|catalog, ledger| {
            let kind = catalog.kind(&shown.id())?;
            Some(Standing::of(kind, &Catalog::built_in(), catalog, ledger))
        })
    });
    let editing = RwSignal::new(false);
    view! {
        <Page title=Signal::derive(move || shown.name()) of_year=false actions=move || actions(shown, standing)>
            <nav class="crumbs" aria-label="位置">
                <a href=Route::Settings.href()>"设置"</a>
                <a href=Route::Kinds.href()>"记录种类"</a>
            </nav>
            <div class="stack narrow">
                <section class="card" aria-labelledby="kind-head">
                    <div class="card-head">
                        <h2 id="kind-head">"基本情况"</h2>
                        <button type="button" class="button" on:click=move |_| editing.set(true)>"修改种类"</button>
                    </div>
                    <p>{move || standing.get().map(|standing| standing.tags())}</p>
                    {move || kind.get().map(|kind| details(app, &kind, standing))}
                </section>
                <fields::Fields shown/>
                <figures::Figures shown/>
            </div>
            <Dialog open=editing title=Signal::stored("修改种类".to_owned()) on_close=move || editing.set(false)>
                {head::form(app, kind.get_untracked(), Callback::new(move |()| editing.set(false)))}
            </Dialog>
        </Page>
    }
}

fn details(app: App, kind: &Kind, standing: Memo<Option<Standing>>) -> impl IntoView + use<> {
    let chapter = app.catalog(|catalog, _| {
        let own = catalog.chapters().iter().find(|chapter| chapter.id == kind.chapter);
        own.map_or("", |chapter| chapter.name)
    });
    let line = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    let list = Route::list(&kind.id).href();
    view! {
        <dl class="details">
            {line("名称", kind.name.clone())}
            {line("旧名", kind.former_names.join("、"))}
            {line("分类", chapter.to_owned())}
            {line("说明", kind.help.clone())}
            {line("例子", kind.example.clone())}
            <div><dt>"记录"</dt><dd><a href=list>{move || standing.get().map(|s| format!("{}条", s.records))}</a></dd></div>
        </dl>
    }
}

/// 隐藏, 恢复内置 or 删除, 新增记录.
fn actions(shown: Shown, standing: Memo<Option<Standing>>) -> impl IntoView {
    let app = shown.app;
    let restore = move |_| {
        if let Some(notices) = app.change(|desk| desk.restore_kind(&shown.id())) {
            let said =
                if notices.is_empty() { "已恢复内置。".to_owned() } else { notices.concat() };
            app.say(Tone::Done, said);
        }
    };
    let remove = move |_| {
        let name = untrack(|| shown.name());
        if app.change(|desk| desk.remove_kind(&shown.id())).is_some() {
            app.say(Tone::Done, format!("已删除种类“{name}”，点“撤销”可以恢复。"));
            app.go(&Route::Kinds);
        }
    };
    let switch = move |on: bool| offer(app, &shown.id(), &untrack(|| shown.name()), on);
    move || {
        let Standing { own, changed, hidden, .. } = standing.get()?;
        let verb = if hidden { "启用" } else { "隐藏" };
        Some(view! {
            {changed.then(|| view! { <button type="button" class="button" on:click=restore>"恢复内置"</button> })}
            {own.then(|| view! { <button type="button" class="button" on:click=remove>"删除"</button> })}
            <button type="button" class="button" on:click=move |_| switch(hidden)>{verb}</button>
            {(!hidden).then(|| view! {
                <button type="button" class="button primary" on:click=move |_| app.go(&Route::blank(shown.id()))>"新增记录"</button>
            })}
        })
    }
}
