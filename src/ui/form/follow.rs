//! A form follows what it was opened from: what another window or 撤销 has changed since is taken
//! over, and what both have changed is named.

use super::Form;
use crate::catalog::{Draft, common_name};
use crate::ledger::{FieldType, Kind, common, quoted};
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::App;
use leptos::prelude::*;

/// So many letters of what the other side saved are told.
const TOLD: usize = 30;

/// Keeps `form` at what `stored` says, over what is typed into it; `start` is what it was opened
/// from, and stays what saving compares with. Ends when `done`.
pub fn follow(
    app: App,
    form: Form,
    kind: Kind,
    stored: Callback<(), Option<Draft>>,
    start: StoredValue<Draft>,
    done: StoredValue<bool>,
) {
    let stored = Memo::new(move |_| stored.run(()));
    Effect::new(move |before: Option<()>| {
        let now = stored.get();
        if before.is_none() || done.get_value() {
            return;
        }
        let Some(now) = now else {
            let gone = "正在填写的这一条已在别处删除。保存会把它重新记上，不要的点“取消”。";
            app.tell(Subject::Page, Tone::Hint, gone);
            return;
        };
        let both = start.with_value(|start| {
            form.draft.try_update(|draft| draft.rebase(start, &now)).unwrap_or_default()
        });
        if !both.is_empty() {
            let told: Vec<String> = both.iter().map(|field| told(&kind, field, &now)).collect();
            let told = told.join("、");
            let sentence = format!(
                "这一条在别处也改过，与这里填的不一样：{told}。这里填的没有动，请核对；保存后以这里的为准。"
            );
            app.tell(Subject::Page, Tone::Hint, sentence);
        }
        start.set_value(now);
    });
}

/// A field, with what it holds there where that is text: 地点（那边是“二楼会议室”）.
fn told(kind: &Kind, field: &str, there: &Draft) -> String {
    let own = kind.field(field);
    let name = own.map_or_else(|| common_name(field).to_owned(), |field| field.name.clone());
    let is_text = match own.map(|field| field.field_type) {
        Some(FieldType::Text | FieldType::LongText | FieldType::Number | FieldType::Money) => true,
        Some(FieldType::Date) => true,
        Some(_) => false,
        None => !matches!(field, common::CAMPAIGN | common::PHRASE_SECTION),
    };
    let text = there.text(field);
    match (is_text, text.chars().count()) {
        (false, _) => name,
        (true, 0) => format!("{name}（那边没有填）"),
        (true, 1..=TOLD) => format!("{name}（那边是{}）", quoted(text)),
        (true, _) => {
            let first: String = text.chars().take(TOLD).collect();
            format!("{name}（那边是{}）", quoted(&format!("{first}……")))
        }
    }
}
