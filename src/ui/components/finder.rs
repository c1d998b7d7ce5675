//! A dialog that finds one of many by what is typed of its name: the quickest way by keyboard.

use super::dialog::Dialog;
use super::field::fresh_id;
use crate::browser::keys;
use crate::ledger::Order;
use crate::lists::{Initials, meant};
use leptos::prelude::*;

/// One of many.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// What it belongs to, perhaps empty.
    pub of: String,
}

/// The dialog. `all` is asked when it opens; `on_pick` is told the place of what was picked in it.
#[component]
pub fn Finder(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    title: &'static str,
    /// What stands in the empty field.
    hint: &'static str,
    /// What there is.
    all: Callback<(), Vec<Found>>,
    /// What happens with what is picked.
    on_pick: Callback<usize>,
) -> impl IntoView {
    let close = move || open.set(false);
    let pick = Callback::new(move |at| {
        close();
        on_pick.run(at);
    });
    view! {
        <Dialog open title=Signal::stored(title.to_owned()) on_close=close>
            <Search title hint all pick/>
        </Dialog>
    }
}

#[component]
fn Search(
    title: &'static str,
    hint: &'static str,
    all: Callback<(), Vec<Found>>,
    pick: Callback<usize>,
) -> impl IntoView {
    let all = untrack(|| all.run(()));
    let lettered = |found: Found| (Initials::of(&found.name), found);
    let all = StoredValue::new(all.into_iter().map(lettered).collect::<Vec<_>>());
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    // The best first, of equals in their order.
    let shown = Memo::new(move |_| {
        let typed = typed.get();
        all.with_value(|all| {
            let each = all.iter().enumerate();
            let ranked = each.filter_map(|(place, (initials, found))| {
                Some((meant(&typed, &found.name, initials)?, place, found.clone()))
            });
            let mut ranked: Vec<_> = ranked.collect();
            ranked.order_by_key(|(rank, place, _)| (*rank, *place));
            ranked.into_iter().map(|(_, place, found)| (place, found)).collect::<Vec<_>>()
        })
    });
    let list = fresh_id("found");
    let option = {
        let list = list.clone();
        move |at: usize| format!("{list}-{at}")
    };
    let active = {
        let option = option.clone();
        move || shown.with(|shown| (!shown.is_empty()).then(|| option(at.get())))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let place = shown.with_untracked(|shown| shown.get(at.get_untracked()).map(|one| one.0));
        if let Some(place) = place {
            pick.run(place);
        }
    };
    let of_keys = option.clone();
    let step = move |event: web_sys::KeyboardEvent| {
        if keys::is_composed(&event) {
            return;
        }
        let last = shown.with_untracked(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => now.saturating_add(1).min(last),
            "ArrowUp" => now.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        keys::show_nearest(&of_keys(to));
    };
    let line = move |(row, (place, found)): (usize, (usize, Found))| {
        view! {
            <li role="option" id=option(row) aria-selected=move || (at.get() == row).to_string()
                on:click=move |_| pick.run(place)>
                <span>{found.name}</span><small>{found.of}</small>
            </li>
        }
    };
    view! {
        <form class="finder" on:submit=submit>
            <div class="finder-field">
                <input type="text" role="combobox" aria-label=title aria-expanded="true" aria-autocomplete="list"
                    aria-controls=list.clone() aria-activedescendant=active autocomplete="off" placeholder=hint
                    prop:value=move || typed.get() on:keydown=step
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        at.set(0);
                    }/>
            </div>
            <ul id=list role="listbox" aria-label=title>
                {move || shown.get().into_iter().enumerate().map(line.clone()).collect_view()}
            </ul>
            <p class="finder-none" role="status">
                {move || shown.with(Vec::is_empty).then_some("没有叫这个名称的，请换个说法再试。")}
            </p>
        </form>
    }
}
