//! 台账: chapters and kinds at the side, the records of the year in a table.
//!
//! | file | holds |
//! |---|---|
//! | `listing` | what is listed and how it is looked at |
//! | `filters` | the conditions, and how many records fulfil them |
//! | `table` | the rows of one page, and the ways to the others |
//! | `picked` | what can be done with several records at once |
//! | `printout` | the list as it goes to paper |

mod filters;
mod listing;
mod picked;
mod printout;
mod table;

use super::members::MemberTable;
use crate::ledger::{Kind, KindId};
use crate::ui::components::kinds::{KindList, KindSelect};
use crate::ui::components::page::Page;
use crate::ui::components::paper::Paper;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use filters::Filters;
use leptos::prelude::*;
use listing::Listing;
use picked::Picked;
use printout::printout;
use table::{Pages, RecordTable};

/// 台账: the records of the year, of one kind or of all; or the members.
#[component]
pub fn Records(
    /// The kind; all kinds if none.
    kind: Option<KindId>,
) -> impl IntoView {
    let app = App::here();
    let member = kind.as_ref().is_some_and(|kind| kind.as_str() == MEMBER);
    // 撤销 may change the kind while its list is shown.
    let of = kind.clone();
    let found = Memo::new(move |_| app.catalog(|catalog, _| catalog.kind(of.as_ref()?).cloned()));
    let name = move || match (found.get(), member) {
        (_, true) => "党员".to_owned(),
        (Some(kind), _) => kind.name,
        (None, _) => "全部记录".to_owned(),
    };
    let create = kind.clone().unwrap_or_else(|| KindId::from("activity"));
    let label = if member { "新增党员" } else { "新增记录" };
    let list = move || match member {
        true => view! { <MemberTable/> }.into_any(),
        false => view! { <List kind=found.get() name=name()/> }.into_any(),
    };
    let (for_list, for_select) = (kind.clone(), kind);
    view! {
        <Page title=Signal::stored("台账".to_owned()) actions=move || {
            let route = Route::blank(create.clone());
            view! {
                {(!member).then(|| view! { <a class="button" href=Route::Intake.href()>"导入台账"</a> })}
                <button type="button" class="button primary" title="Alt+N" on:click=move |_| app.go(&route)>{label}</button>
            }
        }>
            <div class="ledger">
                <KindList current=for_list/>
                <KindSelect current=for_select/>
                <section class="card list" aria-label=name>{list}</section>
            </div>
        </Page>
    }
}

#[component]
fn List(kind: Option<Kind>, name: String) -> impl IntoView {
    let app = App::here();
    let listing = Listing::new(app, kind.clone());
    let empty = Memo::new(move |_| listing.found.with(|found| found.total == 0));
    move || {
        if empty.get() {
            let year = listing.found.with_untracked(|found| found.year);
            return blank(app, kind.as_ref(), year).into_any();
        }
        let name = name.clone();
        view! {
            <Filters listing/>
            <Picked listing/>
            <RecordTable listing/>
            <Pages listing/>
            <Paper printing=listing.printing printout=move || printout(listing, &name)/>
        }
        .into_any()
    }
}

/// What to do where there is nothing yet.
fn blank(app: App, kind: Option<&Kind>, year: i32) -> impl IntoView + use<> {
    let route = Route::blank(kind.map_or_else(|| KindId::from("activity"), |kind| kind.id.clone()));
    let what = match kind {
        Some(kind) => format!("{year}年还没有“{}”的记录。", kind.name),
        None => format!("{year}年还没有记录。"),
    };
    let help = kind.map(|kind| kind.help.clone()).filter(|help| !help.is_empty());
    let example = kind.map(|kind| kind.example.clone()).filter(|example| !example.is_empty());
    view! {
        <div class="empty">
            <p><strong>{what}</strong></p>
            {help.map(|help| view! { <p>{format!("这里记：{help}。")}</p> })}
            {example.map(|example| view! { <p class="quiet-text">{format!("例如：{example}")}</p> })}
            <p><button type="button" class="button" on:click=move |_| app.go(&route)>"记第一条"</button></p>
            <p class="quiet-text">"以前用 Excel、WPS 记的，"<a href=Route::Intake.href()>"整表导入"</a>"，不用重新录入。"</p>
        </div>
    }
}
