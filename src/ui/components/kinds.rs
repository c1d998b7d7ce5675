//! The chapters and kinds of the ledger with their counts: a list at the side, a select on a phone.

use crate::ledger::{Kind, KindId};
use crate::lists;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// A chapter and its kinds: identifier, name, how many records.
type Chapters = Vec<(&'static str, Vec<(KindId, String, usize)>)>;

/// The chapters with the kinds offered, and those switched off that have records all the same.
fn chapters(app: App) -> Chapters {
    let year = app.year();
    app.catalog(|catalog, ledger| {
        let counts = lists::counts(ledger, year);
        let count = |kind: &Kind| counts.get(&kind.id).copied().unwrap_or(0);
        let of = |chapter: &crate::catalog::Chapter| {
            let kinds = catalog
                .kinds_of(&chapter.id)
                .filter(|kind| catalog.offered(kind, ledger) || count(kind) > 0)
                .map(|kind| (kind.id.clone(), kind.name.clone(), count(kind)));
            (chapter.name, kinds.collect())
        };
        catalog
            .chapters()
            .iter()
            .map(of)
            .filter(|(_, kinds): &(_, Vec<_>)| !kinds.is_empty())
            .collect()
    })
}

/// How many records the year in view has.
fn whole(app: App) -> usize {
    let year = app.year();
    app.ledger(|ledger| lists::counts(ledger, year).values().sum())
}

/// The list at the side.
#[component]
pub fn KindList(
    /// The kind shown; all if none.
    current: Option<KindId>,
) -> impl IntoView {
    let app = App::here();
    let chapters = Memo::new(move |_| chapters(app));
    let whole = Memo::new(move |_| whole(app));
    let removed = Memo::new(move |_| app.desk(|desk| desk.store().count_removed()));
    let all = current.is_none();
    let declared = Memo::new(move |_| app.ledger(|ledger| ledger.declarations.len()));
    view! {
        <nav class="kinds" aria-label="记录种类">
            <a href=Route::all_records().href() aria-current=all.then_some("page") aria-description=move || format!("{}条", whole.get())>
                "全部记录"<span class="count" aria-hidden="true">{whole}</span>
            </a>
            {move || chapters.get().into_iter().map(|(chapter, kinds)| view! {
                <h2>{chapter}</h2>
                <ul>{kinds.into_iter().map(|(id, name, count)| {
                    let here = current.as_ref() == Some(&id);
                    view! {
                        <li><a href=Route::list(&id).href() aria-current=here.then_some("page")
                            aria-description=format!("{count}条") class:none={count == 0}>
                            {name}<span class="count" aria-hidden="true">{count}</span>
                        </a></li>
                    }
                }).collect_view()}</ul>
            }).collect_view()}
            <ul class="kinds-foot"><li>
                <a href=Route::Trash.href() aria-description=move || format!("{}项", removed.get())>
                    "回收站"<span class="count" aria-hidden="true">{removed}</span>
                </a>
            </li><li><a href=Route::Kinds.href()>"设置记录种类"</a></li><li>
                <a href=Route::Declarations.href()>
                    "无此项声明"<span class="count" aria-hidden="true">{declared}</span>
                </a>
            </li></ul>
        </nav>
    }
}

/// The value of 回收站 in the select; no identifier of a kind.
const TRASH: &str = "#trash";

/// The same of 无此项声明.
const DECLARED: &str = "#declared";

/// The select on a phone.
#[component]
pub fn KindSelect(
    /// The kind shown; all if none.
    current: Option<KindId>,
) -> impl IntoView {
    let app = App::here();
    let chapters = Memo::new(move |_| chapters(app));
    let whole = Memo::new(move |_| whole(app));
    let go = move |event| {
        let value = event_target_value(&event);
        if value == TRASH {
            return app.go(&Route::Trash);
        }
        if value == DECLARED {
            return app.go(&Route::Declarations);
        }
        let kind = KindId::parse(&value);
        app.go(&kind.as_ref().map_or_else(Route::all_records, Route::list));
    };
    view! {
        <select class="kind-select" aria-label="记录种类" on:change=go>
            <option value="" selected=current.is_none()>{move || format!("全部记录（{}）", whole.get())}</option>
            {move || chapters.get().into_iter().map(|(chapter, kinds)| view! {
                <optgroup label=chapter>{kinds.into_iter().map(|(id, name, count)| view! {
                    <option value=id.to_string() selected={current.as_ref() == Some(&id)}>{format!("{name}（{count}）")}</option>
                }).collect_view()}</optgroup>
            }).collect_view()}
            <option value=TRASH>"回收站"</option>
            <option value=DECLARED>"无此项声明"</option>
        </select>
    }
}
