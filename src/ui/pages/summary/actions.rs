//! The page's actions: the Word file, printing, the text on the clipboard, editing.

use super::print::Pages;
use super::sheet::{Sheet, runs};
use crate::browser;
use crate::document::Inline;
use crate::render;
use crate::summary::{Finding, FindingKind, Summary};
use crate::ui::notice::{Subject, Tone};
use leptos::prelude::*;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The buttons of the page's head.
pub fn actions(sheet: Sheet, pages: Pages) -> AnyView {
    let editing = move || sheet.editing.get();
    view! {
        {move || sheet.archived().is_none().then(|| view! {
            <button type="button" class="button" aria-pressed=move || editing().to_string()
                on:click=move |_| sheet.editing.update(|editing| *editing = !*editing)>"编辑正文"</button>
        })}
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
    sheet.settle();
    let year = sheet.text.with_untracked(|text| text.year);
    let file = render::file_name(&format!("{name}{year}年度党建工作总结"), "docx");
    let summary = sheet.summary.get_untracked();
    let written = match render::docx(&summary.document, fonts) {
        Ok(bytes) => browser::download(&file, WORD, &bytes).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match written {
        Ok(()) => done(sheet, format!("已导出“{file}”。"), "写作X并标黄"),
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}

/// Says what was done, and which gaps are still in it.
fn done(sheet: Sheet, said: String, marked: &str) {
    match gaps(sheet, marked) {
        Some(gaps) => sheet.app.tell(Subject::Page, Tone::Hint, format!("{said}{gaps}")),
        None => sheet.app.tell(Subject::Page, Tone::Done, said),
    }
}

fn copy(sheet: Sheet) {
    sheet.settle();
    let text = sheet.summary.with_untracked(|summary| render::text(&summary.document));
    leptos::task::spawn_local(async move {
        match browser::copy(text).await {
            Ok(()) => done(sheet, "全文已复制，可以粘贴到别的文档里。".to_owned(), "写作X"),
            Err(sentence) => sheet.app.say(Tone::Error, sentence),
        }
    });
}

fn print(sheet: Sheet, pages: Pages) {
    sheet.settle();
    pages.lay_out();
    if let Some(gaps) = gaps(sheet, "写作X并标黄") {
        sheet.app.tell(Subject::Page, Tone::Hint, gaps);
    }
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

/// So many gaps are named; 交稿前 has them all.
const NAMED: usize = 3;

/// How many gaps the document has, and where; `None` if it has none.
fn gaps(sheet: Sheet, marked: &str) -> Option<String> {
    sheet.summary.with_untracked(|summary| {
        let places: Vec<String> = runs(&summary.document)
            .filter_map(|run| match run {
                Inline::Gap { token } => Some(summary.tokens.get(*token).map_or_else(
                    || "正文".to_owned(),
                    |token| match token.line {
                        0 => token.name.clone(),
                        line => format!("{}（正文第{line}行）", token.name),
                    },
                )),
                _ => None,
            })
            // The signature is no run.
            .chain(unsigned(summary).then(|| "落款".to_owned()))
            .collect();
        let named = places.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、");
        let etc = if places.len() > NAMED { "等" } else { "" };
        let count = places.len();
        (count > 0)
            .then(|| format!("文中还有{count}处缺数，{marked}：{named}{etc}，交稿前请补齐。"))
    })
}

/// Whether the branch that signs has no name.
fn unsigned(summary: &Summary) -> bool {
    let nameless = |found: &Finding| {
        found.kind == FindingKind::Gap && found.token.is_none() && found.line == 0
    };
    summary.findings.iter().any(nameless)
}
