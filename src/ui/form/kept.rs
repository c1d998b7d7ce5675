//! A half-filled form outlives a closed window: what is typed is kept in the store beside the
//! ledger, and offered when the form is opened again.

use super::Form;
use crate::browser;
use crate::catalog::{Draft, KeptDraft};
use crate::ledger::quoted;
use crate::ui::keys::FIRST_FIELD;
use crate::ui::state::App;
use leptos::prelude::*;

/// A form's draft in the store. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Keeping {
    app: App,
    form: Form,
    name: StoredValue<String>,
    /// What was left the last time, until the person has answered.
    offered: RwSignal<Option<KeptDraft>>,
    /// Whether something of this form stands in the store.
    written: StoredValue<bool>,
    /// Whether the store did not take what is typed now.
    refused: RwSignal<bool>,
}

impl Keeping {
    /// Begins to keep `form` under `name`; as it stands now it is empty or saved.
    pub fn begin(app: App, form: Form, name: String) -> Self {
        let start = form.draft.get_untracked();
        // What cannot be read now is not offered; the form itself is none the worse for it.
        let kept = untrack(|| app.desk(|desk| desk.store().draft(&name))).unwrap_or_default();
        let offered = kept.and_then(|text| start.kept(&text)).filter(|kept| kept.draft != start);
        let keeping = Self {
            app,
            form,
            name: StoredValue::new(name),
            offered: RwSignal::new(offered),
            written: StoredValue::new(false),
            refused: RwSignal::new(false),
        };
        Effect::new(move |_| keeping.follow(&start));
        // Leaving the page is saving the form or giving it up; a window that closes cleans up
        // nothing.
        on_cleanup(move || keeping.end());
        keeping
    }

    /// Takes the draft out of the store: it is saved or given up. One that was offered and not
    /// answered stays.
    pub fn end(self) {
        if self.written.try_get_value() == Some(true) {
            self.put(None);
        }
    }

    /// Whether something was left the last time, and the person has not answered.
    pub fn is_offered(self) -> bool {
        self.offered.with_untracked(Option::is_some)
    }

    fn follow(self, start: &Draft) {
        let today = self.app.today();
        let text = self.form.draft.with(|draft| (draft != start).then(|| draft.keep(today)));
        if self.offered.with(Option::is_some) {
            return;
        }
        match text {
            Some(Ok(text)) => self.put(Some(&text)),
            Some(Err(_)) => self.refused.set(true),
            None => self.end(),
        }
    }

    fn put(self, text: Option<&str>) {
        let put = |name: &String| {
            untrack(|| self.app.ask(|desk| desk.store_mut().keep_draft(name, text)))
        };
        let taken = matches!(self.name.try_with_value(put), Some(Some(Ok(()))));
        self.written.try_set_value(text.is_some());
        // The form may be gone already.
        self.refused.try_set(!taken);
    }

    fn go_on(self) {
        if let Some(kept) = self.offered.get_untracked() {
            self.form.draft.set(kept.draft);
        }
        self.answered();
    }

    fn discard(self) {
        self.put(None);
        self.answered();
    }

    fn answered(self) {
        self.offered.set(None);
        // The button that had the focus is gone.
        request_animation_frame(|| browser::focus_first(FIRST_FIELD));
    }
}

/// What was left the last time, and whether to go on with it.
#[component]
pub fn Offer(
    /// The form's draft in the store.
    keeping: Keeping,
) -> impl IntoView {
    let said = |kept: &KeptDraft| {
        let title = match kept.draft.title() {
            "" => String::new(),
            title => format!("：{}", quoted(title)),
        };
        let since = if kept.outdated {
            "这条记录后来又改过，继续填写前请核对。"
        } else {
            ""
        };
        format!("{}填的内容没有保存{title}。{since}", kept.on.format("%-m月%-d日"))
    };
    move || {
        keeping.offered.with(|kept| kept.as_ref().map(said)).map(|said| {
            view! {
                <div class="entry-offer" role="group" aria-label="上次未保存的内容">
                    <p>{said}</p>
                    <button type="button" class="button" on:click=move |_| keeping.go_on()>
                        "继续上次未保存的内容"
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| keeping.discard()>"丢弃"</button>
                </div>
            }
        })
    }
}

/// Says that what is typed would not survive the window, while that is so.
#[component]
pub fn NotKept(
    /// The form's draft in the store.
    keeping: Keeping,
) -> impl IntoView {
    move || {
        keeping.refused.get().then(|| {
            view! { <p class="field-error" role="status">"浏览器没能暂存这张表，关闭窗口前请先保存。"</p> }
        })
    }
}
