//! The records as they will be, row by row, and the button that imports them.

use super::bench::{Bench, Came};
use super::shown::{Shown, Which, Wrong};
use crate::browser;
use crate::ledger::Record;
use crate::ui::notice::{Subject, Tone};
use crate::ui::route::Route;
use chrono::Datelike;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How many rows a page of the preview has.
const PAGE: usize = 50;

/// The line that says how many rows there are.
const COUNT: &str = "intake-count";

/// The card.
pub fn preview(bench: Bench) -> AnyView {
    let which = RwSignal::new(Which::All);
    let page = RwSignal::new(0_usize);
    let busy = RwSignal::new(false);
    let counts = Memo::new(move |_| {
        bench.lines.with(|lines| {
            Which::ALL.map(|which| lines.iter().filter(|line| which.holds(line)).count())
        })
    });
    let ticked = Memo::new(move |_| {
        bench.lines.with(|lines| lines.iter().filter(|line| bench.is_ticked(line)).count())
    });
    let found = Memo::new(move |_| {
        let which = which.get();
        bench.lines.with(|lines| lines.iter().filter(|line| which.holds(line)).count())
    });
    let pages = Memo::new(move |_| found.get().div_ceil(PAGE).max(1));
    let here = Memo::new(move |_| page.get().min(pages.get() - 1));
    let last = Memo::new(move |_| here.get() + 1 == pages.get());
    let rows = move || {
        let (which, first) = (which.get(), here.get() * PAGE);
        bench.lines.with(|lines| {
            bench.app.catalog(|catalog, ledger| {
                let found = lines.iter().filter(|line| which.holds(line));
                let shown = found.skip(first).take(PAGE);
                shown.map(|line| Shown::of(line, catalog, ledger)).collect::<Vec<_>>()
            })
        })
    };
    let turn = move |to: usize| {
        page.set(to);
        request_animation_frame(|| {
            browser::focus(COUNT);
        });
    };
    let import = move |_| {
        busy.set(true);
        // Once the button says so.
        set_timeout(
            move || {
                import(bench);
                busy.try_set(false);
            },
            Duration::from_millis(30),
        );
    };
    let said = move || match bench.reading.get() {
        Some(done) => format!("正在读：{done}行"),
        None => {
            let [all, wrong, same, _] = counts.get();
            let wrong = (wrong > 0).then(|| format!("，{wrong}行有错误"));
            let same = (same > 0).then(|| format!("，{same}行重复"));
            format!("共{all}行{}{}", wrong.unwrap_or_default(), same.unwrap_or_default())
        }
    };
    let way = move |(at, one): (usize, Which)| {
        let count = move || counts.with(|counts| counts.get(at).copied().unwrap_or(0));
        view! {
            <label class="chip">
                <input type="radio" name="intake-which" prop:checked=move || which.get() == one
                    on:change=move |_| { which.set(one); page.set(0); }/>
                <span>{move || format!("{} {}", one.name(), count())}</span>
            </label>
        }
        .into_any()
    };
    let ways: Vec<AnyView> = Which::ALL.into_iter().enumerate().map(way).collect();
    view! {
        <section class="card list intake-preview" aria-labelledby="intake-preview">
            <div class="intake-head">
                <h2 id="intake-preview">"导入以后"</h2>
                <p class="list-count" id=COUNT tabindex="-1" role="status">{said}</p>
                <div class="chips" role="group" aria-label="显示哪些行">
                    {ways}
                </div>
            </div>
            <table class="table records intake-rows">
                <thead><tr>
                    <th scope="col" class="pick"><span class="off-screen">"导入"</span></th>
                    <th scope="col">"行"</th>
                    <th scope="col">"日期"</th>
                    <th scope="col">"种类、计入"</th>
                    <th scope="col">"标题"</th>
                    <th scope="col">"其他内容"</th>
                </tr></thead>
                <tbody>
                    <For each=rows key=Shown::clone children=move |row| line(bench, row)/>
                </tbody>
            </table>
            {move || (pages.get() > 1).then(|| view! {
                <nav class="pages" aria-label="分页">
                    <button type="button" class="button" disabled=move || here.get() == 0 on:click=move |_| turn(here.get_untracked().saturating_sub(1))>"上一页"</button>
                    <p>{move || format!("第{}页，共{}页", here.get() + 1, pages.get())}</p>
                    <button type="button" class="button" disabled=move || last.get() on:click=move |_| turn(here.get_untracked() + 1)>"下一页"</button>
                </nav>
            })}
            <div class="picked" role="region" aria-label="导入">
                <p role="status">{move || format!("选了{}条", ticked.get())}</p>
                <span class="space"></span>
                <button type="button" class="button primary"
                    disabled=move || ticked.get() == 0 || busy.get() || bench.reading.with(Option::is_some)
                    on:click=import>{move || if busy.get() { "正在导入…" } else { "导入" }}</button>
            </div>
        </section>
    }
    .into_any()
}

