//! 备份: the ledger out to a file and back in, and the room it takes.
//!
//! | file | holds |
//! |---|---|
//! | `archive` | 归档 of a past year, 取回归档 |
//! | `copies` | 自动副本 |
//! | `export` | 导出备份 |
//! | `import` | 导入备份: what would change, before it does |
//! | `merge` | 合并: a backup taken in entry by entry |
//! | `past` | 修改历史 and 回收站, cleared by the year |
//! | `seal` | 加密导出 |
//! | `room` | the room taken, the way to 数据体检, 清空台账 |

mod archive;
mod copies;
mod export;
mod import;
mod merge;
mod past;
mod room;
mod seal;

pub use export::{LastBackup, export, offer};
pub use import::Bring;
pub use merge::Merge;
pub use room::ClearButton;
pub use seal::SealedExport;

use crate::ui::components::page::Page;
use crate::ui::route::{Route, Task};
use crate::ui::state::App;
use leptos::prelude::*;

/// 备份.
#[component]
pub fn Backup() -> impl IntoView {
    let app = App::here();
    let merging = RwSignal::new_local(None);
    view! {
        <Page title=Signal::stored("备份".to_owned())>
            <div class="stack narrow">
                <section class="card" aria-labelledby="backup-out">
                    <h2 id="backup-out">"导出"</h2>
                    <p>"把整本台账存成一个文件：支部信息、党员、全部记录、各年度正文都在里面；修改历史和回收站不在里面。存到U盘或单位指定的地方，与网页文件分开放。"</p>
                    <export::LastBackup/>
                    <p class="backup-actions">
                        <button type="button" class="button primary" on:click=move |_| export(app)>"导出备份"</button>
                        <seal::SealedExport/>
                    </p>
                </section>
                <copies::CopiesCard/>
                <import::Import merging/>
                <merge::Merge merging/>
                <section class="card" aria-labelledby="backup-carry">
                    <h2 id="backup-carry">"换一台电脑、换一个人"</h2>
                    <p>"网页文件里装的是程序，"<strong>"不是数据"</strong>"：只拷走网页文件，带不走台账。下面三件事，程序一步一步带着做，做到哪里、文件对不对，当场核对。"</p>
                    <p class="backup-actions">
                        {Task::ALL.map(|task| view! { <a class="button" href=Route::Task(task).href()>{task.name()}</a> })}
                    </p>
                </section>
                <room::Checkup/>
                <room::Room/>
                <archive::Archive/>
                <past::Past/>
                <room::Clear/>
            </div>
        </Page>
    }
}
