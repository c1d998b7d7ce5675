//! What the keys of the whole page open: the choice of what to enter, and the list of all keys.

use super::dialog::Dialog;
use super::finder::{Finder, Found};
use crate::browser;
use crate::catalog::{Start, starts};
use crate::ui::keys;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// Both dialogs.
#[component]
pub fn Shortcuts() -> impl IntoView {
    view! { <StartDialog/><KeysDialog/> }
}

/// 新增记录: by the name of a kind, or of what a record counts as.
#[component]
fn StartDialog() -> impl IntoView {
    let app = App::here();
    let all = move || {
        let mut all = untrack(|| app.catalog(starts));
        let member = Start {
            name: "党员".to_owned(),
            of: "党员名册".to_owned(),
            kind: MEMBER.into(),
            given: Vec::new(),
        };
        all.push(member);
        all
    };
    let told = Callback::new(move |()| {
        all().into_iter().map(|start| Found { name: start.name, of: start.of }).collect()
    });
    let begin = Callback::new(move |at: usize| {
        if let Some(Start { kind, given, .. }) = all().into_iter().nth(at) {
            let route = Route::New(kind, given);
            if app.route.with_untracked(|shown| *shown == route) {
                request_animation_frame(|| browser::focus_first(keys::FIRST_FIELD));
            }
            app.go(&route);
        }
    });
    view! {
        <Finder open=app.starting title="新增记录" hint="名称或拼音首字母，如“党课”、dk" all=told on_pick=begin/>
    }
}

/// 快捷键: every key, and whether those of a single letter are used.
#[component]
fn KeysDialog() -> impl IntoView {
    let app = App::here();
    let group = |(place, keys): keys::Group| {
        let key = |(key, what): &(&'static str, &'static str)| {
            view! { <tr><th scope="row"><kbd>{*key}</kbd></th><td>{*what}</td></tr> }
        };
        view! {
            <tbody>
                <tr><th class="keys-place" scope="rowgroup" colspan="2">{place}</th></tr>
                {keys.iter().map(key).collect_view()}
            </tbody>
        }
    };
    let close = move || app.keys_shown.set(false);
    view! {
        <Dialog open=app.keys_shown title=Signal::stored("快捷键".to_owned()) on_close=close>
            <div class="dialog-body" tabindex="0" role="region" aria-label="全部快捷键">
                <table class="keys">{keys::ALL.map(group).collect_view()}</table>
                <label class="keys-single">
                    <input type="checkbox" prop:checked=move || app.single_keys.get()
                        on:change=move |event| app.use_single_keys(event_target_checked(&event))/>
                    "使用单键快捷键（/ 和 ?）"
                </label>
            </div>
        </Dialog>
    }
}
