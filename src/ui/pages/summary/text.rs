//! 编辑正文: the year's text beside the preview, which follows every key.

use super::help::Help;
use super::settings::Settings;
use super::sheet::Sheet;
use crate::browser;
use crate::catalog::templates;
use crate::summary::{Finding, FindingKind};
use crate::ui::notice::Tone;
use leptos::html;
use leptos::prelude::*;

/// The panel's heading.
const HEADING: &str = "text-title";

/// The panel; shown while the text is edited.
#[component]
pub fn TextPanel() -> impl IntoView {
    let sheet = Sheet::here();
    move || sheet.editing.get().then(|| view! { <Editor/> })
}

#[component]
fn Editor() -> impl IntoView {
    let sheet = Sheet::here();
    let area = NodeRef::<html::Textarea>::new();
    let caret = RwSignal::new(1_usize);
    let body = Memo::new(move |_| sheet.text.with(|text| text.body.clone()));
    // A line asked for elsewhere is selected and shown, once the text stands in the field: putting
    // it there moves the caret to its end.
    Effect::new(move |_| {
        let (Some(_), Some(line)) = (area.get(), sheet.line.get()) else { return };
        sheet.line.set(None);
        request_animation_frame(move || {
            if let Some(area) = area.try_get_untracked().flatten() {
                browser::select_line(&area, line);
                caret.set(line);
            }
        });
    });
    // On a narrow screen the text stands at the top of the page, out of sight from below.
    if sheet.line.get_untracked().is_none() && !sheet.dates.get_untracked() {
        request_animation_frame(|| browser::reveal(HEADING));
    }
    let follow = move || {
        if let Some(area) = area.get_untracked() {
            caret.set(browser::line_of_caret(&area));
        }
    };
    let typed = move |event| {
        let new = event_target_value(&event);
        sheet.change(|text| text.body = new);
        follow();
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "s" {
            event.prevent_default();
            save(sheet);
        }
    };
    let template = move |_| {
        // What is typed and not saved becomes a step of its own first, so that 撤销 finds it again.
        if sheet.is_changed() && !sheet.save() {
            return;
        }
        if sheet.text.with_untracked(|text| text.body == templates::annual()) {
            sheet.app.say(Tone::Done, "正文与模板相同，没有改动。");
        } else if sheet.take_template(templates::annual()) {
            sheet.app.say(Tone::Done, "正文已恢复为模板，点“撤销”可以找回原来的。");
        }
    };
    let found_again = Memo::new(move |_| sheet.has_withdrawn());
    on_cleanup(move || sheet.typing.set(false));
    let status = move || {
        let lines = body.with(|body| body.lines().count());
        format!("第{}行，共{lines}行", caret.get().min(lines.max(1)))
    };
    view! {
        <section class="text-panel" aria-label="正文">
            <header class="text-head">
                <h2 id=HEADING>{move || format!("{}年度正文", sheet.text.with(|text| text.year))}</h2>
                <span class="quiet-text">{status}</span>
            </header>
            <textarea node_ref=area class="text-area" aria-label="正文" spellcheck="false" autocomplete="off"
                prop:value=move || body.get() on:input=typed on:keydown=keys
                on:focus=move |_| sheet.typing.set(true) on:blur=move |_| sheet.typing.set(false)
                on:keyup=move |_| follow() on:click=move |_| follow()></textarea>
            <Mistakes/>
            <footer class="text-foot">
                <button type="button" class="button quiet" on:click=template>"恢复模板"</button>
                <span class="space"></span>
                {move || found_again.get().then(|| view! {
                    <button type="button" class="button quiet" on:click=move |_| sheet.bring_back()>"找回改动"</button>
                })}
                <button type="button" class="button" disabled=move || !sheet.is_changed()
                    on:click=move |_| sheet.withdraw()>"放弃改动"</button>
                <button type="button" class="button primary" disabled=move || !sheet.is_changed()
                    on:click=move |_| { save(sheet); }>"保存正文"</button>
            </footer>
            <Settings/>
            <Help/>
        </section>
    }
}

fn save(sheet: Sheet) -> bool {
    if !sheet.is_changed() {
        return false;
    }
    let saved = sheet.save();
    if saved {
        sheet.app.say(Tone::Done, "正文已保存。");
    }
    saved
}

/// What cannot be read, beside the text it stands in.
#[component]
fn Mistakes() -> impl IntoView {
    let sheet = Sheet::here();
    let mistakes = move || {
        sheet.summary.with(|summary| {
            let wrong = |found: &&Finding| found.kind == FindingKind::Syntax;
            summary.findings.iter().filter(wrong).cloned().collect::<Vec<_>>()
        })
    };
    let one = move |found: Finding| {
        let line = found.line;
        // What is about the text as a whole leads nowhere.
        if line == 0 {
            return view! { <li>{found.sentence}</li> }.into_any();
        }
        let go = move |_| sheet.line.set(Some(line));
        view! { <li><button type="button" class="findings-go" on:click=go>{found.sentence}</button></li> }
            .into_any()
    };
    move || {
        let mistakes = mistakes();
        (!mistakes.is_empty()).then(|| {
            view! {
                <ul class="text-mistakes" aria-label="写法有误">
                    {mistakes.into_iter().map(one).collect_view()}
                </ul>
            }
        })
    }
}
