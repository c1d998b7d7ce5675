//! The page's actions: the Word file, printing, the text on the clipboard, editing.

use super::print::Pages;
use super::sheet::{Sheet, runs};
use crate::browser;
use crate::document::Inline;
use crate::render;
use crate::ui::notice::Tone;
use leptos::prelude::*;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The buttons of the page's head.
pub fn actions(sheet: Sheet, pages: Pages) -> AnyView {
    let editing = move || sheet.editing.get();
    view! {
        <button type="button" class="button" aria-pressed=move || editing().to_string()
            on:click=move |_| sheet.editing.update(|editing| *editing = !*editing)>"编辑正文"</button>
        <button type="button" class="button" on:click=move |_| copy(sheet)>"复制全文"</button>
        <button type="button" class="button" on:click=move |_| print(sheet, pages)>"打印"</button>
        <button type="button" class="button primary" on:click=move |_| export(sheet)>"导出 Word"</button>
    }
    .into_any()
}

fn export(sheet: Sheet) {
    let app = sheet.app;
    let Some((name, fonts)) = app.ledger(|ledger| {
        ledger.branch.as_ref().map(|branch| {
            let short = branch.short_name.trim();
            let name = if short.is_empty() { branch.full_name.trim() } else { short };
            (name.to_owned(), branch.fonts)
        })
    }) else {
        return;
    };
    let year = sheet.text.with_untracked(|text| text.year);
    let file = browser::file_name(&format!("{name}{year}年度党建工作总结"), "docx");
    let summary = sheet.summary.get_untracked();
    let written = match render::docx(&summary.document, fonts) {
        Ok(bytes) => browser::download(&file, WORD, &bytes).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let gaps = gaps(sheet);
    match written {
        Ok(()) if gaps > 0 => app.say(
            Tone::Hint,
            format!("已导出“{file}”。文中还有{gaps}处缺数，写作X并用黄底标出，交稿前请补齐。"),
        ),
        Ok(()) => app.say(Tone::Done, format!("已导出“{file}”。")),
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}

fn copy(sheet: Sheet) {
    let text = sheet.summary.with_untracked(|summary| render::text(&summary.document));
    leptos::task::spawn_local(async move {
        match browser::copy(text).await {
            Ok(()) => sheet.app.say(Tone::Done, "全文已复制，可以粘贴到别的文档里。"),
            Err(sentence) => sheet.app.say(Tone::Error, sentence),
        }
    });
}

fn print(sheet: Sheet, pages: Pages) {
    pages.lay_out();
    // The pages are in the document once this turn of the event loop is over.
    set_timeout(
        move || {
            if let Err(sentence) = browser::print() {
                sheet.app.say(Tone::Error, sentence);
            }
        },
        std::time::Duration::ZERO,
    );
}

fn gaps(sheet: Sheet) -> usize {
    sheet.summary.with_untracked(|summary| {
        runs(&summary.document).filter(|run| matches!(run, Inline::Gap { .. })).count()
    })
}
