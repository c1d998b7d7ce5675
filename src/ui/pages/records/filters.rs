//! The conditions of a list: a search, a choice each, what is chosen as conditions that can be taken
//! away, and how many records that leaves.

use super::export::export;
use super::listing::Listing;
use crate::browser;
use crate::lists::{self, By, Filter, Offer, Sort, Years};
use crate::ui::components::narrow::{NarrowBy, SearchBox};
use crate::ui::components::paper::PrintButton;
use leptos::prelude::*;

/// The line that says how many records are listed. It takes the focus of what it made superfluous.
pub const COUNT: &str = "list-count";

/// The bar above a list.
#[component]
pub fn Filters(listing: Listing) -> impl IntoView {
    let offers = Memo::new(move |_| {
        listing.scope.with(|scope| {
            listing.app.catalog(|catalog, ledger| lists::offers(scope, catalog, ledger))
        })
    });
    view! {
        <div class="filters" role="search" aria-label="筛选">
            <Search listing/>
            <YearChoice listing/>
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
    let on_search =
        Callback::new(move |(text, step): (String, bool)| set(listing, By::Text, &text, step));
    view! { <SearchBox asked on_search placeholder="搜索标题、内容、人名……"/> }
}

/// One condition to choose.
#[component]
fn Choice(listing: Listing, offer: Offer) -> impl IntoView {
    let Offer { by, values } = offer;
    let chosen = Memo::new(move |_| listing.view.with(|view| view.filter.get(by).to_owned()));
    let choose = move |value: String| set(listing, by, &value, true);
    view! { <NarrowBy name=by.name() chosen options=values on_choose=choose/> }
}

/// The years: one of them, every one, or one more.
#[component]
fn YearChoice(listing: Listing) -> impl IntoView {
    let app = listing.app;
    let choices = Memo::new(move |_| {
        let now = listing.scope.with(|scope| scope.years.clone());
        let known = app.ledger(lists::years);
        let usual = app.year();
        // Where all there is lies in one year, there is nothing to choose.
        if listing.about.with_value(Option::is_none)
            && now.only() == Some(usual)
            && known.iter().all(|year| *year == usual)
        {
            return None;
        }
        let one = |year: i32| (Years::one(year).to_string(), format!("{year}年"));
        let mut each: Vec<(String, String)> = known.iter().rev().map(|year| one(*year)).collect();
        if !each.iter().any(|(value, _)| *value == now.to_string()) && now != Years::Every {
            each.insert(0, (now.to_string(), now.told()));
        }
        each.push((Years::Every.to_string(), Years::Every.told()));
        let more = known.iter().rev().filter(|year| !now.holds(**year));
        let more = more.map(|year| (now.and(*year).to_string(), format!("加上{year}年")));
        Some((now.to_string(), each, more.collect::<Vec<_>>()))
    });
    let change = move |event| {
        if let Some(years) = Years::parse(&event_target_value(&event)) {
            app.look(listing.view.get_untracked().of_years(years), true);
        }
    };
    move || {
        choices.get().map(|(now, each, more)| {
            let option = |(value, name): (String, String)| {
                let own = value == now;
                view! { <option value=value selected=own>{name}</option> }
            };
            let each = each.into_iter().map(option).collect_view();
            let more = (!more.is_empty()).then(|| {
                view! { <optgroup label="几年一起看">{more.into_iter().map(option).collect_view()}</optgroup> }
            });
            view! { <select aria-label="年份" on:change=change>{each}{more}</select> }
        })
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
                true => format!("{}条，共{}条", found.count, found.total),
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
    let amount = Signal::derive(move || listing.found.with(|f| format!("{}条记录", f.count)));
    let none = Signal::derive(move || listing.found.with(|found| found.count == 0));
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
            <button type="button" class="link" disabled=none on:click=move |_| export(listing, None)>"导出表格"</button>
            <PrintButton printing=listing.printing none amount/>
        </div>
    }
}
