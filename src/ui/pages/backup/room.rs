//! The room the ledger takes, the way to 数据体检, and 清空台账.

use crate::browser;
use crate::store::{CAPACITY, Usage};
use crate::ui::components::dialog::Dialog;
use crate::ui::notice::{Subject, Tone};
use crate::ui::route::Route;
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
                    let warning = match usage {
                        usage if usage.is_nearly_full() => "空间快用完了，再录入可能存不下：请先导出备份，再",
                        usage if usage.is_filling_up() => "空间已用过七成：请先导出备份，再",
                        _ => "",
                    };
                    // What takes most is what to begin with.
                    let what = match usage.others > usage.own {
                        true => "清理本机其他网页的数据（浏览器设置里“网站数据”一项）。",
                        false => "把往年归档，或者清除往年的修改历史和回收站（都在本页下方）。",
                    };
                    let full = (!warning.is_empty()).then(|| view! {
                        <p class="backup-refused">{format!("{warning}{what}")}</p>
                        <p class="backup-actions"><button type="button" class="button" on:click=move |_| {
                            browser::point_at(super::archive::HEADING);
                        }>"去归档往年"</button></p>
                    });
                    view! {
                        <meter class="backup-meter" min="0" max=CAPACITY.to_string() high=(CAPACITY / 10 * 7).to_string()
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

/// The way to 数据体检, which says what is to be looked at there.
#[component]
pub fn Checkup() -> impl IntoView {
    let app = App::here();
    let waiting = move || {
        app.desk(|desk| {
            let asides = desk.store().asides().map_or(0, |asides| asides.len());
            asides + desk.store().count_conflicting()
        })
    };
    view! {
        <section class="card" aria-labelledby="backup-checkup">
            <h2 id="backup-checkup">"数据体检"</h2>
            <p>"检查台账在浏览器里存得是否完好，受损的修复，缺少的从备份里找回。"</p>
            {move || match waiting() {
                0 => None,
                count => Some(view! { <p class="backup-refused">{format!("有{count}项受损数据或者另一份台账等着处理。")}</p> }),
            }}
            <p class="backup-actions"><a class="button" href=Route::Checkup.href()>"打开数据体检"</a></p>
        </section>
    }
}

/// 清空台账.
#[component]
pub fn Clear() -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="backup-clear">
            <h2 id="backup-clear">"清空"</h2>
            <p>"删去这个浏览器里的整本台账，连同修改历史、回收站和没填完的表，从头开始。关闭本页之前可以撤销（后三样除外），关闭以后只能从备份找回。"</p>
            <ClearButton off=Signal::stored(false)/>
        </section>
    }
}

/// The button with its question.
#[component]
pub fn ClearButton(
    /// Whether it may not be pressed yet.
    off: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let asking = RwSignal::new(false);
    let clear = move || {
        asking.set(false);
        if app.change(Desk::clear).is_some() {
            app.tell(Subject::Edit, Tone::Hint, "台账已清空。关闭本页之前，还可以撤销。");
        }
    };
    let others = move || match app.desk(|desk| desk.store().count_others()) {
        0 => String::new(),
        count => format!("“数据体检”里另存的{count}本台账不在其内，要删去的，先到那里删。"),
    };
    view! {
        <p class="backup-actions">
            <button type="button" class="button danger" disabled=off on:click=move |_| asking.set(true)>"清空台账"</button>
        </p>
        <Dialog open=asking title=Signal::stored("清空台账".to_owned()) on_close=move || asking.set(false)>
            <div class="dialog-body">
                <p>{move || format!("这本台账共有{}项内容，清空以后，在关闭本页之前可以撤销，关闭以后只能从备份找回；修改历史、回收站和没填完的表也一起清除，撤销也找不回这三样。建议先导出备份。{}", app.ledger(|ledger| ledger.len()), others())}</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button danger" on:click=move |_| clear()>"清空"</button>
                <button type="button" class="button primary" autofocus on:click=move |_| asking.set(false)>"不清空"</button>
            </footer>
        </Dialog>
    }
}
