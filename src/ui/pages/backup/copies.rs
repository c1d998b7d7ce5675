//! 自动副本: the folder that the program writes copies into by itself.

use crate::backup::rolling;
use crate::browser;
use crate::ui::state::{App, Standing};
use leptos::prelude::*;

/// The card.
#[component]
pub fn CopiesCard() -> impl IntoView {
    let rule = format!(
        "选一个文件夹，最好在另一块盘上，程序会自己把备份写进去：每天第一次改动以后写一份，此后每{}次改动再写一份，两份至少隔{}分钟。留下最近{}份和每个月的最后一份，更早的自动删去；文件夹里别的文件一概不动，台账是空的时候不写。",
        rolling::CHANGES,
        rolling::MINUTES,
        rolling::NEWEST
    );
    view! {
        <section class="card" aria-labelledby="backup-copies">
            <h2 id="backup-copies">"自动副本"</h2>
            <p>{rule}</p>
            <p><strong>"副本没有加密"</strong>"，能打开那个文件夹的人都看得到。"</p>
            {if browser::is_offered() { view! { <Folder/> }.into_any() } else {
                view! { <p class="quiet-text">"这个浏览器不能自己往文件夹里写（Edge、Chrome 可以），请照旧定期点“导出备份”。"</p> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Folder() -> impl IntoView {
    let app = App::here();
    let copies = app.copies;
    let pick = move |name: &'static str| {
        view! { <button type="button" class="button" on:click=move |_| app.pick_folder()>{name}</button> }
    };
    let stop = move || {
        view! { <button type="button" class="button quiet" on:click=move |_| app.stop_copies()>"停用"</button> }
    };
    move || {
        let name = copies.name.get();
        match copies.standing.get() {
            _ if app.closed().is_some() => {
                view! { <p class="quiet-text">"副本由正在编辑的窗口写。"</p> }.into_any()
            }
            Standing::None => {
                view! { <p class="backup-actions">{pick("选择文件夹")}</p> }.into_any()
            }
            Standing::Ready => view! {
                <p><span class="tag green">{format!("正在写进“{name}”")}</span></p>
                <p class="quiet-text">{move || last(app)}</p>
                <p class="backup-actions">
                    <button type="button" class="button" on:click=move |_| app.copy_now()>"现在写一份"</button>
                    {pick("换文件夹")}
                    {stop()}
                </p>
            }
            .into_any(),
            Standing::Waiting => view! {
                <p><span class="tag gold">"待授权"</span></p>
                <p class="quiet-text">{format!("浏览器关闭以后再打开，要您再同意一次，程序才能写进“{name}”。")}{move || last(app)}</p>
                <p class="backup-actions">
                    <button type="button" class="button primary" on:click=move |_| app.resume_copies()>"继续写副本"</button>
                    {pick("换文件夹")}
                    {stop()}
                </p>
            }
            .into_any(),
            Standing::Failed(error) => view! {
                <p class="backup-refused" role="alert">{format!("副本没有写进“{name}”：{error}。台账和已有的副本不受影响。")}</p>
                <p class="quiet-text">{move || last(app)}</p>
                <p class="backup-actions">
                    <button type="button" class="button primary" on:click=move |_| app.copy_now()>"重试"</button>
                    {pick("换文件夹")}
                    {stop()}
                </p>
            }
            .into_any(),
        }
    }
}

/// The copy written last, and what has changed since.
fn last(app: App) -> String {
    let Some(last) = app.copies.last.get() else { return "还没有写过副本。".to_owned() };
    let at = last.at.format("%Y年%-m月%-d日 %H:%M");
    match app.ledger(|ledger| last.changes(ledger.revision)) {
        0 => format!("上一份：{at}，此后没有改动。"),
        changes => format!("上一份：{at}，此后改动{changes}次。"),
    }
}
