//! A set of boxes or buttons as one stop of Tab: the arrows lead from one to the next, the first
//! letters of a name to the one called so.

use crate::browser::{self, keys};
use crate::lists::Initials;
use leptos::prelude::*;

/// Letters that follow within so many milliseconds belong to one name.
const TOGETHER: f64 = 1000.0;

/// Where the focus is in a set. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Rove {
    at: RwSignal<usize>,
    ids: StoredValue<Vec<String>>,
    names: StoredValue<Vec<Initials>>,
    /// The letters typed, and when the last of them was.
    typed: StoredValue<(String, f64)>,
}

impl Rove {
    /// A set of things with these ids and names.
    pub fn new(ids: Vec<String>, names: &[String]) -> Self {
        let names = names.iter().map(|name| Initials::of(name)).collect();
        Self {
            at: RwSignal::new(0),
            ids: StoredValue::new(ids),
            names: StoredValue::new(names),
            typed: StoredValue::new((String::new(), 0.0)),
        }
    }

    /// The `tabindex` of the one at `place`: one of the set takes part in Tab.
    pub fn stop(self, place: usize) -> impl Fn() -> &'static str {
        move || if self.at.get() == place { "0" } else { "-1" }
    }

    /// Takes note that the one at `place` has the focus.
    pub fn reached(self, place: usize) {
        self.at.set(place);
    }

    /// Follows the arrows, and letters.
    pub fn key(self, event: &web_sys::KeyboardEvent) {
        if keys::is_composed(event) || !keys::is_plain(event) {
            return;
        }
        let now = self.at.get_untracked();
        let last = self.ids.with_value(Vec::len).saturating_sub(1);
        let key = event.key();
        let to = match key.as_str() {
            "ArrowRight" | "ArrowDown" => Some(now.saturating_add(1).min(last)),
            "ArrowLeft" | "ArrowUp" => Some(now.saturating_sub(1)),
            "Home" => Some(0),
            "End" => Some(last),
            letter if letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                self.called(&letter.to_ascii_lowercase(), event.time_stamp(), now)
            }
            _ => return,
        };
        event.prevent_default();
        let id = to.and_then(|to| self.ids.with_value(|ids| ids.get(to).cloned()));
        if let Some(id) = id {
            browser::focus(&id);
        }
    }

    /// The next one whose name begins with the letters typed; a first letter again leads on.
    fn called(self, letter: &str, time: f64, now: usize) -> Option<usize> {
        let letters = self.typed.try_update_value(|(letters, last)| {
            if time - *last > TOGETHER {
                letters.clear();
            }
            *last = time;
            letters.push_str(letter);
            letters.clone()
        })?;
        let from = if letters.len() == 1 { now.saturating_add(1) } else { now };
        self.names.with_value(|names| {
            let places = (from..names.len()).chain(0..from.min(names.len()));
            let mut called = places.filter(|at| names.get(*at).is_some_and(|n| n.begins(&letters)));
            called.next()
        })
    }
}
