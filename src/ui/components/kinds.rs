//! The chapters and kinds of the ledger with their counts: a list at the side, a select on a phone.

use crate::ledger::{Kind, KindId, Ledger};
use crate::lists;
use crate::rules::members_on;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// A chapter and its kinds: identifier, name, count.
type Chapters = Vec<(&'static str, Vec<(KindId, String, Count)>)>;

/// How many there are of a kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Records(usize),
    /// Members are no records, and no part of 全部记录.
    Members {
        all: usize,
        /// Those who belong to the branch today.
        here: usize,
    },
}

impl Count {
    fn is_none(self) -> bool {
        matches!(self, Self::Records(0) | Self::Members { all: 0, .. })
    }

    /// With its unit where it does not count records.
    fn told(self) -> String {
        match self {
            Self::Records(count) => count.to_string(),
            Self::Members { all, here } if all == here => format!("{all}人"),
            Self::Members { here, .. } => format!("在册{here}人"),
        }
    }

    fn read_out(self) -> String {
        match self {
            Self::Records(count) => format!("{count}条"),
            Self::Members { all, here } if all == here => format!("{all}人"),
            Self::Members { all, here } => format!("{all}人，在册{here}人"),
        }
    }
}

/// The chapter that members stand in.
const PEOPLE: &str = "people";

/// The chapters with the kinds offered, and those switched off that have records all the same.
fn chapters(app: App) -> Chapters {
    let year = app.year();
    let today = app.today();
    let members = |ledger: &Ledger| Count::Members {
        all: ledger.members.len(),
        here: members_on(ledger, today).count(),
    };
    app.catalog(|catalog, ledger| {
        let counts = lists::counts(ledger, year);
        let count = |kind: &Kind| counts.get(&kind.id).copied().unwrap_or(0);
        let of = |chapter: &crate::catalog::Chapter| {
            let members = (chapter.id.as_str() == PEOPLE)
                .then(|| (KindId::from(MEMBER), "党员".to_owned(), members(ledger)));
            let kinds = catalog
                .kinds_of(&chapter.id)
                .filter(|kind| catalog.offered(kind, ledger) || count(kind) > 0)
                .map(|kind| (kind.id.clone(), kind.name.clone(), Count::Records(count(kind))));
            (chapter.name, members.into_iter().chain(kinds).collect())
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
                            aria-description=count.read_out() class:none=count.is_none()>
                            {name}<span class="count" aria-hidden="true">{count.told()}</span>
                        </a></li>
                    }
                }).collect_view()}</ul>
            }).collect_view()}
            <ul class="kinds-foot"><li>
                <a href=Route::Trash.href() aria-description=move || format!("{}项", removed.get())>
                    "回收站"<span class="count" aria-hidden="true">{removed}</span>
                </a>
            </li><li><a href=Route::Kinds.href()>"设置记录种类"</a></li></ul>
        </nav>
    }
}

/// The value of 回收站 in the select; no identifier of a kind.
const TRASH: &str = "#trash";

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
        let kind = KindId::parse(&value);
        app.go(&kind.as_ref().map_or_else(Route::all_records, Route::list));
    };
    view! {
        <select class="kind-select" aria-label="记录种类" on:change=go>
            <option value="" selected=current.is_none()>{move || format!("全部记录（{}）", whole.get())}</option>
            {move || chapters.get().into_iter().map(|(chapter, kinds)| view! {
                <optgroup label=chapter>{kinds.into_iter().map(|(id, name, count)| view! {
                    <option value=id.to_string() selected={current.as_ref() == Some(&id)}>{format!("{name}（{}）", count.told())}</option>
                }).collect_view()}</optgroup>
            }).collect_view()}
            <option value=TRASH>"回收站"</option>
        </select>
    }
}
