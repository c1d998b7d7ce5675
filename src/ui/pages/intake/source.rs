//! A file is opened, a table pasted.

use super::bench::{Bench, Opened};
use crate::browser;
use crate::intake::{self, IntakeError, MOST_BYTES, Measure};
use crate::ui::components::file_button::FileButton;
use crate::ui::components::secrets::Secrets;
use leptos::prelude::*;
use std::time::Duration;

/// What is said of a table that was pasted.
const PASTED: &str = "粘贴的表格";

/// Where the table comes from.
pub fn source(bench: Bench) -> AnyView {
    let open = Memo::new(move |_| bench.opened.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="intake-source">
            <h2 id="intake-source" tabindex="-1">"原来的台账"</h2>
            {came(bench)}
            {move || if open.get() { opened(bench) } else { ways(bench) }}
        </section>
    }
    .into_any()
}

fn opened(bench: Bench) -> AnyView {
    let name = bench.opened.with_untracked(|opened| {
        opened.as_ref().map(|opened| opened.name.clone()).unwrap_or_default()
    });
    let close = move |_| {
        bench.close();
        request_animation_frame(|| {
            browser::focus("intake-source");
        });
    };
    view! {
        <p class="intake-opened">
            <strong>{name}</strong>
            <button type="button" class="button" on:click=close>"换一个表"</button>
        </p>
    }
    .into_any()
}

fn ways(bench: Bench) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let text = RwSignal::new(String::new());
    let opening = RwSignal::new(false);
    let take = move |name: String, read: Result<Vec<intake::Table>, IntakeError>| match read {
        Ok(tables) => {
            bench.open(Opened { name, tables });
            request_animation_frame(|| {
                browser::focus("intake-choices");
            });
        }
        Err(error) => refused.set(Some(format!("“{name}”没有读出来。{error}"))),
    };
    let pick = move |file: web_sys::File| {
        refused.set(None);
        let name = file.name();
        if file.size() > MOST_BYTES as f64 {
            return take(name, Err(IntakeError::TooLarge(Measure::Bytes)));
        }
        opening.set(true);
        leptos::task::spawn_local(async move {
            let bytes = match browser::read(file).await {
                Ok(bytes) => bytes,
                Err(error) => {
                    opening.set(false);
                    return refused.set(Some(error.to_string()));
                }
            };
            // A large workbook takes a moment: once the page says so.
            let open = move || {
                opening.try_set(false);
                take(name, intake::open(&bytes, browser::decode_gb18030));
            };
            set_timeout(open, Duration::from_millis(30));
        });
    };
    let read = move || {
        refused.set(None);
        take(PASTED.to_owned(), text.with_untracked(|text| intake::paste(text)));
    };
    // Once the field holds what was pasted.
    let pasted = move |_| {
        set_timeout(
            move || {
                if text.try_with_untracked(|text| text.contains('\n')) == Some(true) {
                    read();
                }
            },
            Duration::ZERO,
        );
    };
    view! {
        <p class="card-help">"以前用 Excel、WPS 记的台账，不用重新录入：选表格文件，或者在表格里连标题一起选中、复制，粘贴到下面。先核对、后导入，导入以后可以撤销。"</p>
        <p class="intake-ways">
            <FileButton name="选取表格文件" accept=".xlsx,.xlsm,.csv,.txt,.tsv" class="button primary" on_pick=pick/>
            <span class="quiet-text" role="status">{move || if opening.get() { "正在读…" } else { ".xlsx（WPS 的 .et 请先另存为 .xlsx）、.csv" }}</span>
        </p>
        <div class="field intake-paste">
            <label class="field-name" for="intake-paste">"粘贴表格"</label>
            <div class="field-body">
                <textarea id="intake-paste" rows="5" spellcheck="false"
                    placeholder="日期　　类别　　　主题　　　　　地点　　参加人员"
                    prop:value=move || text.get() on:paste=pasted
                    on:input=move |event| text.set(event_target_value(&event))></textarea>
                <p><button type="button" class="button" disabled=move || text.with(|text| text.trim().is_empty())
                    on:click=move |_| read()>"读取粘贴的内容"</button></p>
            </div>
        </div>
        <div role="alert">
            {move || refused.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}
        </div>
        <Secrets/>
    }
    .into_any()
}

/// What the last import came to, with the way to it.
fn came(bench: Bench) -> AnyView {
    let shown = move || {
        let revision = bench.app.ledger(|ledger| ledger.revision);
        bench.came.get().filter(|came| came.revision == revision).map(|came| {
            let told = format!("刚才导入了{}条记录，都标着“导入”。", came.count);
            view! { <p class="intake-came">{told}<a href=came.href>"到台账里看"</a></p> }
        })
    };
    shown.into_any()
}
