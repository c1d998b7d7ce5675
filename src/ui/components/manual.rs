//! The manual in place: the section about the page that is shown, and a section as it is drawn.

use super::dialog::Dialog;
use crate::manual::{self, Block, Run, Section};
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// The section about a page.
fn about(route: &Route) -> &'static str {
    match route {
        Route::Home => "首页",
        Route::New(kind, _) if kind.as_str() == MEMBER => "党员",
        Route::Records(..) => "台账",
        Route::Intake => "导入旧台账",
        Route::Declarations => "声明无此项",
        Route::New(..) | Route::EditRecord(_) => "填写记录",
        Route::Record(_) => "查看记录",
        Route::Trash => "撤销与回收站",
        Route::Members(_) | Route::Entry(..) | Route::EditMember(_) => "党员",
        Route::Summary | Route::SummaryAt(_) => "总结",
        Route::Backup | Route::Task(_) => "备份",
        Route::Checkup => "数据体检",
        Route::Kinds | Route::Kind(_) => "记录种类",
        Route::Settings | Route::SettingsAt(_) => "设置",
        Route::Help | Route::Unknown => "开始使用",
    }
}

/// 帮助: opens what the manual says about this page.
#[component]
pub fn HelpButton(
    /// What stands on it.
    #[prop(default = "?")]
    face: &'static str,
) -> impl IntoView {
    let app = App::here();
    let open = RwSignal::new(false);
    // Before there is a ledger, every address shows the first run.
    let title = Signal::derive(move || match app.ledger(crate::ledger::Ledger::is_empty) {
        true => "开始使用",
        false => app.route.with(about),
    });
    let whole = move |_| {
        open.set(false);
        app.go(&Route::Help);
    };
    view! {
        <button type="button" class="button quiet help-button" aria-label=(face == "?").then_some("帮助") title="帮助：这一页怎么用"
            on:click=move |_| open.set(true)>{face}</button>
        <Dialog open title=Signal::derive(move || format!("帮助：{}", title.get())) on_close=move || open.set(false)>
            <div class="dialog-body manual" tabindex="0" role="region" aria-label="说明">
                {manual::section(title.get()).map(section)}
            </div>
            <div class="dialog-foot">
                {(title.get() != "开始使用").then(|| view! {
                    <button type="button" class="button" on:click=whole>"全部说明"</button>
                })}
                <button type="button" class="button primary" on:click=move |_| open.set(false)>"知道了"</button>
            </div>
        </Dialog>
    }
}

/// A section without its heading.
pub fn section(section: &Section) -> impl IntoView + use<> {
    section.blocks.iter().map(block).collect_view()
}

fn block(block: &'static Block) -> AnyView {
    match *block {
        Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Paragraph(said) => view! { <p>{runs(said)}</p> }.into_any(),
        Block::List { numbered, items } => {
            let items = items.iter().map(|item| view! { <li>{runs(item)}</li> }).collect_view();
            match numbered {
                true => view! { <ol>{items}</ol> }.into_any(),
                false => view! { <ul>{items}</ul> }.into_any(),
            }
        }
    }
}

fn runs(runs: &'static [Run]) -> impl IntoView {
    let run = |run: &'static Run| match *run {
        Run::Text(text) => text.into_any(),
        Run::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Run::Typed(text) => view! { <code>{text}</code> }.into_any(),
    };
    runs.iter().map(run).collect_view()
}
