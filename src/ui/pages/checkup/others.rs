//! Other ledgers that the journal holds: one that this was put in place of, or one that was met
//! when it was opened. Exported, put back, and removed when asked.

use crate::ledger::Ledger;
use crate::ui::components::dialog::Dialog;
use crate::ui::notice::{Subject, Tone};
use crate::ui::pages::backup::offer;
use crate::ui::state::App;
use leptos::prelude::*;

/// The card, while there is one.
#[component]
pub fn Others() -> impl IntoView {
    let app = App::here();
    let asked = RwSignal::new(None::<u64>);
    let remove = move || {
        let Some(number) = asked.get_untracked() else { return };
        asked.set(None);
        if let Some(Err(error)) = app.change(|desk| Ok(desk.store_mut().drop_other(number))) {
            app.say(Tone::Error, error.to_string());
        }
    };
    let line = move |(number, ledger): (u64, Ledger)| {
        let branch = ledger.branch.as_ref().map(|branch| branch.full_name.clone());
        let records = format!("{}条记录，{}名党员", ledger.records.len(), ledger.members.len());
        let why = match app.desk(|desk| desk.store().former(number)) {
            Some(former) => {
                format!("{}{}以前的一本", former.on.format("%Y年%-m月%-d日"), former.step)
            }
            None => "打开时就有的另一份".to_owned(),
        };
        let back = move |_| {
            if app.change(|desk| desk.turn_to_other(number)) == Some(true) {
                app.tell(
                    Subject::Edit,
                    Tone::Done,
                    "已换回这一本；换下来的也留在“数据体检”里，点“撤销”可以退回。",
                );
            }
        };
        let export = move |_| match offer(app, &ledger, "支部台账备份-另一份") {
            Ok(file) => app.say(Tone::Done, format!("已导出“{file}”，请确认文件已经存好。")),
            Err(sentence) => app.say(Tone::Error, sentence),
        };
        view! {
            <tr>
                <td>{branch.unwrap_or_else(|| "没有支部信息".to_owned())}</td>
                <td>{records}<br/><small class="quiet-text">{why}</small></td>
                <td class="row-actions">
                    <button type="button" class="link" on:click=export>"导出这一份"</button>
                    <button type="button" class="link" on:click=back>"换回这一本"</button>
                    <button type="button" class="link" on:click=move |_| asked.set(Some(number))>"删除这一份"</button>
                </td>
            </tr>
        }
    };
    move || {
        let others = app.desk(|desk| desk.store().others());
        (!others.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="checkup-others">
                <h2 id="checkup-others">"另一份台账"</h2>
                <p class="card-help">"整本替换以前的台账，在这里留90天，最多3本；换错了的，点“换回这一本”。打开时就有的另一份，多半是某次数据库存储不可用时另外新建了台账，两份都没有丢：先导出，核对哪些内容要补进现在的台账，再决定删不删。"</p>
                <div class="table-wrap"><table class="table register aside">
                    <thead><tr><th scope="col">"支部"</th><th scope="col">"内容"</th>
                        <th scope="col"><span class="off-screen">"操作"</span></th></tr></thead>
                    <tbody>{others.into_iter().map(line).collect_view()}</tbody>
                </table></div>
                <Dialog open=Signal::derive(move || asked.with(Option::is_some))
                    title=Signal::stored("删除另一份台账".to_owned()) on_close=move || asked.set(None)>
                    <div class="dialog-body">
                        <p>"这一份台账会从这台电脑上删除，不能撤销；现在的台账不变。没有导出过的，请先导出。"</p>
                    </div>
                    <footer class="dialog-foot">
                        <button type="button" class="button danger" on:click=move |_| remove()>"删除"</button>
                        <button type="button" class="button primary" autofocus on:click=move |_| asked.set(None)>"不删除"</button>
                    </footer>
                </Dialog>
            </section>
        })
    }
}
