//! 修改历史 and 回收站: how much there is, and 清除 of a year's.

use crate::ui::components::dialog::Dialog;
use crate::ui::notice::{Subject, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The card with the way to 回收站, and 清除.
#[component]
pub fn Past() -> impl IntoView {
    let app = App::here();
    let years = Memo::new(move |_| {
        app.desk(|desk| desk.store().past_years().into_iter().rev().collect::<Vec<_>>())
    });
    let removed = Memo::new(move |_| app.desk(|desk| desk.store().count_removed()));
    let chosen = RwSignal::new(None::<i32>);
    let asked = RwSignal::new(None::<(i32, usize)>);
    let ask = move |_| {
        let all = years.get_untracked();
        let one = all.iter().find(|(year, _)| chosen.get_untracked() == Some(*year));
        asked.set(one.or(all.first()).copied());
    };
    let clear = move || {
        let Some((year, count)) = asked.get_untracked() else { return };
        asked.set(None);
        if app.drop_versions(|desk| desk.forget_year(year)) {
            let text = format!("已清除{year}年的修改历史和回收站，共{count}版。");
            app.tell(Subject::Edit, Tone::Done, text);
        }
    };
    view! {
        <section class="card" aria-labelledby="backup-past">
            <h2 id="backup-past">"修改历史和回收站"</h2>
            <p>"记录和党员改动之前的样子、90天内删除的内容，留在这个浏览器里，可以恢复；不在备份文件里。最多占存储空间的十分之一，空间不够时旧的先清除；年度正文只在删除时保留，平时的修改不留。"</p>
            <p><a href=Route::Trash.href()>{move || match removed.get() {
                0 => "打开回收站（空）".to_owned(),
                count => format!("打开回收站（{count}项）"),
            }}</a></p>
            {move || {
                let years = years.get();
                (!years.is_empty()).then(|| view! {
                    <p class="backup-actions">
                        <select class="year" aria-label="清除哪一年" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                            {years.into_iter().map(|(year, count)| view! {
                                <option value=year.to_string()>{format!("{year}年（{count}版）")}</option>
                            }).collect_view()}
                        </select>
                        <button type="button" class="button" on:click=ask>"清除这一年的"</button>
                    </p>
                })
            }}
            <Dialog open=Signal::derive(move || asked.with(Option::is_some))
                title=Signal::stored("清除修改历史和回收站".to_owned()) on_close=move || asked.set(None)>
                <div class="dialog-body">
                    {asked.get().map(|(year, count)| view! {
                        <p>{format!("{year}年的记录以前的{count}版，包括回收站里的，都要清除；台账现在的内容不变。党员、党小组等没有年度的，按改动那天算。这一步不能撤销。")}</p>
                    })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="button danger" on:click=move |_| clear()>"清除"</button>
                    <button type="button" class="button primary" autofocus on:click=move |_| asked.set(None)>"不清除"</button>
                </footer>
            </Dialog>
        </section>
    }
}
