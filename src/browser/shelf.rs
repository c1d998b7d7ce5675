//! The browser's localStorage as a [`Shelf`].
//!
//! Where storage is refused, touching `window.localStorage` throws, and so does every helper over
//! it: it is probed once by hand, and only then handed to gloo-storage.

use crate::store::{Shelf, ShelfError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// What the page keeps its ledger on.
pub type PageShelf = LocalShelf;

/// The page's shelf.
pub fn open() -> PageShelf {
    LocalShelf::open()
}

/// localStorage, or what remains of it.
#[derive(Debug, Clone)]
pub struct LocalShelf {
    storage: Option<Storage>,
}

impl LocalShelf {
    /// Probes the storage. One that is refused answers every call with [`ShelfError::Refused`].
    pub fn open() -> Self {
        let there = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { storage: there.map(|_| LocalStorage::raw()) }
    }

    fn storage(&self) -> Result<&Storage, ShelfError> {
        self.storage.as_ref().ok_or(ShelfError::Refused)
    }
}

impl Shelf for LocalShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = self.storage()?;
        let count = storage.length().map_err(why)?;
        let mut keys = Vec::with_capacity(count as usize);
        for at in 0..count {
            // Another page may remove keys meanwhile; what is gone is not a key.
            keys.extend(storage.key(at).map_err(why)?);
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.storage()?.get_item(key).map_err(why)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.storage()?.set_item(key, text).map_err(why)
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        self.storage()?.remove_item(key).map_err(why)
    }
}

/// What the storage threw. Firefox has a name of its own for a full one.
#[allow(clippy::needless_pass_by_value)]
fn why(cause: JsValue) -> ShelfError {
    let name = cause.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => ShelfError::Full,
        Some("SecurityError") => ShelfError::Refused,
        _ => ShelfError::Other { detail: super::page::describe(&cause) },
    }
}
