//! Whether the browser promises not to clear this page's data when the disk is short.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks for the promise, unless it has been given. `None` where the browser knows none, as over
/// http from another computer.
pub async fn persist() -> Option<bool> {
    let given = ask(StorageManager::persisted).await?;
    if given { Some(true) } else { ask(StorageManager::persist).await }
}

async fn ask(question: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    // What cannot be asked is not promised, and nothing here relies on the answer.
    let answer = question(storage.dyn_ref::<StorageManager>()?).ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}
