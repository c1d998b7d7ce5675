//! Sheets as files for Excel or WPS.

use crate::browser;
use crate::document::Sheet;
use crate::render;
use crate::ui::notice::Tone;
use crate::ui::state::App;

/// Offers a sheet as a file, and says what came of it: `done` has the file's name.
pub fn offer_sheet(app: App, stem: &str, sheet: &Sheet, done: impl FnOnce(&str) -> String) {
    let file = render::file_name(stem, "csv");
    match browser::download(&file, "text/csv;charset=utf-8", &render::csv(sheet)) {
        Ok(()) => app.say(Tone::Done, done(&file)),
        Err(error) => app.say(Tone::Error, error.to_string()),
    }
}
