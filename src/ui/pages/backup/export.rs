//! 导出备份.

use crate::backup;
use crate::browser;
use crate::store::LastBackup;
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

/// When the last backup of this ledger was made here, and whether the ledger has changed since.
#[component]
pub fn LastBackup() -> impl IntoView {
    let app = App::here();
    move || {
        let last = app.last_backup();
        let class = match last {
            LastBackup::Current(_) => "tag green",
            LastBackup::Never | LastBackup::Outdated(_) => "tag gold",
        };
        view! { <p><span class=class>{last.to_string()}</span></p> }
    }
}
