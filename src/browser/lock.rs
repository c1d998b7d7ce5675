//! One window writes: the browser's own locks, which end with the window that holds them, however
//! it ends; where it knows none, a lease in a database.

use super::lease::{self, HeldLease};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The lock's name; on file:// every local page shares them.
const NAME: &str = "zhibu/writer";

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys does not know without a flag.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        held: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// How a lock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Only if no window holds it.
    IfFree,
    /// Once no other window holds it any more, however long that takes.
    InTurn,
    /// Now, from whoever holds it.
    Away,
}

/// Whether this window holds the lock.
#[derive(Debug, Default)]
pub enum Writing {
    /// It does, until another window takes it away.
    Here(Held),
    /// Another one does.
    Elsewhere,
    /// The browser knows neither locks nor a database here.
    #[default]
    Unknown,
}

/// The right to write as it is held.
#[derive(Debug)]
pub enum Held {
    /// By the browser's lock: the promise is open as long as it is held.
    Lock(Promise),
    /// By a lease.
    Lease(HeldLease),
}

impl Held {
    /// Waits until another window takes it away.
    pub async fn lost(self) {
        match self {
            // The promise stays open until then, and is then broken: that is no error.
            Self::Lock(promise) => match JsFuture::from(promise).await {
                Ok(_) | Err(_) => {}
            },
            Self::Lease(lease) => lease.lost().await,
        }
    }
}

/// Asks for the right to write.
pub async fn ask(asking: Asking) -> Writing {
    try_ask(asking).await.unwrap_or_default()
}

async fn try_ask(asking: Asking) -> Result<Writing, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let locks = Reflect::get(&window.navigator(), &"locks".into())?;
    if locks.is_undefined() {
        // Where there is no database either, nothing is held.
        return Ok(lease::ask(asking).await.unwrap_or_default());
    }
    let locks: Locks = locks.unchecked_into();
    let options = Object::new();
    match asking {
        Asking::IfFree => Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?,
        Asking::Away => Reflect::set(&options, &"steal".into(), &JsValue::TRUE)?,
        Asking::InTurn => true,
    };
    let mut request = Err(JsValue::NULL);
    let answer = Promise::new(&mut |resolve: Function, _| {
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let here = !lock.is_null();
            super::page::report(resolve.call1(&JsValue::NULL, &here.into()).map(|_| ()));
            match here {
                // Held as long as this promise is open, which is as long as the window is.
                true => Promise::new(&mut |_, _| {}).into(),
                false => JsValue::UNDEFINED,
            }
        });
        request = locks.request(NAME, &options, &held);
    });
    let request = request?;
    // A request that is refused answers by itself.
    let first = Promise::race(&Array::of2(&answer, &request));
    match JsFuture::from(first).await?.as_bool() {
        Some(true) => Ok(Writing::Here(Held::Lock(request))),
        _ => Ok(Writing::Elsewhere),
    }
}
