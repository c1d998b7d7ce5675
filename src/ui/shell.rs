//! The frame around every page: navigation, notices, and the listeners that belong to the window.

use super::components::banners::{Banners, Newer};
use super::components::leave::LeaveDialog;
use super::components::navigation::Navigation;
use super::components::notices::Notices;
use super::components::page::HEADING;
use super::components::shortcuts::Shortcuts;
use super::components::unseal::Unseal;
use super::keys;
use super::letters;
use super::pages;
use super::route::{Route, Task};
use super::state::{App, Start};
use super::unsaved::Leaving;
use crate::browser;
use crate::ledger::{EntryKey, Ledger};
use crate::store::{self, StoreError};
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn Shell(
    /// What the page starts with.
    start: Start,
) -> impl IntoView {
    let app = App::provide(start);
    listen(app);
    letters::listen();
    // An empty ledger is a new user only where the storage could be read.
    let standing = Memo::new(move |_| match (app.closed(), app.ledger(Ledger::is_empty)) {
        (Some(why), true) if why != StoreError::Reading => Standing::Closed,
        (_, true) => Standing::Empty,
        (_, false) => Standing::Open,
    });
    let open = move || standing.get() == Standing::Open;
    // A list looked at in another way is the same page: what has the focus keeps it.
    let page = Memo::new_with_compare(
        move |_| app.route.get(),
        |before: Option<&Route>, now| {
            !before.zip(now).is_some_and(|(before, now)| before.is_same_list(now))
        },
    );
    // What was there is gone with its focus: go on at the heading of what is there now.
    Effect::new(move |before: Option<Standing>| {
        let now = standing.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(|| {
                browser::focus(HEADING);
            });
        }
        now
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            // The address belongs to the routes, so the jump is made here.
            event.prevent_default();
            browser::focus("main");
        }>"跳到正文"</a>
        <div class=move || if open() { "app" } else { "app alone" }>
            {move || open().then(|| view! { <Navigation/> })}
            <div class="page">
                <Notices>
                    <Newer/>
                    {move || (standing.get() != Standing::Closed).then(|| view! { <Banners/> })}
                </Notices>
                {move || match standing.get() {
                    Standing::Open => (move || shown(&page.get())).into_any(),
                    Standing::Empty => (move || match page.get() {
                        route @ Route::Task(Task::GoOn) => shown(&route),
                        _ => view! { <pages::first_run::FirstRun/> }.into_any(),
                    }).into_any(),
                    Standing::Closed => view! { <pages::closed::Closed/> }.into_any(),
                }}
            </div>
        </div>
        <Shortcuts/>
        <LeaveDialog/>
        <Unseal/>
    }
}

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// A ledger.
    Open,
    /// Nothing yet.
    Empty,
    /// Nobody knows: the storage could not be read.
    Closed,
}

/// The page of a route.
fn shown(route: &Route) -> AnyView {
    use pages::{
        backup, checkup, declarations, entry, first_run, form, help, home, intake, kinds, members,
        record, records, settings, summary, task, trash,
    };
    match route.clone() {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Records(kind, _) => view! { <records::Records kind/> }.into_any(),
        Route::Record(id) => view! { <record::RecordPage id/> }.into_any(),
        Route::Declarations => view! { <declarations::Declarations/> }.into_any(),
        Route::Members(_) => view! { <members::Members/> }.into_any(),
        Route::Entry(EntryKey::Member(id), _) => view! { <record::MemberPage id/> }.into_any(),
        Route::Entry(key, _) => view! { <entry::EntryPage key/> }.into_any(),
        Route::EditRecord(id) => view! { <form::EditRecord id/> }.into_any(),
        Route::EditMember(id) => view! { <form::EditMember id/> }.into_any(),
        Route::New(kind, given) => view! { <form::NewEntry kind given/> }.into_any(),
        Route::Trash => view! { <trash::Trash/> }.into_any(),
        Route::Intake => view! { <intake::Intake/> }.into_any(),
        Route::Summary => view! { <summary::Summary/> }.into_any(),
        Route::SummaryAt(token) => {
            // Once the preview is drawn.
            request_animation_frame(move || {
                browser::point_at(&summary::token_id(token));
            });
            view! { <summary::Summary/> }.into_any()
        }
        Route::Backup => view! { <backup::Backup/> }.into_any(),
        Route::Checkup => view! { <checkup::Checkup/> }.into_any(),
        Route::Task(task) => view! { <task::TaskPage task/> }.into_any(),
        Route::Kinds => view! { <kinds::Kinds/> }.into_any(),
        Route::Kind(id) => view! { <kinds::KindPage id/> }.into_any(),
        Route::Settings => view! { <settings::Settings part=None/> }.into_any(),
        Route::SettingsAt(part) => view! { <settings::Settings part=Some(part)/> }.into_any(),
        Route::Help => view! { <help::Help/> }.into_any(),
        Route::Unknown => view! { <first_run::Lost/> }.into_any(),
    }
}

/// Follows the address and what other windows write, and warns before the window closes on a form
/// that is not saved.
fn listen(app: App) {
    let followed = window_event_listener(leptos::ev::hashchange, move |_| {
        let wanted = Route::parse(&browser::hash());
        let current = app.route.get_untracked();
        if wanted == current {
            return;
        }
        if app.unsaved.any() {
            // Back to this page as a new step, so that back leads there again.
            browser::set_hash(&current.to_string());
            app.leaving.set(Some(Leaving::Page(wanted)));
        } else {
            app.arrive(wanted);
        }
    });
    // A link is asked about before it is followed, so that it leaves no step in the history.
    let clicked = window_event_listener(leptos::ev::click, move |event| {
        if !app.unsaved.any() {
            return;
        }
        if let Some(hash) = browser::link_followed(&event) {
            event.prevent_default();
            app.go(&Route::parse(&hash));
        }
    });
    let closed = window_event_listener(leptos::ev::beforeunload, move |event| {
        if app.unsaved.any() {
            event.prevent_default();
            // Browsers before 2024 ask only when this is set.
            event.set_return_value("有没保存的修改");
        }
    });
    let keyed = keys::listen(app);
    // Told by the browser at once where it tells; else when the person comes back to this window.
    // A form being filled in elsewhere is no change of the ledger.
    let told = window_event_listener(leptos::ev::storage, move |event| {
        if !event.key().is_some_and(|key| store::is_draft(&key)) {
            app.look_outside();
        }
    });
    let back = window_event_listener(leptos::ev::focus, move |_| app.look_outside());
    on_cleanup(move || {
        told.remove();
        back.remove();
        followed.remove();
        clicked.remove();
        closed.remove();
        keyed.remove();
    });
}
