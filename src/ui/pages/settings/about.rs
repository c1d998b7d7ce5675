//! About the program, and what must not be entered.

use crate::ui::components::secrets::Secrets;
use leptos::prelude::*;

/// About.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="settings-about">
            <h2 id="settings-about">"保密与说明"</h2>
            <Secrets/>
            <p>"台账只存在这台电脑的这个浏览器里，不联网、不上传。网页文件里装的是程序，不是数据；换电脑、清理浏览器之前，请先到“备份”页导出备份。"</p>
            <p class="quiet-text">{format!("支部台账 {}", env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}
