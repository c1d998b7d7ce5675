//! 交稿前: gaps and whatever else should be looked at before the summary is handed in, each leading
//! to its place.

use super::none::declare_button;
use super::sheet::{Sheet, token_id, typed_id};
use crate::browser;
use crate::summary::{Finding, FindingKind};
use crate::ui::components::ways::way;
use crate::ui::route::Route;
use leptos::prelude::*;

/// In the order of their weight. What was left out comes last and folded: it is no fault.
const KINDS: [FindingKind; 11] = [
    FindingKind::Syntax,
    FindingKind::Gap,
    FindingKind::Overlap,
    FindingKind::Dated,
    FindingKind::Roster,
    FindingKind::Incomplete,
    FindingKind::Voided,
    FindingKind::Typed,
    FindingKind::Phrase,
    FindingKind::Wording,
    FindingKind::Overridden,
];

/// So many records are named at once; more are folded.
const MOST_RECORDS: usize = 5;

/// The list.
#[component]
pub fn Findings() -> impl IntoView {
    let sheet = Sheet::here();
    let content = move || {
        let summary = sheet.summary.get();
        let of = |kind: FindingKind| {
            let all = summary.findings.iter().filter(move |found| found.kind == kind);
            all.enumerate().map(|(nth, found)| Place::of(found, nth)).collect::<Vec<_>>()
        };
        let shown: Vec<Place> = KINDS.into_iter().flat_map(of).collect();
        let dropped = of(FindingKind::Dropped);
        let count = shown.len();
        let list = if let Some(file) = sheet.archived() {
            archived(&file)
        } else if shown.is_empty() {
            view! { <p class="findings-none">"没有缺数，没有手填数字，可以交稿。"</p> }.into_any()
        } else {
            view! { <ul>{shown.into_iter().map(|place| item(sheet, place)).collect_view()}</ul> }
                .into_any()
        };
        let dropped = (!dropped.is_empty()).then(|| {
            let count = dropped.len();
            view! {
                <details class="findings-dropped">
                    <summary>{format!("已略去 {count} 处")}<small>"没有可用的记录，文中不写"</small></summary>
                    <ul>{dropped.into_iter().map(|place| item(sheet, place)).collect_view()}</ul>
                </details>
            }
        });
        let unused = of(FindingKind::Unused);
        let unused = (!unused.is_empty()).then(|| {
            let count: usize = unused.iter().map(|place| place.found.records.len()).sum();
            view! {
                <details class="findings-dropped">
                    <summary>{format!("未写入 {count} 条")}<small>"有记录，文中没有用到"</small></summary>
                    <ul>{unused.into_iter().map(|place| item(sheet, place)).collect_view()}</ul>
                </details>
            }
        });
        let tone = if count > 0 { "tag gold" } else { "tag green" };
        view! {
            <header class="findings-head">
                <h2 id="findings-title">"交稿前"</h2>
                <span class=tone>{format!("{count}项")}</span>
            </header>
            {list}
            {dropped}
            {unused}
        }
    };
    view! { <section class="findings" aria-labelledby="findings-title">{content}</section> }
}

/// A finding, and which of its sort it is: numbers typed by hand are found by that.
struct Place {
    found: Finding,
    element: Option<String>,
}

impl Place {
    fn of(found: &Finding, nth: usize) -> Self {
        let element = match found.kind {
            FindingKind::Typed => Some(typed_id(nth)),
            FindingKind::Dropped => None,
            _ => found.token.map(token_id),
        };
        Self { found: found.clone(), element }
    }
}

fn item(sheet: Sheet, place: Place) -> impl IntoView {
    let Place { found, element } = place;
    let class = match found.kind {
        FindingKind::Syntax
        | FindingKind::Overlap
        | FindingKind::Voided
        | FindingKind::Dated
        | FindingKind::Roster => "tag red",
        FindingKind::Dropped | FindingKind::Unused => "tag",
        _ => "tag gold",
    };
    // The link to the line says where; the sentence need not say it again.
    let sentence = sentence(&found).to_owned();
    let sentence = match element {
        Some(element) => view! {
            <button type="button" class="findings-go" title="看它在文中的位置"
                on:click=move |_| { browser::point_at(&element); }>{sentence}</button>
        }
        .into_any(),
        None => view! { <span>{sentence}</span> }.into_any(),
    };
    let records = found.records.iter().map(|id| {
        let title = sheet.app.ledger(|ledger| {
            ledger.records.get(id).map_or_else(|| id.to_string(), |record| record.title.clone())
        });
        view! { <a href=Route::Record(id.clone()).href()>{title}</a> }
    });
    let many = found.records.len() > MOST_RECORDS;
    let records = records.collect_view();
    let records = match found.records.len() {
        0 => ().into_any(),
        count if many => view! {
            <details class="findings-records">
                <summary>{format!("这{count}条记录")}</summary>
                <p class="findings-ways">{records}</p>
            </details>
        }
        .into_any(),
        _ => view! { <p class="findings-ways">{records}</p> }.into_any(),
    };
    let figure = found.token.and_then(|at| {
        sheet.summary.with_untracked(|s| s.tokens.get(at).and_then(|token| token.figure.clone()))
    });
    let way = sheet.summary.with_untracked(|summary| way(summary, &found));
    let way = way.map(|(name, route)| view! { <a href=route.href()>{name}</a> });
    let gap = matches!(found.kind, FindingKind::Gap | FindingKind::Dropped);
    let none = figure.filter(|_| gap).and_then(|figure| declare_button(sheet, &figure));
    let line = line_button(sheet, found.line);
    let dates = (found.kind == FindingKind::Dated).then(|| {
        view! { <button type="button" class="link" on:click=move |_| sheet.show_dates()>"改落款日期"</button> }
    });
    view! {
        <li>
            <p><span class=class>{found.kind.name()}</span>" "{sentence}</p>
            {records}
            <p class="findings-ways">{way}{dates}{none}{line}</p>
        </li>
    }
}

/// A button that opens the text at a line, if it is one.
pub fn line_button(sheet: Sheet, line: usize) -> Option<impl IntoView + use<>> {
    let go = move |_| {
        sheet.editing.set(true);
        sheet.line.set(Some(line));
    };
    (line > 0).then(|| {
        view! { <button type="button" class="link" on:click=go>{format!("正文第{line}行")}</button> }
    })
}

/// A finding's sentence without the line it begins with, for places that show the line otherwise
/// or not at all.
pub fn sentence(found: &Finding) -> &str {
    let line = format!("第{}行：", found.line);
    found.sentence.strip_prefix(&line).unwrap_or(&found.sentence)
}

/// Of an archived year: where its records are.
pub fn archived(file: &str) -> AnyView {
    view! {
        <p class="findings-none">{format!("这一年已归档，总结和数字是归档时的样子，记录在“{file}”里。要看记录、改正文，请先到“备份”页取回归档。")}</p>
    }
    .into_any()
}
