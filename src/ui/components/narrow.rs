//! What narrows a list: a search that waits until the typing rests, and one choice among several.

use crate::browser::{self, keys};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Typing goes on while the list waits.
const REST: Duration = Duration::from_millis(150);

/// Where the arrow down leads: to the first of what is found.
const FIRST_ROW: &str = ".records .title a";

/// A search box.
#[component]
pub fn SearchBox(
    /// What is looked for now.
    asked: Memo<String>,
    /// Looks for a text; the second says whether this is a step to go back to.
    on_search: Callback<(String, bool)>,
    /// What can be looked for.
    placeholder: &'static str,
) -> impl IntoView {
    let typed = RwSignal::new(asked.get_untracked());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    // Back, or a condition taken away.
    Effect::new(move |_| {
        let asked = asked.get();
        if typed.with_untracked(|typed| typed.trim() != asked.trim()) {
            typed.set(asked);
        }
    });
    let search = move || {
        // A letter more of the same text is no step to go back to.
        let step = asked.with_untracked(String::is_empty);
        on_search.run((typed.get_untracked(), step));
    };
    let search_soon = move || {
        stop();
        match set_timeout_with_handle(search, REST) {
            Ok(handle) => waiting.set_value(Some(handle)),
            Err(cause) => browser::report(Err(cause)),
        }
    };
    // The letters of a pinyin that is still being typed are not what is meant.
    let composing = StoredValue::new(false);
    on_cleanup(stop);
    view! {
        <input type="search" aria-label="搜索" placeholder=placeholder autocomplete="off" title="/" aria-keyshortcuts="/"
            prop:value=move || typed.get()
            on:compositionstart=move |_| composing.set_value(true)
            on:compositionend=move |event| {
                composing.set_value(false);
                typed.set(event_target_value(&event));
                search_soon();
            }
            on:input=move |event| {
                if !composing.get_value() {
                    typed.set(event_target_value(&event));
                    search_soon();
                }
            }
            on:keydown=move |event| {
                if keys::is_composed(&event) {
                    return;
                }
                match event.key().as_str() {
                    "Enter" => {
                        stop();
                        search();
                    }
                    "ArrowDown" => {
                        event.prevent_default();
                        browser::focus_first(FIRST_ROW);
                    }
                    _ => {}
                }
            }/>
    }
}

/// One choice among several, or none of them.
#[component]
pub fn NarrowBy(
    /// What by.
    #[prop(into)]
    name: String,
    /// What is chosen; empty for none.
    #[prop(into)]
    chosen: Signal<String>,
    /// The values with their names.
    options: Vec<(String, String)>,
    /// Chooses.
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, name)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>{name}</option> }
    });
    let options = options.collect_view();
    let none = name.clone();
    view! {
        <select aria-label=name class:chosen=move || !chosen.with(String::is_empty)
            on:change=move |event| on_choose(event_target_value(&event))>
            <option value="" prop:selected=move || chosen.with(String::is_empty)>{none}</option>
            {options}
        </select>
    }
}
