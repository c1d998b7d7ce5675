//! A half-filled form outlives a closed window: what is typed is kept in the store beside the
//! ledger, and offered when the form is opened again.
//!
//! What was left stays as it is until the person has answered; what is typed meanwhile is kept
//! beside it, in a place of its own, and is offered with it the next time.

use super::Form;
use crate::browser;
use crate::catalog::{Draft, KeptDraft};
use crate::ledger::quoted;
use crate::store::{Kept, StoreError};
use crate::ui::keys::FIRST_FIELD;
use crate::ui::state::App;
use leptos::prelude::*;

/// What was left the last time, in one of the form's places in the store.
#[derive(Clone)]
struct Left {
    place: String,
    kept: KeptDraft,
}

/// A form's drafts in the store. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Keeping {
    app: App,
    form: Form,
    name: StoredValue<String>,
    /// The form as it is empty or saved.
    start: StoredValue<Draft>,
    /// What was left the last time and the person has not answered.
    offered: RwSignal<Vec<Left>>,
    /// Where the store keeps what is typed now, if it does.
    place: StoredValue<Option<String>>,
    /// Whether the store did not take what is typed now.
    refused: RwSignal<bool>,
    /// Whether another window writes, so that nothing is kept from here.
    reading: Memo<bool>,
}

impl Keeping {
    /// Begins to keep `form` under `name`; as it stands now it is empty or saved.
    pub fn begin(app: App, form: Form, name: String) -> Self {
        let start = form.draft.get_untracked();
        // What cannot be read now is not offered; the form itself is none the worse for it.
        let kept = untrack(|| app.desk(|desk| desk.store().drafts(&name))).unwrap_or_default();
        let left = |(place, text): (String, String)| {
            let kept = start.kept(&text).filter(|kept| kept.draft != start)?;
            Some(Left { place, kept })
        };
        let keeping = Self {
            app,
            form,
            name: StoredValue::new(name),
            offered: RwSignal::new(kept.into_iter().filter_map(left).collect()),
            start: StoredValue::new(start),
            place: StoredValue::new(None),
            refused: RwSignal::new(false),
            reading: Memo::new(move |_| app.kept.get() == Kept::Reading),
        };
        Effect::new(move |_| keeping.follow());
        // Leaving the page is saving the form or giving it up; a window that closes cleans up
        // nothing.
        on_cleanup(move || keeping.end());
        keeping
    }

    /// Takes what is typed out of the store: it is saved or given up. What was offered and not
    /// answered stays.
    pub fn end(self) {
        if let Some(Some(place)) = self.place.try_get_value() {
            self.drop_at(&place);
            self.place.try_set_value(None);
        }
        // The form may be gone already.
        self.refused.try_set(false);
    }

    /// Saves the form: its draft gives way where there is no room for both.
    pub fn saving<T>(self, save: impl FnOnce() -> T) -> T {
        let tell = |place: Option<&str>| {
            untrack(|| self.app.ask(|desk| desk.store_mut().saves_form(place)));
        };
        tell(self.place.get_value().as_deref());
        let saved = save();
        tell(None);
        saved
    }

    /// Whether something was left the last time, and the person has not answered.
    pub fn is_offered(self) -> bool {
        !self.offered.with_untracked(Vec::is_empty)
    }

    fn follow(self) {
        // Kept once more when this window writes again.
        let reading = self.reading.get();
        let today = self.app.today();
        let typed = self.form.draft.with(|draft| {
            let typed = self.start.with_value(|start| draft != start);
            typed.then(|| draft.keep(today))
        });
        match typed {
            Some(_) if reading => self.refused.set(true),
            Some(Ok(text)) => self.keep(&text),
            Some(Err(_)) => self.refused.set(true),
            None => self.end(),
        }
    }

    fn keep(self, text: &str) {
        let own = self.place.get_value();
        let keep = |name: &String| {
            untrack(|| {
                self.app.ask(|desk| {
                    let place = own.map_or_else(|| desk.store().free_draft(name), Ok)?;
                    desk.store_mut().keep_draft(&place, Some(text))?;
                    Ok::<_, StoreError>(place)
                })
            })
        };
        match self.name.with_value(keep) {
            Some(Ok(place)) => {
                self.place.set_value(Some(place));
                self.refused.set(false);
            }
            _ => self.refused.set(true),
        }
    }

    /// What cannot be dropped now is offered once more.
    fn drop_at(self, place: &str) {
        untrack(|| self.app.ask(|desk| desk.store_mut().keep_draft(place, None)));
    }

    /// Goes on with what was left. What is typed now takes its place among what is offered.
    fn go_on(self, left: Left) {
        let typed = self.form.draft.get_untracked();
        let typed = self.start.with_value(|start| typed != *start).then_some(typed);
        let free = || {
            let free =
                |name: &String| untrack(|| self.app.desk(|desk| desk.store().free_draft(name)));
            self.name.with_value(free).unwrap_or_default()
        };
        self.offered.update(|all| {
            all.retain(|one| one.place != left.place);
            all.extend(typed.map(|draft| Left {
                place: self.place.get_value().unwrap_or_else(free),
                kept: KeptDraft { draft, on: self.app.today(), outdated: false },
            }));
        });
        self.place.set_value(Some(left.place));
        self.form.draft.set(left.kept.draft);
        focus_form();
    }

    fn discard(self, left: &Left) {
        self.drop_at(&left.place);
        self.offered.update(|all| all.retain(|one| one.place != left.place));
        focus_form();
    }
}

/// The button that had the focus is gone.
fn focus_form() {
    request_animation_frame(|| browser::focus_first(FIRST_FIELD));
}

/// What was left the last time, and whether to go on with it.
#[component]
pub fn Offer(
    /// The form's drafts in the store.
    keeping: Keeping,
) -> impl IntoView {
    let one = move |left: Left| {
        let said = said(&left.kept);
        let other = left.clone();
        view! {
            <div class="entry-offer" role="group" aria-label="上次未保存的内容">
                <p>{said}</p>
                <button type="button" class="button" on:click=move |_| keeping.go_on(left.clone())>
                    "继续上次未保存的内容"
                </button>
                <button type="button" class="button quiet" on:click=move |_| keeping.discard(&other)>"丢弃"</button>
            </div>
        }
    };
    move || keeping.offered.get().into_iter().map(one).collect_view()
}

fn said(kept: &KeptDraft) -> String {
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
}

/// Says that what is typed would not survive the window, while that is so.
#[component]
pub fn NotKept(
    /// The form's drafts in the store.
    keeping: Keeping,
) -> impl IntoView {
    move || {
        keeping.refused.get().then(|| {
            let why = match keeping.reading.get() {
                true => "台账正在另一个窗口里编辑，这里填的没有暂存；点“接管编辑”以后再保存。",
                false => "浏览器没能暂存这张表，关闭窗口前请先保存。",
            };
            view! { <p class="field-error" role="status">{why}</p> }
        })
    }
}
