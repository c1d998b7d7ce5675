//! What a key that is pressed means, and where the arrows lead in a table.

use super::page::report;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What browsers report of a key that an input method is still working on.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Whether a key is for an input method, as the Enter that takes a word over.
pub fn is_composed(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD
}

/// Whether nothing is held with it but perhaps Shift.
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key())
}

/// Whether it is Alt and the key that has this letter: with Alt some systems type another.
pub fn is_alt(event: &KeyboardEvent, letter: char) -> bool {
    let held = event.alt_key() && !(event.ctrl_key() || event.meta_key() || event.shift_key());
    held && event.code().strip_prefix("Key").is_some_and(|key| key.starts_with(letter))
}

/// From the control with the focus to the same control one row further down or up. Whether it was
/// in a row of a table that `rows` finds; at its first row `None` is above.
pub fn step_row(event: &KeyboardEvent, rows: &str, controls: &[&str], down: bool) -> Stepped {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let found = target.and_then(|target| {
        let table = target.closest("table").ok().flatten()?;
        let control = controls.iter().find(|one| target.matches(one).unwrap_or(false))?;
        let all = table.query_selector_all(&format!("{rows} {control}")).ok()?;
        let at = (0..all.length())
            .find(|at| all.get(*at).is_some_and(|one| target.is_same_node(Some(&one))))?;
        Some((all, at))
    });
    let Some((all, at)) = found else { return Stepped::Elsewhere };
    let to = if down { at.checked_add(1) } else { at.checked_sub(1) };
    let Some(to) = to else { return Stepped::AtTheTop };
    if let Some(next) = all.get(to).and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        report(next.focus());
    }
    Stepped::Done
}

/// What became of a step from row to row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepped {
    /// It was taken, or there is no row further down.
    Done,
    /// There is no row further up.
    AtTheTop,
    /// The focus is not in a row.
    Elsewhere,
}

/// Ticks or unticks the box in the row of the element with the focus.
pub fn tick_row(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let tick = target
        .and_then(|target| target.closest("tr").ok().flatten())
        .and_then(|row| row.query_selector("input[type=checkbox]").ok().flatten())
        .and_then(|tick| tick.dyn_into::<HtmlElement>().ok());
    if let Some(tick) = tick {
        tick.click();
    }
}

/// Scrolls what is around the element `id` so far that it is seen.
pub fn show_nearest(id: &str) {
    let found = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    if let Some(element) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
