//! What a measurement asks of the page by its address, and the slowness that a control needs.

/// A whole number in the query of the address: `?records=20000` under `records`.
pub fn asked(name: &str) -> Option<u32> {
    let search = web_sys::window()?.location().search().ok()?;
    let parts = search.trim_start_matches('?').split('&').filter_map(|part| part.split_once('='));
    let (_, value) = parts.into_iter().find(|(known, _)| *known == name)?;
    value.parse().ok()
}

/// Does nothing for so many milliseconds, as slow code does.
pub fn idle_busily(milliseconds: u32) {
    let end = js_sys::Date::now() + f64::from(milliseconds);
    while js_sys::Date::now() < end {}
}
