//! What is typed in a text and not saved yet: kept while other years are looked at, taken back,
//! brought back, saved.

use super::Sheet;
use crate::ledger::{Command, Entry, TextId, YearText};
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::Typed;
use leptos::prelude::*;

/// What 撤销 takes back before the ledger's last step.
const TYPED: &str = "没有保存的正文改动";

impl Sheet {
    /// What the rest of the page should know: whether anything would be lost by leaving, and what
    /// 撤销 is to take back first.
    pub(super) fn tell_the_app(self) {
        let app = self.app;
        app.guard(move || self.drafts.with(|drafts| !drafts.is_empty()));
        let changed = Memo::new(move |_| self.is_changed());
        Effect::new(move |_| {
            let act = Callback::new(move |()| self.withdraw());
            app.typed.set(changed.get().then_some(Typed { name: TYPED, act }));
        });
        on_cleanup(move || {
            self.stop_waiting();
            app.typed.set(None);
            app.taken_back.set(None);
        });
    }

    /// Says so when the text kept has changed, by another window or by 重做, under what is typed.
    pub(super) fn tell_of_others(self) {
        Effect::new(move |before: Option<YearText>| {
            let kept = self.kept.get();
            let another = before.is_some_and(|before| before.id == kept.id && before != kept);
            if another && untrack(|| self.draft()).is_some() {
                let told = "这份正文在别处也改过，这里没有保存的改动没有动；保存后以这里的为准。\
                            要看那边的，点“放弃改动”，之后还能“找回改动”。";
                self.app.tell(Subject::Page, Tone::Hint, told);
            }
            kept
        });
    }

    /// The text shown, if it is changed and not saved.
    pub(super) fn draft(self) -> Option<YearText> {
        let id = self.kept.with(|kept| kept.id.clone());
        self.drafts.with(|drafts| drafts.get(&id).cloned())
    }

    /// Whether the text shown differs from the one kept.
    pub fn is_changed(self) -> bool {
        let id = self.kept.with(|kept| kept.id.clone());
        self.drafts.with(|drafts| drafts.contains_key(&id))
    }

    /// Changes the text shown, without saving it.
    pub fn change(self, edit: impl FnOnce(&mut YearText)) {
        let mut new = self.text.get_untracked();
        edit(&mut new);
        if self.app.taken_back.with_untracked(Option::is_some) {
            self.app.taken_back.set(None);
        }
        let as_kept = self.kept.with_untracked(|kept| *kept == new);
        self.drafts.update(|drafts| {
            if as_kept {
                drafts.remove(&new.id);
            } else {
                drafts.insert(new.id.clone(), new);
            }
        });
    }

    /// Takes back what was changed and not saved, and says how to have it again.
    pub fn withdraw(self) {
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        if let Some(draft) = self.drafts.try_update(|drafts| drafts.remove(&id)).flatten() {
            self.app.withdrawn.update(|withdrawn| {
                withdrawn.insert(id, draft);
            });
            let act = Callback::new(move |()| self.bring_back());
            self.app.taken_back.set(Some(Typed { name: TYPED, act }));
            let said = "没有保存的正文改动已撤回，在“编辑正文”里点“找回改动”可以恢复。";
            self.app.say(Tone::Done, said);
        }
    }

    /// Whether something taken back can be had again.
    pub fn has_withdrawn(self) -> bool {
        let id = self.kept.with(|kept| kept.id.clone());
        self.app.withdrawn.with(|withdrawn| withdrawn.contains_key(&id))
    }

    /// Brings back what was taken back. What has been typed since changes places with it.
    pub fn bring_back(self) {
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        self.app.taken_back.set(None);
        let Some(found) = self.app.withdrawn.try_update(|all| all.remove(&id)).flatten() else {
            return;
        };
        let typed = self.drafts.try_update(|drafts| drafts.insert(id.clone(), found)).flatten();
        if let Some(typed) = typed {
            self.app.withdrawn.update(|withdrawn| {
                withdrawn.insert(id, typed);
            });
        }
    }

    /// Checks the text shown and puts it into the ledger, as one step. What is refused stays in the
    /// field.
    pub fn save(self) -> bool {
        let text = self.text.get_untracked();
        let id = text.id.clone();
        match self.app.save(|desk| desk.put(Entry::Text(text))) {
            Ok(()) => {
                self.forget(&id);
                true
            }
            Err(problems) => {
                for problem in problems {
                    self.app.say(Tone::Error, problem.to_string());
                }
                false
            }
        }
    }

    /// Puts the template in place of the text shown, as a step of its own.
    pub fn take_template(self, body: &str) -> bool {
        let text = YearText { body: body.to_owned(), ..self.text.get_untracked() };
        let (id, step) = (text.id.clone(), format!("恢复{}年度正文的模板", text.year));
        let taken = self.app.act(&step, Command::put(Entry::Text(text)));
        if taken {
            self.forget(&id);
        }
        taken
    }

    fn forget(self, id: &TextId) {
        self.drafts.update(|drafts| {
            drafts.remove(id);
        });
    }
}
