//! One record or member in full.
//!
//! | file | holds |
//! |---|---|
//! | `counted` | the figures it counts toward, and where 总结 has them |
//! | `users` | what points at it |
//! | `history` | 修改历史, and back to an earlier version |

mod counted;
mod history;
mod users;

use super::first_run::Lost;
use super::records::{List, Listing};
use crate::ledger::{EntryKey, MemberId, Origin, Record, RecordId};
use crate::lists;
use crate::ui::components::details::{Details, name_sections};
use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::Datelike;
use counted::CountedIn;
use history::History;
use leptos::prelude::*;
use users::Users;

pub use history::{moment, tell_restored};

/// One record.
#[component]
pub fn RecordPage(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let key = id.clone();
    let record = Memo::new(move |_| app.ledger(|ledger| ledger.records.get(&key).cloned()));
    // Deleting leads back to the list; 撤销 elsewhere may take away what is shown here.
    move || match record.get() {
        Some(record) => shown(app, record).into_any(),
        None => view! { <Lost/> }.into_any(),
    }
}

fn shown(app: App, record: Record) -> impl IntoView {
    let (mut lines, kind) = untrack(|| {
        app.catalog(|catalog, ledger| {
            let kind = catalog.kind(&record.kind).map(|kind| kind.name.clone());
            (lists::detail(&record, catalog, ledger), kind)
        })
    });
    name_sections(app, &mut lines);
    let list = Route::list(&record.kind);
    let key = EntryKey::Record(record.id.clone());
    let edit = Route::EditRecord(record.id.clone());
    let (back, removed) = (list.clone(), key.clone());
    let year = Signal::stored(record.date.year());
    let date = record.date;
    let (late, imported) = (record.is_late(), record.origin == Origin::Imported);
    view! {
        <Page title=Signal::stored(record.title.clone()) actions=move || actions(app, edit.clone(), removed.clone(), back.clone())>
            <nav class="crumbs" aria-label="位置">
                <a href=Route::all_records().href()>"台账"</a>
                <a href=list.href()>{kind.unwrap_or_default()}</a>
            </nav>
            <div class="record">
                <div class="stack">
                    <section class="card" aria-label="记录内容">
                        {(late || imported).then(|| view! {
                            <p class="record-tags">
                                {late.then(|| view! { <span class="tag gold">"补录"</span> })}
                                {imported.then(|| view! { <span class="tag blue">"导入"</span> })}
                            </p>
                        })}
                        {(date > app.today()).then(|| view! {
                            <p class="card-help">"日期晚于今天，但已经计入数字；提前登记的，办完以后请核对日期。"</p>
                        })}
                        <Details lines/>
                    </section>
                    <History key=key.clone()/>
                </div>
                <div class="stack">
                    <CountedIn key=key.clone() year/>
                    <Users key/>
                </div>
            </div>
        </Page>
    }
}

fn actions(app: App, edit: Route, key: EntryKey, back: Route) -> impl IntoView {
    let remove = move |_| {
        if app.remove(key.clone()) {
            app.go(&back);
        }
    };
    view! {
        <button type="button" class="button" on:click=remove>"删除"</button>
        <button type="button" class="button primary" on:click=move |_| app.go(&edit)>"编辑"</button>
    }
}

/// One member.
#[component]
pub fn MemberPage(
    /// Which.
    id: MemberId,
) -> impl IntoView {
    let app = App::here();
    let own = id.clone();
    let found = Memo::new(move |_| {
        app.ledger(|ledger| {
            let member = ledger.members.get(&own)?;
            Some((member.name.clone(), lists::member_detail(member, ledger)))
        })
    });
    let year = Signal::derive(move || app.year());
    move || match found.get() {
        Some((name, lines)) => {
            let (edit, key) = (Route::EditMember(id.clone()), EntryKey::Member(id.clone()));
            let removed = key.clone();
            let listing = Listing::new(app, None, Some(key.clone()));
            view! {
                <Page title=Signal::stored(name) actions=move || actions(app, edit.clone(), removed.clone(), Route::members())>
                    <nav class="crumbs" aria-label="位置">
                        <a href=Route::members().href()>"党员"</a>
                    </nav>
                    <div class="record">
                        <div class="stack">
                            <section class="card" aria-label="党员信息"><Details lines/></section>
                            <History key=key.clone()/>
                        </div>
                        <div class="stack">
                            <CountedIn key=key.clone() year/>
                        </div>
                    </div>
                    <section class="card list below" aria-label="提到它的记录"><List listing/></section>
                </Page>
            }
            .into_any()
        }
        None => view! { <Lost/> }.into_any(),
    }
}