fn line(bench: Bench, row: Shown) -> AnyView {
    let number = row.number;
    let (can, meant) = (row.can, row.meant);
    // Not part of the row, which would be drawn anew under the focus.
    let ticked =
        move || can && bench.ticks.with(|ticks| ticks.get(&number).copied().unwrap_or(meant));
    let tick = move |event| {
        let on = event_target_checked(&event);
        bench.ticks.update(|ticks| {
            ticks.insert(number, on);
        });
    };
    let same = row.same.map(|(told, href)| match href {
        Some(href) => view! { " "<a class="tag gold" href=href>{told}</a> }.into_any(),
        None => view! { " "<span class="tag gold">{told}</span> }.into_any(),
    });
    let hidden = row.hidden.then(|| view! { " "<span class="tag">"隐藏的行"</span> });
    let aside = row.aside.map(|told| view! { <p class="quiet-text">{told}</p> });
    let error = move |(told, cell): (String, Option<Wrong>)| {
        let mend = cell.map(|(column, name, stands)| {
            let set = move |event| {
                let text = event_target_value(&event);
                bench.edits.update(|edits| {
                    edits.insert((number, column), text);
                });
            };
            view! { <input type="text" class="intake-mend" aria-label=format!("改正{name}") prop:value=stands on:change=set/> }
        });
        view! { <div class="intake-error"><p class="field-error">{told}</p>{mend}</div> }.into_any()
    };
    let errors: Vec<AnyView> = row.errors.into_iter().map(error).collect();
    let hint = |told: String| view! { <p class="intake-hint">{told}</p> }.into_any();
    let hints: Vec<AnyView> = row.hints.into_iter().map(hint).collect();
    let sorts = row.sort.split('、').filter(|one| !one.is_empty());
    let tag = |one: &str| view! { <span class="tag">{one.to_owned()}</span>" " }.into_any();
    let sorts: Vec<AnyView> = sorts.map(tag).collect();
    let title = row.title;
    let named = format!("导入第{number}行 {title}");
    view! {
        <tr class:aside=!can>
            <td class="pick"><input type="checkbox" aria-label=named disabled=!can prop:checked=ticked on:change=tick/></td>
            <td class="quiet-text">{number.to_string()}</td>
            <td class="day">{row.day}</td>
            <td class="cell" data-name="种类">{sorts}</td>
            <td class="title">{title}{same}{hidden}{aside}{errors}{hints}</td>
            <td class="cell" data-name="其他" class:blank=row.other.is_empty()><span class="clamp" title=row.other.clone()>{row.other.clone()}</span></td>
        </tr>
    }
    .into_any()
}

/// Puts the ticked rows into the ledger as one step, and says so.
fn import(bench: Bench) {
    let records: Vec<Record> = bench.lines.with_untracked(|lines| {
        let meant = lines.iter().filter(|line| untrack(|| bench.is_ticked(line)));
        meant.filter_map(|line| line.record.clone()).collect()
    });
    let Some(source) = bench.table(|opened, _| opened.name.clone()) else { return };
    let left = bench.source().zip(bench.left_out());
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for record in &records {
        *years.entry(record.date.year()).or_insert(0) += 1;
    }
    // The year that most of them are of comes into view.
    let year = years.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year);
    let day = year.and_then(|year| records.iter().find(|one| one.date.year() == year));
    let day = day.map(|record| record.date);
    let first = records.first().map(|record| record.kind.clone());
    let one = first.filter(|kind| records.iter().all(|record| record.kind == *kind));
    let href = one.as_ref().map_or_else(Route::all_records, Route::list).href();
    let Some(batch) = bench.app.change(|desk| desk.import_records(records, &source)) else {
        return;
    };
    if let Some(day) = day {
        bench.app.turn_to(day);
    }
    let count = batch.changed;
    let revision = bench.app.peek(|ledger| ledger.revision);
    bench.came.set(Some(Came { count, href, revision }));
    let several = bench
        .opened
        .with_untracked(|opened| opened.as_ref().is_some_and(|opened| opened.tables.len() > 1));
    // The other sheets may come next; of this one all rows are in the ledger now.
    if several {
        bench.ticks.set(BTreeMap::new());
    } else {
        bench.close();
    }
    let missing = left.as_ref().map(|(_, left)| left.rows.len());
    let missing = missing.map(|count| format!("，{count}行没有导入，列在“导入台账”页"));
    let text = format!("已{}{}。点“撤销”可以撤回。", batch.step, missing.unwrap_or_default());
    if let Some((source, left)) = left {
        bench.app.left_out.update(|all| all.push((source, Arc::new(left))));
    }
    bench.app.tell(Subject::Edit, Tone::Done, text);
    request_animation_frame(|| {
        browser::focus("intake-source");
    });
}
