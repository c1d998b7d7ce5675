//! Exporting, and picking the file again: only what was read back from it counts.

use super::step;
use crate::backup;
use crate::store;
use crate::ui::components::file_button::FileButton;
use crate::ui::pages::backup::{LastBackup, SealedExport, export};
use crate::ui::state::App;
use leptos::prelude::*;

/// Whether a file has been seen to hold the ledger as it stands.
pub(super) fn is_verified(app: App) -> bool {
    let revision = app.ledger(|ledger| ledger.revision);
    app.seen.with(|seen| seen.verified.as_ref().is_some_and(|(at, _)| *at == revision))
}

/// 导出备份.
pub(super) fn export_step() -> AnyView {
    let app = App::here();
    let done = Signal::derive(move || {
        is_verified(app) || matches!(app.last_backup(), store::LastBackup::Current(_))
    });
    let content = view! {
        <p>"把整本台账存成一个文件。文件要经过别人的手、放在U盘里带走的，用加密导出。"</p>
        <LastBackup/>
        <p class="backup-actions">
            <button type="button" class="button primary" on:click=move |_| export(app)>"导出备份"</button>
            <SealedExport/>
        </p>
    };
    step("一、导出备份", Some(done), content.into_any())
}

/// The file is picked again.
pub(super) fn verify_step() -> AnyView {
    let app = App::here();
    let refused = RwSignal::new(None::<String>);
    let done = Signal::derive(move || is_verified(app));
    let pick = move |file: web_sys::File| {
        refused.set(None);
        let name = file.name();
        app.read_backup(file, move |read| {
            let found = read.and_then(|found| {
                app.peek(|ledger| backup::verify(ledger, &found.ledger))
                    .map_err(|mismatch| mismatch.to_string())
            });
            match found {
                Ok(()) => {
                    let at = app.peek(|ledger| ledger.revision);
                    app.seen.update(|seen| seen.verified = Some((at, name.clone())));
                }
                Err(sentence) => {
                    app.seen.update(|seen| seen.verified = None);
                    refused.set(Some(format!("“{name}”没有通过核对。{sentence}")));
                }
            }
        });
    };
    let told = move || {
        let name = app.seen.with(|seen| seen.verified.as_ref().map(|(_, name)| name.clone()));
        name.filter(|_| done.get()).map(|name| {
            view! { <p>{format!("“{name}”读得出来，里面就是现在的整本台账。")}</p> }
        })
    };
    let content = view! {
        <p>"选取刚才导出的文件（已经拷到U盘的，选U盘上的那个），程序读一遍，与现在的台账逐项核对。"</p>
        <p class="backup-actions">
            <FileButton name="选取文件核对" accept=".json,.age,application/json" on_pick=pick/>
        </p>
        <div role="status">{told}</div>
        <div role="alert">
            {move || refused.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}
        </div>
    };
    step("二、核对文件", Some(done), content.into_any())
}
