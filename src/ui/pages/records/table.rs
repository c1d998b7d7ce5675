//! The rows of one page of a list, under heads that sort it.
//!
//! A long list comes in pages rather than in a window that follows the scrolling: what is on a page
//! is all in the document, so that find-in-page finds it, Tab walks through it and a screen reader
//! counts it; and a page has an address.

use super::Nothing;
use super::filters::COUNT;
use super::listing::{Found, Head, Listing, Style};
use crate::browser::{self, keys, keys::Stepped};
use crate::ledger::{RecordId, common};
use crate::lists::{Month, Row};
use crate::ui::keys::SEARCH;
use crate::ui::route::Route;
use chrono::Datelike;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The way to a row's record.
pub const TITLE: &str = ".title a";

/// The table.
#[component]
pub fn RecordTable(listing: Listing) -> impl IntoView {
    let none = Memo::new(move |_| listing.found.with(|found| found.rows.is_empty()));
    move || {
        if none.get() {
            return view! {
                <div class="empty"><p>"没有符合条件的记录，请放宽条件再试。"</p><Nothing listing/></div>
            }
            .into_any();
        }
        // The heads stay while the rows change, and keep the focus of who presses them.
        let heads = listing.heads();
        let columns = StoredValue::new(heads.clone());
        let heads = heads.into_iter().map(|(id, name, style)| {
            view! { <HeadCell listing id name right=style.is_right()/> }
        });
        let heads = heads.collect_view();
        view! {
            <table class="table records" on:keydown=move |event| step(&event)>
                <thead><tr>
                    <th scope="col" class="pick"><PickAll listing/></th>
                    <HeadCell listing id=common::DATE.to_owned() name="日期".to_owned() right=false/>
                    <HeadCell listing id=common::TITLE.to_owned() name="标题".to_owned() right=false/>
                    {heads}
                </tr></thead>
                {move || columns.with_value(|columns| bodies(listing, columns))}
            </table>
        }
        .into_any()
    }
}

/// The arrows lead from row to row; on a title the bar of spaces picks its record.
fn step(event: &web_sys::KeyboardEvent) {
    let plain = keys::is_plain(event) && !event.shift_key() && !keys::is_composed(event);
    let down = match event.key().as_str() {
        "ArrowDown" if plain => true,
        "ArrowUp" if plain => false,
        " " if plain && browser::focus_is_in(TITLE) => {
            event.prevent_default();
            return keys::tick_row(event);
        }
        _ => return,
    };
    match keys::step_row(event, "tbody", &[TITLE, ".pick input"], down) {
        Stepped::Elsewhere => return,
        Stepped::AtTheTop => browser::focus_first(SEARCH),
        Stepped::Done => {}
    }
    event.prevent_default();
}

/// The head of a column: pressed, it sorts by it; pressed again, the other way round.
#[component]
fn HeadCell(listing: Listing, id: String, name: String, right: bool) -> impl IntoView {
    let own = id.clone();
    let way = Memo::new(move |_| {
        listing.view.with(|view| (view.sort.by.as_str() == own).then_some(view.sort.descending))
    });
    let said = move || match way.get() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let mark = move || match way.get() {
        Some(true) => "▼",
        Some(false) => "▲",
        None => "",
    };
    let press = move |_| {
        let view = listing.view.get_untracked();
        if let Some(sort) = view.sort.pressed(&id) {
            listing.app.look(view.sorted(sort), true);
        }
    };
    view! {
        <th scope="col" class:number=right aria-sort=said>
            <button type="button" class="head" on:click=press>{name}<span aria-hidden="true">{mark}</span></button>
        </th>
    }
}

/// Picks every record of the page, or none of them.
#[component]
fn PickAll(listing: Listing) -> impl IntoView {
    let all = Memo::new(move |_| {
        listing.found.with(|found| {
            let picked = listing.picked.read();
            found.rows.iter().all(|row| picked.contains(&row.id))
        })
    });
    let pick = move |event| {
        let on = event_target_checked(&event);
        let ids = listing.found.with_untracked(|found| {
            found.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>()
        });
        listing.picked.update(|picked| {
            for id in ids {
                if on {
                    picked.insert(id);
                } else {
                    picked.remove(&id);
                }
            }
        });
    };
    view! { <input type="checkbox" aria-label="选中本页全部记录" prop:checked=all on:change=pick/> }
}

