//! 数据体检: both stores looked through anew, what was found in plain words, and what can be done.
//!
//! | file | holds |
//! |---|---|
//! | `report` | a check under way, and what it has come to |
//! | `found` | what was found in the stores, each with what it means and what can be done |
//! | `asides` | what could not be read and was set aside: put back, exported, thrown away |
//! | `back` | entries put back from a backup, one by one |
//! | `others` | other ledgers that the journal holds |

mod asides;
mod back;
mod found;
pub mod others;
mod report;

use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
use report::Bench;

/// 数据体检.
#[component]
pub fn Checkup() -> impl IntoView {
    let app = App::here();
    let bench = Bench::new(app);
    let running = Memo::new(move |_| bench.progress.with(Option::is_some));
    let progress = move || {
        let (done, all) = bench.progress.get().unwrap_or_default();
        view! {
            <p class="quiet-text">{format!("正在检查：{done}/{all}")}</p>
            <progress class="backup-meter" max=all.max(1).to_string() value=done.to_string() aria-label="体检进度"></progress>
        }
    };
    view! {
        <Page title=Signal::stored("数据体检".to_owned()) of_year=false>
            <nav class="crumbs" aria-label="位置"><a href=Route::Backup.href()>"备份"</a></nav>
            <div class="stack narrow">
                <section class="card" aria-labelledby="checkup-run">
                    <h2 id="checkup-run">"体检"</h2>
                    <p>"把浏览器存储和数据库存储重新读一遍，与打开着的台账逐项对照，再看看有没有前后不一的内容。只看不改；要不要修复，由您来定。"</p>
                    <p class="backup-actions">
                        <button type="button" class="button primary" disabled=move || running.get() on:click=move |_| bench.run()>
                            {move || if bench.report.with(Option::is_some) { "再次体检" } else { "开始体检" }}
                        </button>
                    </p>
                    <div role="status">
                        {move || running.get().then(progress)}
                        {move || bench.told()}
                    </div>
                </section>
                <found::Found bench/>
                <asides::Asides bench/>
                <others::Others/>
                <back::Back bench/>
            </div>
        </Page>
    }
}
