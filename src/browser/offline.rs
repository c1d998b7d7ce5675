//! The site kept for use without its server, by the worker that lies beside the page. The one file
//! names no manifest and keeps nothing: it is itself what others keep.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// The worker's file. Its list of files is made with the build.
const WORKER: &str = "service-worker.js";

/// Has the site kept, and says through `newer` when another version is there to be used.
pub fn keep_offline(newer: impl Fn() + Clone + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        super::page::report(try_to_keep(newer).await);
    });
}

async fn try_to_keep(newer: impl Fn() + Clone + 'static) -> Result<(), JsValue> {
    let Some(all) = workers() else { return Ok(()) };
    if !super::page::is_there("link[rel=manifest]") {
        return Ok(());
    }
    let options = Object::new();
    // Whether there is another version is asked of the server, not of what is kept of it.
    Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
    // By hand, because web-sys has no such option.
    let register: Function = Reflect::get(&all, &"register".into())?.dyn_into()?;
    let asked: Promise = register.call2(&all, &WORKER.into(), &options)?.dyn_into()?;
    let kept: ServiceWorkerRegistration = JsFuture::from(asked).await?.unchecked_into();
    // A first version has nothing before it that the page could be of.
    if kept.waiting().is_some() && all.controller().is_some() {
        newer();
    }
    let found = kept.clone();
    let look = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = found.installing() else { return };
        let (here, newer) = (worker.clone(), newer.clone());
        let ready = Closure::<dyn FnMut()>::new(move || {
            let before = workers().is_some_and(|workers| workers.controller().is_some());
            if here.state() == ServiceWorkerState::Installed && before {
                newer();
            }
        });
        worker.set_onstatechange(Some(ready.into_js_value().unchecked_ref()));
    });
    kept.set_onupdatefound(Some(look.into_js_value().unchecked_ref()));
    Ok(())
}

/// Has the newer version take over and loads the page again.
pub async fn use_newer() {
    super::page::report(try_to_use().await);
}

async fn try_to_use() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let Some(workers) = workers() else { return window.location().reload() };
    let kept = JsFuture::from(workers.get_registration()).await?;
    let kept = kept.dyn_into::<ServiceWorkerRegistration>().ok();
    // Another window may have had it take over already.
    let Some(waiting) = kept.and_then(|kept| kept.waiting()) else {
        return window.location().reload();
    };
    let taken = Promise::new(&mut |resolve, _| workers.set_oncontrollerchange(Some(&resolve)));
    waiting.post_message(&"take over".into())?;
    JsFuture::from(taken).await?;
    window.location().reload()
}

/// The workers, where the browser lets this page have some: over https, and on this computer.
fn workers() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}
