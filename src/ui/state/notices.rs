//! What the person is told: one notice a subject, gone when it is past.

use super::App;
use crate::ui::notice::{Notice, Subject, Tone};
use leptos::prelude::*;

impl App {
    /// Shows a sentence.
    pub fn say(self, tone: Tone, text: impl Into<String>) {
        self.tell(Subject::Other(tone), tone, text);
    }

    /// Shows a sentence in place of the last one about the same.
    pub fn tell(self, subject: Subject, tone: Tone, text: impl Into<String>) {
        let text = text.into();
        self.told.update_value(|told| *told += 1);
        let id = self.told.get_value();
        self.notices.update(|all| {
            // What was done before has been read, or no longer matters.
            let past = |old: &Notice| {
                old.subject == subject
                    || old.text == text
                    || (old.tone, tone) == (Tone::Done, Tone::Done)
            };
            all.retain(|old| !past(old));
            all.push(Notice { id, subject, tone, text, settled: false });
        });
        let settle = move || {
            self.notices.update_untracked(|all| {
                all.iter_mut().filter(|n| n.id == id).for_each(|n| n.settled = true);
            });
        };
        set_timeout(settle, std::time::Duration::ZERO);
    }

    /// Takes a notice away.
    pub fn unsay(self, id: u64) {
        self.notices.update(|all| all.retain(|notice| notice.id != id));
    }

    /// Shows what was found in something saved.
    pub fn checked(self, notices: Vec<String>) {
        if !notices.is_empty() {
            self.tell(Subject::Checked, Tone::Hint, notices.join("\n"));
        }
    }

    /// What the person should see of the change before has been solved, or is past.
    pub(super) fn move_on(self) {
        let of_before = |n: &Notice| match n.subject {
            Subject::Edit | Subject::Checked | Subject::Page => true,
            Subject::Other(tone) => tone == Tone::Done && n.settled,
        };
        self.notices.update(|all| all.retain(|n| !of_before(n)));
        if self.taken_back.with_untracked(Option::is_some) {
            self.taken_back.set(None);
        }
    }
}
