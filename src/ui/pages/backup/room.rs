//! The room the ledger takes, what was found damaged and set aside, and 清空台账.

use crate::store::{Aside, CAPACITY, Usage};
use crate::ui::components::banners::export_asides;
use crate::ui::components::dialog::Dialog;
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// How much of the storage is taken.
#[component]
pub fn Room() -> impl IntoView {
    let app = App::here();
    let usage = move || {
        app.looked.track();
        app.desk(|desk| desk.store().usage())
    };
    view! {
        <section class="card" aria-labelledby="backup-room">
            <h2 id="backup-room">"存储空间"</h2>
            {move || match usage() {
                Err(error) => view! { <p class="backup-refused">{format!("{error}。")}</p> }.into_any(),
                Ok(usage) => {
                    let percent = Usage::percent;
                    let past = percent(usage.past);
                    let text = format!(
                        "已用{}：台账占{}（其中修改历史和回收站占{}），同一浏览器里的其他数据占{}（双击打开网页文件时，本机其他网页也算在内）。总共约{}万字符，是通常的限额，浏览器不公布确切数。",
                        percent(usage.taken()), percent(usage.own), past, percent(usage.others), CAPACITY / 10_000
                    );
                    let full = usage.is_nearly_full().then(|| view! {
                        <p class="backup-refused">"空间快用完了：请先导出备份，再清理本机其他网页的数据。"</p>
                    });
                    view! {
                        <meter class="backup-meter" min="0" max=CAPACITY.to_string() high=(CAPACITY / 10 * 8).to_string()
                            value=usage.taken().to_string() aria-label="已用空间"></meter>
                        <p class="quiet-text">{text}</p>
                        {full}
                    }
                    .into_any()
                }
            }}
            <p class="quiet-text">"台账存在这个浏览器里。清理浏览器数据、重装系统都会连它一起删掉，所以要定期导出备份。"
                {move || match app.persistent.get() {
                    Some(true) => "浏览器已同意：磁盘空间紧张时不清除这里的数据。",
                    Some(false) => "浏览器没有承诺保留：磁盘空间紧张或者很久不打开时，可能清除这里的数据。",
                    None => "",
                }}</p>
        </section>
    }
}

/// What could not be read and was set aside, to be exported and, after that, removed.
#[component]
pub fn Damaged() -> impl IntoView {
    let app = App::here();
    let asides = move || app.desk(|desk| desk.store().asides()).unwrap_or_default();
    let line = move |aside: Aside| {
        let number = aside.number;
        let drop = move |_| {
            if let Some(Err(error)) = app.change(|desk| Ok(desk.store_mut().drop_aside(number))) {
                app.say(Tone::Error, error.to_string());
            }
        };
        let name = format!("删除第{number}号");
        view! {
            <tr>
                <td class="number">{number}</td>
                <td>{aside.described()}</td>
                <td class="number">{format!("{}字符", aside.text.chars().count())}</td>
                <td class="row-actions"><button type="button" class="link" aria-label=name on:click=drop>"删除"</button></td>
            </tr>
        }
    };
    move || {
        let asides = asides();
        (!asides.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="backup-damaged">
                <div class="card-head">
                    <h2 id="backup-damaged">"受损数据"</h2>
                    <button type="button" class="button" on:click=move |_| export_asides(app)>"导出受损数据"</button>
                </div>
                <p class="card-help">"打开时读不出来的内容，原文另存在这里，没有丢弃。先导出留底，从备份中找回以后再删除；删除不能撤销。"</p>
                <div class="table-wrap"><table class="table">
                    <thead><tr><th scope="col" class="number">"编号"</th><th scope="col">"内容"</th>
                        <th scope="col" class="number">"长度"</th><th scope="col"><span class="off-screen">"操作"</span></th></tr></thead>
                    <tbody>{asides.into_iter().map(line).collect_view()}</tbody>
                </table></div>
            </section>
        })
    }
}

/// 清空台账.
#[component]
pub fn Clear() -> impl IntoView {
    let app = App::here();
    let asking = RwSignal::new(false);
    let clear = move || {
        asking.set(false);
        if app.change(Desk::clear).is_some() {
            app.tell(Subject::Edit, Tone::Hint, "台账已清空。关闭本页之前，还可以撤销。");
        }
    };
    view! {
        <section class="card" aria-labelledby="backup-clear">
            <h2 id="backup-clear">"清空"</h2>
            <p>"删去这个浏览器里的整本台账，连同修改历史、回收站和没填完的表，从头开始。关闭本页之前可以撤销（后三样除外），关闭以后只能从备份找回。"</p>
            <p class="backup-actions">
                <button type="button" class="button danger" on:click=move |_| asking.set(true)>"清空台账"</button>
            </p>
            <Dialog open=asking title=Signal::stored("清空台账".to_owned()) on_close=move || asking.set(false)>
                <div class="dialog-body">
                    <p>{move || format!("这本台账共有{}项内容，清空以后，在关闭本页之前可以撤销，关闭以后只能从备份找回；修改历史、回收站和没填完的表也一起清除，撤销也找不回这三样。建议先导出备份。", app.ledger(|ledger| ledger.len()))}</p>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="button danger" on:click=move |_| clear()>"清空"</button>
                    <button type="button" class="button primary" autofocus on:click=move |_| asking.set(false)>"不清空"</button>
                </footer>
            </Dialog>
        </section>
    }
}