/// The rows: month by month where they are in the order of their days.
fn bodies(listing: Listing, columns: &[Head]) -> AnyView {
    let all = listing.kind.with_value(Option::is_none);
    let by_date = listing.view.with_untracked(|view| view.sort.is_by_date());
    listing.found.with(|found| {
        let Found { rows, months, .. } = found;
        let years = found.of_several_years();
        if !by_date {
            let rows = rows.iter().map(|row| line(listing, row, columns, all, years)).collect_view();
            return view! { <tbody>{rows}</tbody> }.into_any();
        }
        let width = columns.len() + 3;
        let months = by_month(rows).into_iter().map(|(month, rows)| {
            let rows =
                rows.into_iter().map(|row| line(listing, row, columns, all, years)).collect_view();
            let year = if years { format!("{}年", month.0) } else { String::new() };
            view! {
                <tbody>
                    <tr class="month"><th scope="rowgroup" colspan=width.to_string()>{format!("{year}{}月", month.1)}<span>{told(month, months)}</span></th></tr>
                    {rows}
                </tbody>
            }
        });
        months.collect_view().into_any()
    })
}

fn told(month: Month, months: &BTreeMap<Month, usize>) -> String {
    format!("{}条", months.get(&month).copied().unwrap_or(0))
}

/// The rows month by month, in their order.
fn by_month(rows: &[Row]) -> Vec<(Month, Vec<&Row>)> {
    let mut months: Vec<(Month, Vec<&Row>)> = Vec::new();
    for row in rows {
        let of = (row.date.year(), row.date.month());
        match months.last_mut() {
            Some((month, rows)) if *month == of => rows.push(row),
            _ => months.push((of, vec![row])),
        }
    }
    months
}

fn line(
    listing: Listing,
    row: &Row,
    columns: &[Head],
    all: bool,
    years: bool,
) -> impl IntoView + use<> {
    let (day, until) = if years { ("%Y-%m-%d", "至%Y-%m-%d") } else { ("%m-%d", "至%m-%d") };
    let until = row.end.map(|end| view! { <small>{end.format(until).to_string()}</small> });
    let cells = if all { std::slice::from_ref(&row.kind_name) } else { row.cells.as_slice() };
    let leads = row.leads.iter().map(|lead| lead.as_ref().and_then(Route::of_entry));
    let leads = leads.chain(std::iter::repeat(None));
    let cells = cells.iter().zip(columns).zip(leads).map(|((text, (_, name, style)), lead)| {
        let content = match lead {
            Some(route) => view! { <a href=route.href()>{text.clone()}</a> }.into_any(),
            None => content(text, *style),
        };
        view! { <td class="cell" data-name=name.clone() class:number=style.is_right()
        class:short=*style == Style::Day class:blank=text.is_empty()>{content}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <td class="pick"><Pick listing id=row.id.clone() title=row.title.clone()/></td>
            <td class="day">{row.date.format(day).to_string()}{until}</td>
            <td class="title">
                <a href=Route::Record(row.id.clone()).href()>{row.title.clone()}</a>
                {row.late.then(|| view! { " "<span class="tag gold">"补录"</span> })}
                {row.imported.then(|| view! { " "<span class="tag blue">"导入"</span> })}
            </td>
            {cells}
        </tr>
    }
}

#[component]
fn Pick(listing: Listing, id: RecordId, title: String) -> impl IntoView {
    let own = id.clone();
    // A click, by mouse or space bar, tells whether Shift was held.
    let pick = move |event: web_sys::MouseEvent| {
        listing.pick(&id, event_target_checked(&event), event.shift_key());
    };
    view! {
        <input type="checkbox" aria-label=format!("选中 {title}")
            prop:checked=move || listing.picked.with(|picked| picked.contains(&own)) on:click=pick/>
    }
}

fn content(text: &str, style: Style) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    match style {
        Style::Plain | Style::Number | Style::Day => {
            view! { <span class="clamp">{text.to_owned()}</span> }.into_any()
        }
        Style::Tags => text
            .split('、')
            .map(|one| view! { <span class="tag">{one.to_owned()}</span>" " })
            .collect_view()
            .into_any(),
        Style::People => view! { <span title=text.to_owned()>{style.line(text)}</span> }.into_any(),
    }
}

/// The ways to the other pages, where there are any.
#[component]
pub fn Pages(listing: Listing) -> impl IntoView {
    let place = Memo::new(move |_| listing.found.with(|found| (found.page, found.pages)));
    // The page that was left had the focus.
    Effect::new(move |before: Option<usize>| {
        let now = place.get().0;
        if before.is_some_and(|before| before != now) {
            request_animation_frame(|| {
                browser::focus(COUNT);
            });
        }
        now
    });
    move || {
        let (page, pages) = place.get();
        let way = |to: usize, name: &'static str| {
            let route = listing.route(listing.view.with(|view| view.at(to)));
            view! { <a class="button" href=route.href()>{name}</a> }
        };
        let before = page.checked_sub(1).map(|to| way(to, "上一页"));
        let after = (page + 1 < pages).then(|| way(page + 1, "下一页"));
        (pages > 1).then(|| {
            view! {
                <nav class="pages" aria-label="分页">
                    {before}<p>{format!("第{}页，共{pages}页", page + 1)}</p>{after}
                </nav>
            }
        })
    }
}
