//! The conditions of a list: a search, a choice each, what is chosen as conditions that can be taken
//! away, and how many records that leaves.

use super::listing::Listing;
use super::table::TITLE;
use crate::browser::{self, keys};
use crate::lists::{self, By, Filter, Offer, Sort};
use crate::ui::components::paper::PrintButton;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// The line that says how many records are listed. It takes the focus of what it made superfluous.
pub const COUNT: &str = "list-count";

/// Typing goes on while the list waits.
const REST: Duration = Duration::from_millis(150);

/// The bar above a list.
#[component]
pub fn Filters(listing: Listing) -> impl IntoView {
    let offers = Memo::new(move |_| {
        let year = listing.app.year();
        listing.kind.with_value(|kind| {
            let id = kind.as_ref().map(|kind| &kind.id);
            listing.app.catalog(|catalog, ledger| {
                lists::offers(lists::scope(ledger, id, year), catalog, ledger)
            })
        })
    });
    view! {
        <div class="filters" role="search" aria-label="筛选">
            <Search listing/>
            {move || offers.get().into_iter().map(|offer| view! { <Choice listing offer/> }).collect_view()}
            <SortSelect listing/>
        </div>
        <Conditions listing/>
    }
}

/// Sets a condition, or takes it away where `value` is blank.
fn set(listing: Listing, by: By, value: &str, step: bool) {
    let view = listing.view.get_untracked();
    let filter = view.filter.clone().with(by, value);
    listing.app.look(view.filtered(filter), step);
}

/// The search through all that the records say.
#[component]
fn Search(listing: Listing) -> impl IntoView {
    let asked = Memo::new(move |_| listing.view.with(|view| view.filter.get(By::Text).to_owned()));
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
        set(listing, By::Text, &typed.get_untracked(), step);
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
        <input type="search" aria-label="搜索" placeholder="搜索标题、内容、人名……" autocomplete="off" title="/" aria-keyshortcuts="/"
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
                        browser::focus_first(&format!(".records {TITLE}"));
                    }
                    _ => {}
                }
            }/>
    }
}

/// One condition to choose.
#[component]
fn Choice(listing: Listing, offer: Offer) -> impl IntoView {
    let Offer { by, values } = offer;
    let chosen = Memo::new(move |_| listing.view.with(|view| view.filter.get(by).to_owned()));
    let options = values.into_iter().map(|(value, name)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <select aria-label=by.name() class:chosen=move || !chosen.with(String::is_empty)
            on:change=move |event| set(listing, by, &event_target_value(&event), true)>
            <option value="" prop:selected=move || chosen.with(String::is_empty)>{by.name()}</option>
            {options}
        </select>
    }
}

/// The order, where there is no room for the heads of the columns.
#[component]
fn SortSelect(listing: Listing) -> impl IntoView {
    let told = |sort: &Sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.by);
    let now = Memo::new(move |_| listing.view.with(|view| told(&view.sort)));
    let ways = listing.sorted_by().into_iter().flat_map(|(id, name)| {
        let by_date = Sort::default().by.as_str() == id;
        let (up, down) =
            if by_date { ("从早到晚", "从晚到早") } else { ("升序", "降序") };
        [(format!("-{id}"), format!("{name}{down}")), (id, format!("{name}{up}"))]
    });
    let options = ways.map(|(value, name)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || now.with(|now| *now == own)>{name}</option> }
    });
    let options = options.collect_view();
    let change = move |event| {
        let value = event_target_value(&event);
        let sort = lists::View::parse(&format!("sort={value}")).sort;
        listing.app.look(listing.view.get_untracked().sorted(sort), true);
    };
    view! { <select class="sort-select" aria-label="排序" on:change=change>{options}</select> }
}

/// How many records are listed, and the conditions that hold.
#[component]
fn Conditions(listing: Listing) -> impl IntoView {
    let count = move || {
        listing.found.with(|found| {
            let any = listing.view.with(|view| !view.filter.is_empty());
            match any {
                true => format!("{}条，共{}条", found.ids.len(), found.total),
                false => format!("共{}条", found.total),
            }
        })
    };
    let conditions = Memo::new(move |_| {
        listing.view.with(|view| {
            listing
                .app
                .catalog(|catalog, ledger| lists::conditions_told(&view.filter, catalog, ledger))
        })
    });
    let amount = Signal::derive(move || listing.found.with(|f| format!("{}条记录", f.ids.len())));
    let none = Signal::derive(move || listing.found.with(|found| found.ids.is_empty()));
    // What is taken away had the focus.
    let take = move |by: By| {
        set(listing, by, "", true);
        request_animation_frame(|| {
            browser::focus(COUNT);
        });
    };
    let clear = move |_| {
        let view = listing.view.get_untracked();
        listing.app.look(view.filtered(Filter::default()), true);
        request_animation_frame(|| {
            browser::focus(COUNT);
        });
    };
    view! {
        <div class="conditions">
            <p id=COUNT class="list-count" role="status" tabindex="-1">{count}</p>
            {move || conditions.get().into_iter().map(|(by, told)| view! {
                <button type="button" class="condition" aria-label=format!("去掉条件 {told}") on:click=move |_| take(by)>
                    {told.clone()}<span aria-hidden="true">" ×"</span>
                </button>
            }).collect_view()}
            {move || conditions.with(|all| !all.is_empty()).then(|| view! {
                <button type="button" class="link" on:click=clear>"清除条件"</button>
            })}
            <span class="space"></span>
            <PrintButton printing=listing.printing none amount/>
        </div>
    }
}
