//! The page itself: its address, title, focus, printing and the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The part of the address behind `#`, decoded by nobody: our routes are plain ASCII.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to `#hash`, which adds a step to the browser's history.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        report(window.location().set_hash(hash));
    }
}

/// Goes to `#hash` in place of the address shown, without a step in the browser's history.
pub fn replace_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        report(window.location().replace(&format!("#{hash}")));
    }
}

/// The hash that a click is about to lead to, if it is a plain click on a link within the page.
pub fn link_followed(event: &web_sys::MouseEvent) -> Option<String> {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    let clicked = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = clicked.closest("a[href^='#/']").ok().flatten()?;
    let hash = link.get_attribute("href")?.trim_start_matches('#').to_owned();
    (plain && !event.default_prevented()).then_some(hash)
}

/// The title of the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Moves the focus to the element with this `id`. Returns whether there is one that takes it.
pub fn focus(id: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first element that `selector` finds and shows it.
pub fn focus_first(selector: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        report(element.focus());
    }
}

/// Whether there is an element that `selector` finds.
pub fn is_there(selector: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Whether the element with the focus lies in one that `selector` finds.
pub fn focus_is_in(selector: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element())
        .and_then(|element| element.closest(selector).ok().flatten())
        .is_some()
}

/// Whether the focus is in a field that text is typed into.
pub fn in_text() -> bool {
    focus_is_in("textarea, input:not([type=checkbox], [type=radio], [type=file])")
}

/// Whether the focus is in a dialog.
pub fn in_dialog() -> bool {
    focus_is_in("dialog")
}

/// Sets or takes a class of the page's body.
pub fn mark_page(class: &str, on: bool) {
    if let Some(body) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.body()) {
        let classes = body.class_list();
        report(if on { classes.add_1(class) } else { classes.remove_1(class) });
    }
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Announces that the program has started, at which the frame shown while it loads goes away.
pub fn announce_start() {
    if let Some(window) = web_sys::window() {
        let told = web_sys::Event::new("ZhibuStarted").and_then(|it| window.dispatch_event(&it));
        report(told.map(|_| ()));
    }
}

/// Opens the browser's print dialog.
///
/// # Errors
/// A sentence where the browser has none.
pub fn print() -> Result<(), String> {
    let window =
        web_sys::window().ok_or_else(|| "没有可打印的页面。请刷新本页后再试。".to_owned())?;
    window.print().map_err(|cause| {
        format!("浏览器没有打开打印窗口（{}）。请按 Ctrl+P 再试。", describe(&cause))
    })
}

/// Puts `text` on the clipboard.
///
/// # Errors
/// A sentence where the browser refuses; the person can then select and copy by hand.
pub async fn copy(text: String) -> Result<(), String> {
    let window =
        web_sys::window().ok_or_else(|| "没有页面，无法复制。请刷新本页后再试。".to_owned())?;
    let navigator = window.navigator();
    // Browsers leave the clipboard out of pages they do not trust, so the property may be missing.
    let offered = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if offered && JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok() {
        return Ok(());
    }
    if copy_by_selection(&window, &text).unwrap_or(false) {
        return Ok(());
    }
    Err("浏览器不允许本页写剪贴板。请在正文中按 Ctrl+A 选中，再按 Ctrl+C 复制。".to_owned())
}

/// The way that older browsers know: select the text of a field and have it copied.
fn copy_by_selection(window: &web_sys::Window, text: &str) -> Result<bool, JsValue> {
    let Some(document) = window.document() else { return Ok(false) };
    let Some(body) = document.body() else { return Ok(false) };
    let field: web_sys::HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_value(text);
    field.set_class_name("off-screen");
    body.append_child(&field)?;
    field.select();
    let copied = document.unchecked_ref::<web_sys::HtmlDocument>().exec_command("copy");
    field.remove();
    copied
}

/// Says on the console what went wrong where nothing is lost by it and nobody can do anything.
pub fn report(result: Result<(), JsValue>) {
    if let Err(cause) = result {
        web_sys::console::error_1(&cause);
    }
}

/// What the platform says went wrong.
pub(super) fn describe(cause: &JsValue) -> String {
    match cause.dyn_ref::<js_sys::Error>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => cause.as_string().unwrap_or_else(|| format!("{cause:?}")),
    }
}

/// Tells the page that a control has been changed, as if by hand.
pub fn changed(control: &web_sys::EventTarget) {
    let told = web_sys::Event::new("change").and_then(|event| control.dispatch_event(&event));
    report(told.map(|_| ()));
}
