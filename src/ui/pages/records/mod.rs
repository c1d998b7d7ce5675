//! 台账: chapters and kinds at the side, the records of the year in a table.
//!
//! | file | holds |
//! |---|---|
//! | `listing` | what is listed and how it is looked at |
//! | `filters` | the conditions, and how many records fulfil them |
//! | `table` | the rows of one page, and the ways to the others |
//! | `picked` | what can be done with several records at once |
//! | `export` | the list as a file |
//! | `printout` | the list as it goes to paper |

mod export;
mod filters;
mod listing;
mod picked;
mod printout;
mod table;

use crate::figures::declarations_of;
use crate::ledger::{Kind, KindId, Period};
use crate::ui::components::declare::{self, DeclareNone, Told};
use crate::ui::components::kinds::{KindList, KindSelect};
use crate::ui::components::page::Page;
use crate::ui::components::paper::Paper;
use crate::ui::route::Route;
use crate::ui::state::App;
use filters::Filters;
use leptos::prelude::*;
use listing::Found;
pub use listing::Listing;
use picked::Picked;
use printout::printout;
use table::{Pages, RecordTable};

/// 台账: the records of the year, of one kind or of all.
#[component]
pub fn Records(
    /// The kind; all kinds if none.
    kind: Option<KindId>,
) -> impl IntoView {
    let app = App::here();
    // 撤销 may change the kind while its list is shown.
    let of = kind.clone();
    let found = Memo::new(move |_| app.catalog(|catalog, _| catalog.kind(of.as_ref()?).cloned()));
    let name = move || found.get().map_or_else(|| "全部记录".to_owned(), |kind| kind.name);
    let create = kind.clone().unwrap_or_else(|| KindId::from("activity"));
    let list = move || view! { <List listing=Listing::new(app, found.get(), None)/> };
    let (for_list, for_select) = (kind.clone(), kind);
    view! {
        <Page title=Signal::stored("台账".to_owned()) actions=move || {
            let route = Route::blank(create.clone());
            view! {
                <a class="button intake-way" href=Route::Intake.href()>"导入台账"</a>
                <button type="button" class="button primary" title="Alt+N" on:click=move |_| app.go(&route)>"新增记录"</button>
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

/// A list with all that can be done with it.
#[component]
pub fn List(
    /// The list.
    listing: Listing,
) -> impl IntoView {
    let empty = Memo::new(move |_| listing.found.with(|found| found.total == 0));
    move || {
        if empty.get() {
            return blank(listing).into_any();
        }
        view! {
            {move || archived(listing)}
            <Filters listing/>
            <Picked listing/>
            <RecordTable listing/>
            <Pages listing/>
            <Paper printing=listing.printing printout=move || printout(listing)/>
        }
        .into_any()
    }
}

/// Of an archived year: where its records are. Some may have stayed.
fn archived(listing: Listing) -> Option<AnyView> {
    let year = listing.scope.with(|scope| scope.years.only())?;
    let file = listing.app.ledger(|ledger| ledger.archive(year).map(|one| one.file.clone()))?;
    let told = format!("{year}年的记录已归档，在“{file}”里。");
    Some(
        view! { <p class="quiet-text">{told}<a href=Route::Backup.href()>"到备份页取回"</a></p> }
            .into_any(),
    )
}

/// What to do where there is nothing yet.
fn blank(listing: Listing) -> impl IntoView {
    let app = listing.app;
    if listing.about.with_value(Option::is_some) {
        return view! { <div class="empty"><p>"还没有提到它的记录。"</p></div> }.into_any();
    }
    if let Some(told) = archived(listing) {
        return view! { <div class="empty">{told}</div> }.into_any();
    }
    let kind = listing.kind.get_value();
    let id = kind.as_ref().map_or_else(|| KindId::from("activity"), |kind| kind.id.clone());
    let route = Route::blank(id);
    let years = move || listing.found.with(Found::years_told);
    let name = kind.as_ref().map_or_else(|| "记录".to_owned(), records_of);
    let what = move || format!("{}还没有{name}。", years());
    let help = kind.as_ref().map(|kind| kind.help.clone()).filter(|help| !help.is_empty());
    let example = kind.map(|kind| kind.example).filter(|example| !example.is_empty());
    view! {
        <div class="empty">
            <p><strong>{what}</strong></p>
            {help.map(|help| view! { <p>{format!("这里记：{help}。")}</p> })}
            {example.map(|example| view! { <p class="quiet-text">{format!("例如：{example}")}</p> })}
            <p><button type="button" class="button" on:click=move |_| app.go(&route)>"记第一条"</button></p>
            <p class="quiet-text">"以前用 Excel、WPS 记的，"<a href=Route::Intake.href()>"整表导入"</a>"，不用重新录入。"</p>
            <Nothing listing/>
        </div>
    }
    .into_any()
}

/// The records of a kind: “活动”的记录; “活动记录” where it is called so.
fn records_of(kind: &Kind) -> String {
    match kind.word_for_records() {
        "" => format!("“{}”", kind.name),
        word => format!("“{}”的{word}", kind.name),
    }
}

/// What has been declared of a list that finds nothing, and a way to declare it: of a kind in a
/// year, perhaps narrowed by what a declaration can say.
#[component]
pub(super) fn Nothing(listing: Listing) -> impl IntoView {
    let app = listing.app;
    let asked = Memo::new(move |_| {
        let year = listing.scope.with(|scope| scope.years.only())?;
        let kind = listing.kind.with_value(|kind| kind.as_ref().map(|kind| kind.id.clone()))?;
        let select = listing.view.with(|view| view.filter.selection(&kind))?;
        Some((select, year))
    });
    let declared = Memo::new(move |_| {
        asked.with(|asked| {
            let (select, year) = asked.as_ref()?;
            let year = Period::year(*year);
            Some(Told::all(app, |ledger| declarations_of(select, &year, ledger)))
        })
    });
    view! {
        {move || declared.get().into_iter().flatten().map(|told| declare::line(app, told)).collect_view()}
        {move || asked.get().map(|(select, year)| view! { <p><DeclareNone select year/></p> })}
    }
}
