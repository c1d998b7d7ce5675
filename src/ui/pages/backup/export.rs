//! 导出备份.

use crate::backup;
use crate::browser;
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;

/// Offers the whole ledger as a file.
pub fn export(app: App) {
    let now = browser::now();
    let written = untrack(|| app.ledger(|ledger| backup::export(ledger, &now)));
    let name =
        untrack(|| app.ledger(|ledger| ledger.branch.as_ref().map(|b| b.short_name.clone())));
    let day = app.today().format("%Y%m%d");
    let name = name.unwrap_or_default();
    let stem = format!("支部台账备份-{}-{day}-{}", name.trim(), browser::time_of_day());
    let file = browser::file_name(&stem, "json");
    let exported = written.map_err(|error| error.to_string()).and_then(|text| {
        browser::download(&file, "application/json", text.as_bytes())
            .map_err(|error| error.to_string())
    });
    match exported {
        Ok(()) => {
            app.backup_made();
            app.say(Tone::Done, format!("已导出“{file}”，请确认文件已经存好。"));
        }
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}

/// When the last backup was made here, and whether the ledger has changed since.
#[component]
pub fn LastBackup() -> impl IntoView {
    let app = App::here();
    let text = move || {
        let revision = app.ledger(|ledger| ledger.revision);
        match app.last_backup.get() {
            None => ("tag gold", "还没有从这个浏览器导出过备份".to_owned()),
            Some((day, saved)) if saved == revision => {
                ("tag green", format!("最近一次：{day}，此后没有改动"))
            }
            Some((day, _)) => ("tag gold", format!("最近一次：{day}，此后有改动没有备份")),
        }
    };
    move || {
        let (class, text) = text();
        view! { <p><span class=class>{text}</span></p> }
    }
}
