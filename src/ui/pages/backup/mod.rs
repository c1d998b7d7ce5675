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

pub use export::{export, offer};

use crate::ui::components::page::Page;
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
                    <h2 id="backup-carry">"换一台电脑接着用"</h2>
                    <p>"网页文件里装的是程序，"<strong>"不是数据"</strong>"：只拷走网页文件，带不走台账。"</p>
                    <ol class="backup-steps">
                        <li>"在这台电脑上导出备份，与网页文件一起拷走。"</li>
                        <li>"在另一台电脑上打开网页文件，点“导入备份”，选中刚才的备份文件。"</li>
                        <li>"此后只在一台电脑上记，免得两边各记各的；要换回来，再导出、导入一次。"</li>
                    </ol>
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
