//! Letters typed on a select choose by the pinyin of what it offers, as the browser itself does for
//! what begins with the letters: 张晓明 by `zxm`.

use crate::browser;
use crate::pinyin;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Letters typed closer together than this, in milliseconds, belong together.
const TOGETHER: f64 = 1000.0;

/// What has been typed, and when the last of it.
#[derive(Default)]
struct Typed {
    letters: String,
    at: f64,
}

/// Listens as long as the page is shown.
pub fn listen() {
    let typed = StoredValue::new(Typed::default());
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let held = event.ctrl_key() || event.alt_key() || event.meta_key();
        let key = event.key();
        let letter = key.len() == 1 && key.bytes().all(|b| b.is_ascii_alphabetic());
        let target =
            event.target().and_then(|one| one.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let (false, true, Some(select)) = (held || event.is_composing(), letter, target) else {
            return;
        };
        let now = event.time_stamp();
        let letters = typed.try_update_value(|typed| {
            if now - typed.at > TOGETHER {
                typed.letters.clear();
            }
            typed.letters.push_str(&key);
            typed.at = now;
            typed.letters.clone()
        });
        if letters.is_some_and(|letters| choose(&select, &letters)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Chooses the first that begins with the letters. Whether there is one.
fn choose(select: &web_sys::HtmlSelectElement, letters: &str) -> bool {
    let offered = |at: u32| {
        let option = select.item(at)?.dyn_into::<web_sys::HtmlOptionElement>().ok()?;
        let wanted = !option.value().is_empty() && !option.disabled();
        (wanted && pinyin::begins_with(&option.text(), letters)).then(|| i32::try_from(at).ok())?
    };
    let Some(at) = (0..select.length()).find_map(offered) else { return false };
    if select.selected_index() != at {
        select.set_selected_index(at);
        browser::changed(select);
    }
    true
}
