//! 在另一台电脑继续: the ledger brought in, seen to be safe, and what to do when going back.

use super::step;
use crate::ledger::Ledger;
use crate::store::Kept;
use crate::ui::pages::backup::{Bring, Merge};
use crate::ui::route::{Route, Task};
use crate::ui::state::App;
use leptos::prelude::*;

pub(super) fn steps() -> Vec<AnyView> {
    let app = App::here();
    let merging = RwSignal::new_local(None);
    let brought = Signal::derive(move || app.seen.with(|seen| seen.brought.is_some()));
    let safe = Signal::derive(move || {
        brought.get() && app.kept.get() == Kept::Safe && !app.ledger(Ledger::is_empty)
    });
    let what = move || match app.ledger(Ledger::is_empty) {
        true => "选取带来的备份文件。这台电脑上还没有台账，看过里面有什么，再整本放进来。",
        false => {
            "选取带来的备份文件。这台电脑上已有台账：两边都记过的选“合并”，这里的不要了才选“整本替换”。"
        }
    };
    let pick = view! { <p>{what}</p><Bring merging/><Merge merging/> };
    let held = move || {
        app.ledger(|ledger| {
            let name = ledger.branch.as_ref().map(|branch| branch.full_name.clone());
            let last = ledger.records.values().map(|record| record.date).max();
            let last = last.map(|day| day.format("，最近一条是%Y年%-m月%-d日的").to_string());
            format!(
                "{}：{}条记录，{}名党员{}。",
                name.unwrap_or_else(|| "没有支部信息".to_owned()),
                ledger.records.len(),
                ledger.members.len(),
                last.unwrap_or_default()
            )
        })
    };
    let look = view! {
        {move || match (brought.get(), safe.get()) {
            (false, _) => view! { <p class="quiet-text">"导入以后，这里列出台账里有什么。"</p> }.into_any(),
            (_, false) => view! { <p>"正在存到磁盘上，请等到显示“已保存”。"</p> }.into_any(),
            (_, true) => view! {
                <p>"现在这台电脑上是"{held()}"已经存到磁盘上。请与带来时的核对，对得上就可以接着记。"</p>
                <p class="backup-actions"><a class="button" href=Route::Home.href()>"开始记"</a></p>
            }.into_any(),
        }}
    };
    let back = view! {
        <p>"在这台电脑上用完以后，点"<a href=Route::Task(Task::Carry).href()>"随身带走"</a>"导出、核对、带上文件；回到原来的电脑，再点“在另一台电脑继续”，选“合并”。"</p>
        <p>"这台电脑别人也用、以后不再在这里记的，带走以后到"<a href=Route::Task(Task::HandOver).href()>"交接"</a>"的最后一步，把台账从这里移走。"</p>
    };
    vec![
        step("一、导入带来的备份", Some(brought), pick.into_any()),
        step("二、核对，等到存稳", Some(safe), look.into_any()),
        step("三、用完带回去", None, back.into_any()),
    ]
}
