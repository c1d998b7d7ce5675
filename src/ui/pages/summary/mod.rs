//! 总结: the year's summary as it will be printed, the records behind each figure, and the text it
//! is written from.
//!
//! | file | holds |
//! |---|---|
//! | `sheet` | what the parts share: the text, the summary, what is pointed at |
//! | `preview` | 总结预览 |
//! | `evidence` | 数字出处 |
//! | `none` | declarations of none: made, shown, taken back |
//! | `findings` | 交稿前: gaps and whatever else should be looked at |
//! | `text` | 编辑正文 |
//! | `settings` | the days of the document, and whether gaps stay |
//! | `help` | how the text is written |
//! | `actions` | 导出 Word, 打印, 复制全文 |
//! | `measure`, `print` | the document's lines on A4 pages, for printing |

mod actions;
mod evidence;
pub mod findings;
mod help;
mod measure;
mod none;
mod preview;
mod print;
mod settings;
mod sheet;
mod text;

use crate::browser;
use crate::document::Inline;
use crate::summary::FindingKind;
use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
pub use sheet::token_id;
use sheet::{Sheet, runs};

/// 总结.
#[component]
pub fn Summary() -> impl IntoView {
    let sheet = Sheet::provide(App::here());
    let pages = print::Pages::provide(sheet);
    // The address may lead to one figure.
    if let Route::SummaryAt(token) = untrack(|| sheet.app.route.get()) {
        request_animation_frame(move || {
            sheet.picked.set(Some(token));
            browser::point_at(&sheet::token_id(token));
        });
    }
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            sheet.put_away();
        }
    });
    on_cleanup(move || escape.remove());
    view! {
        <Page title=Signal::stored("总结".to_owned()) actions=ViewFn::from(move || actions::actions(sheet, pages))>
            <div class="summary" class:editing=move || sheet.editing.get() class:typing=move || sheet.typing.get()>
                <Chips pages/>
                <div class="summary-columns">
                    <div class="summary-paper">
                        <preview::Preview/>
                        // Below the paper it leaves the text its room.
                        {move || sheet.editing.get().then(|| view! { <evidence::Evidence/> })}
                    </div>
                    <div class="summary-side">
                        {move || (!sheet.editing.get()).then(|| view! { <evidence::Evidence/> })}
                        <text::TextPanel/>
                        <findings::Findings/>
                    </div>
                </div>
            </div>
            <print::Print pages/>
        </Page>
    }
}

/// The document in numbers.
#[component]
fn Chips(pages: print::Pages) -> impl IntoView {
    let sheet = Sheet::here();
    let sourced = move || {
        sheet.summary.with(|summary| {
            let with_source = |run: &&Inline| match run {
                Inline::Figure { token, .. } => summary
                    .tokens
                    .get(*token)
                    .is_some_and(|token| token.figure.is_some() || token.record.is_some()),
                _ => false,
            };
            runs(&summary.document).filter(with_source).count()
        })
    };
    let found = move |kind: FindingKind| {
        sheet.summary.with(|s| s.findings.iter().filter(|found| found.kind == kind).count())
    };
    let chip = |count: usize, text: String| match count {
        0 => view! { <li class="tag">{text}</li> }.into_any(),
        // On a narrow screen the list is far down.
        _ => view! {
            <li><button type="button" class="tag gold" title="在“交稿前”里查看"
                on:click=move |_| { browser::point_at("findings-title"); }>{text}</button></li>
        }
        .into_any(),
    };
    view! {
        <ul class="summary-chips" aria-label="本篇概况">
            {move || {
                let (gaps, typed) = (found(FindingKind::Gap), found(FindingKind::Typed));
                let sourced = sourced();
                view! {
                    <li class="tag">{format!("{}字", thousands(sheet.summary.with(|s| s.characters)))}</li>
                    {pages.count().map(|count| view! { <li class="tag">{format!("{count}页")}</li> })}
                    {sheet.archived().map(|_| view! { <li class="tag blue">"已归档"</li> })}
                    <li class=if sourced == 0 { "tag" } else { "tag green" }>{format!("数字有出处{sourced}个")}</li>
                    {chip(gaps, format!("缺数{gaps}处"))}
                    {chip(typed, format!("手填数字{typed}处"))}
                    {sheet.is_changed().then(|| view! { <li class="tag red">"正文有改动未保存"</li> })}
                }
            }}
        </ul>
    }
}

fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}
