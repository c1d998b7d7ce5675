//! 导出备份.

use crate::backup;
use crate::browser;
use crate::ledger::Ledger;
use crate::store::LastBackup;
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;

/// Offers the whole ledger as a file.
pub fn export(app: App) {
    match untrack(|| app.ledger(|ledger| offer(app, ledger, "支部台账备份"))) {
        Ok(file) => {
            app.backup_made();
            app.say(Tone::Done, format!("已导出“{file}”，请确认文件已经存好。"));
        }
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}

/// Offers a ledger as a backup file whose name begins with `title`. The file's name.
///
/// # Errors
/// A sentence.
pub fn offer(app: App, ledger: &Ledger, title: &str) -> Result<String, String> {
    let written = backup::export(ledger, &browser::now()).map_err(|error| error.to_string())?;
    let file = file_name(app, ledger, title, "json");
    browser::download(&file, "application/json", written.as_bytes())
        .map_err(|error| error.to_string())?;
    Ok(file)
}

pub(super) fn file_name(app: App, ledger: &Ledger, title: &str, ending: &str) -> String {
    let name = ledger.branch.as_ref().map(|branch| branch.short_name.as_str()).unwrap_or_default();
    let day = app.today().format("%Y%m%d");
    let stem = format!("{title}-{}-{day}-{}", name.trim(), browser::time_of_day());
    crate::render::file_name(&stem, ending)
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
