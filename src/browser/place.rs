//! Places in the page: pointing at an element, and lines of a text field.

use super::page::report;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    HtmlElement, HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The class that an element shows for a moment after it was pointed at.
const POINTED: &str = "pointed";

/// How long, in milliseconds.
const SHOWN_FOR: i32 = 2000;

/// What should remain free above something that covers the page, in pixels.
const ROOM: f64 = 40.0;

/// Scrolls to the element with this `id` and marks it for a moment. Returns whether there is one.
pub fn point_at(id: &str) -> bool {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(element) = found else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Smooth);
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    report(element.class_list().add_1(POINTED));
    let after = wasm_bindgen::closure::Closure::once_into_js(move || {
        report(element.class_list().remove_1(POINTED));
    });
    if let Some(window) = web_sys::window() {
        let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            after.unchecked_ref(),
            SHOWN_FOR,
        );
        report(set.map(|_| ()));
    }
    true
}

/// Tells the stylesheet how high the first element found by `selector` is, as the length `name`.
pub fn tell_height(selector: &str, name: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let root = document.document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let found = document.query_selector(selector).ok().flatten();
    if let Some((root, element)) = root.zip(found) {
        let height = element.get_bounding_client_rect().height();
        report(root.style().set_property(name, &format!("{height}px")));
    }
}

/// Scrolls to the top of the element with this `id`, unless it is seen whole.
pub fn reveal(id: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(element) = window.document().and_then(|d| d.get_element_by_id(id)) else { return };
    let place = element.get_bounding_client_rect();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if place.top() < 0.0 || place.bottom() > height {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the page so far up that the element `id` is not hidden behind what begins with the
/// element `cover` and lies over the foot of the page.
pub fn uncover(id: &str, cover: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let place = |id: &str| document.get_element_by_id(id).map(|e| e.get_bounding_client_rect());
    let (Some(element), Some(cover)) = (place(id), place(cover)) else { return };
    // Side by side nothing is hidden.
    let beside = element.right() <= cover.left() || cover.right() <= element.left();
    let above = cover.top() - ROOM;
    let fixed_below = cover.top() > 0.0 && element.bottom() > above;
    if !beside && fixed_below {
        window.scroll_by_with_x_and_y(0.0, element.bottom() - above);
    }
}

/// Selects a line of a text field, counted from 1, and shows it: inside the field, and the field on
/// the page.
pub fn select_line(area: &HtmlTextAreaElement, line: usize) {
    let text = area.value();
    let before: usize =
        text.split('\n').take(line.saturating_sub(1)).map(|l| l.encode_utf16().count() + 1).sum();
    let length =
        text.split('\n').nth(line.saturating_sub(1)).map_or(0, |l| l.encode_utf16().count());
    let (from, to) = (before as u32, (before + length) as u32);
    report(area.focus());
    report(area.set_selection_range(from, to));
    match height_of(area, text.get(..char_index(&text, before)).unwrap_or_default()) {
        // A third from the top: what follows a line is read with it.
        Ok(height) => area.set_scroll_top((height - area.client_height() / 3).max(0)),
        Err(cause) => report(Err(cause)),
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    area.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How high `text` stands in a field like `area`, its long lines wrapped as they are there. A copy
/// is asked: with another text in the field itself, the browser would forget what was typed.
fn height_of(area: &HtmlTextAreaElement, text: &str) -> Result<i32, JsValue> {
    let copy: HtmlTextAreaElement = area.clone_node()?.unchecked_into();
    copy.set_value(text);
    let style = copy.style();
    let width = format!("{}px", area.client_width());
    let look = [
        ("position", "absolute"),
        ("visibility", "hidden"),
        ("overflow", "hidden"),
        ("height", "0"),
        ("min-height", "0"),
        ("width", &width),
    ];
    for (property, value) in look {
        style.set_property(property, value)?;
    }
    let parent = area.parent_node().ok_or_else(|| JsValue::from_str("没有页面"))?;
    parent.append_child(&copy)?;
    let height = copy.scroll_height();
    copy.remove();
    Ok(height)
}

/// The byte at which the `units`th UTF-16 unit begins.
fn char_index(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += c.len_utf16();
    }
    text.len()
}

/// The line the caret of a text field stands in, counted from 1.
pub fn line_of_caret(area: &HtmlTextAreaElement) -> usize {
    let at = area.selection_start().ok().flatten().unwrap_or(0) as usize;
    let text = area.value();
    text.get(..char_index(&text, at)).unwrap_or_default().matches('\n').count() + 1
}
