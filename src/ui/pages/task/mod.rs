//! 随身带走, 在另一台电脑继续, 交接: tasks led through in steps. A step is done where it stands, and
//! called done when that has been seen, not when it was pressed; what comes next is said in words.
//!
//! | file | holds |
//! |---|---|
//! | `verify` | exporting, and picking the file again |
//! | `go_on` | bringing the ledger in on the other computer |

mod go_on;
mod verify;

use super::backup::ClearButton;
use crate::browser;
use crate::ui::components::page::Page;
use crate::ui::route::{Route, Task};
use crate::ui::state::App;
use leptos::prelude::*;

/// A task.
#[component]
pub fn TaskPage(
    /// Which.
    task: Task,
) -> impl IntoView {
    let steps = match task {
        Task::Carry => carry(),
        Task::GoOn => go_on::steps(),
        Task::HandOver => hand_over(),
    };
    view! {
        <Page title=Signal::stored(task.name().to_owned()) of_year=false>
            <nav class="crumbs" aria-label="位置">{move || {
                let empty = App::here().ledger(|ledger| ledger.is_empty());
                let (route, name) = if empty { (Route::Home, "开始") } else { (Route::Backup, "备份") };
                view! { <a href=route.href()>{name}</a> }
            }}</nav>
            <ol class="stack narrow task">{steps}</ol>
        </Page>
    }
}

/// A step: its name, whether it has been seen done, and what is done there. Without `done` there is
/// nothing to be seen from here.
fn step(name: &'static str, done: Option<Signal<bool>>, content: AnyView) -> AnyView {
    let tag = done.map(|done| {
        move || match done.get() {
            true => view! { <span class="tag green">"已完成"</span> },
            false => view! { <span class="tag gold">"待完成"</span> },
        }
    });
    view! {
        <li class="card">
            <h2>{name}" "<span role="status">{tag}</span></h2>
            {content}
        </li>
    }
    .into_any()
}

/// The program itself has to go along where it is a file.
fn program() -> &'static str {
    match browser::is_there("link[rel=manifest]") {
        true => "程序不用带：在那台电脑的浏览器里打开与这里同一个网址。",
        false => "网页文件“支部台账.html”：程序本身。那台电脑上已有的，不用再带。",
    }
}

fn carry() -> Vec<AnyView> {
    let list = view! {
        <ul class="backup-doubts">
            <li>"刚才核对过的备份文件，拷到U盘或者单位允许的地方。"</li>
            <li>{program()}</li>
            <li>"加密导出的，口令自己记牢，不与文件放在一起。"</li>
        </ul>
        <p>"到了那台电脑上，打开支部台账，点“在另一台电脑继续”，选取这个备份文件。"</p>
        <p>"此后在那台电脑上记，这台上先不记；回来的时候照样带回来，在这里点“在另一台电脑继续”，程序会把两边合并。"</p>
    };
    vec![
        verify::export_step(),
        verify::verify_step(),
        step("三、带上这些，到那台电脑继续", None, list.into_any()),
    ]
}

fn hand_over() -> Vec<AnyView> {
    let app = App::here();
    let list = view! {
        <p>"当面点清，逐样交给接手的人："</p>
        <ul class="backup-doubts">
            <li>"刚才核对过的备份文件。"</li>
            <li>"各年度总结的Word文件：到"<a href=Route::Summary.href()>"总结"</a>"页逐年导出。"</li>
            <li>{program()}</li>
            <li>"加密导出的，口令当面或者打电话告诉，不与文件一起交。"</li>
            <li>"以前的备份、自动副本所在的U盘和文件夹，一并移交或者删除。"</li>
        </ul>
        <p>"接手的人在自己的电脑上打开支部台账，点“在另一台电脑继续”，选取备份文件，核对支部名称和记录条数以后，您再做下一步。"</p>
    };
    let others = move || app.desk(|desk| desk.store().count_others());
    let off = Signal::derive(move || !verify::is_verified(app) || others() > 0);
    let clear = view! {
        <p>"接手的人确认收到以后，把台账从这台电脑上移走。关闭本页之前可以撤销，关闭以后这台电脑上就没有了。"</p>
        {move || match (verify::is_verified(app), others()) {
            (false, _) => Some(view! { <p class="quiet-text">"核对过备份文件才能移走。"</p> }.into_any()),
            (_, 0) => None,
            (_, count) => Some(view! {
                <p class="backup-refused">{format!("这台电脑上另存着{count}本台账，请先处理：")}<a href=Route::Checkup.href()>"数据体检"</a></p>
            }.into_any()),
        }}
        <ClearButton off/>
    };
    vec![
        verify::export_step(),
        verify::verify_step(),
        step("三、交给接手的人", None, list.into_any()),
        step("四、从这台电脑上移走", None, clear.into_any()),
    ]
}
