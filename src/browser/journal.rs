//! The journal's database: IndexedDB, with transactions that the browser calls complete only once
//! they are on the disk.
//!
//! By hand over web-sys, which knows no `durability`: the libraries over it lose the reason why a
//! transaction was aborted (a full disk), and cost more than this file.

use super::page::describe;
use crate::store::{Batch, Image, JournalError};
use futures_util::future::{Either, select};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::pin::pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The database's name. Its one store holds texts under the keys they have in localStorage, which
/// also say their format: the database's own version stays 1.
const NAME: &str = "zhibu";
const STORE: &str = "texts";

/// How long the start waits for an answer, in milliseconds.
const PATIENCE: i32 = 5_000;

#[wasm_bindgen]
extern "C" {
    /// A database as its `transaction` takes options.
    #[wasm_bindgen(extends = IdbDatabase)]
    pub(super) type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    pub(super) fn transaction_with(
        this: &Durable,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// An open journal.
#[derive(Debug, Clone)]
pub struct Database {
    connection: IdbDatabase,
    /// Kept once the connection has ended and nothing more comes of it.
    gone: Promise,
}

impl Database {
    /// Opens the journal, making it if there is none, and reads everything in it.
    ///
    /// # Errors
    /// A [`JournalError`].
    pub async fn open() -> Result<(Self, Image), JournalError> {
        let window = web_sys::window().ok_or(JournalError::Refused)?;
        let factory = window.indexed_db().ok().flatten().ok_or(JournalError::Refused)?;
        let request = asked_to_open(&factory, NAME, STORE).map_err(why)?;
        let connection: IdbDatabase = match in_time(answered(&request)).await {
            Ok(connection) => connection.unchecked_into(),
            Err(error) => {
                close_when_opened(request);
                return Err(error);
            }
        };
        let gone = Promise::new(&mut |resolve: Function, _| {
            // Another page deletes the database, or a later version of the program changes it: it
            // need not wait for this window.
            let (held, told) = (connection.clone(), resolve.clone());
            let let_go = Closure::once_into_js(move || {
                held.close();
                super::page::report(told.call0(&JsValue::NULL).map(|_| ()));
            });
            connection.set_onversionchange(Some(let_go.unchecked_ref()));
            // The browser takes it away, as when its data are cleared.
            connection.set_onclose(Some(&resolve));
        });
        let database = Self { connection, gone };
        let image = database.read().await?;
        Ok((database, image))
    }

    /// Waits until the connection is taken away.
    pub async fn gone(&self) {
        super::page::report(JsFuture::from(self.gone.clone()).await.map(|_| ()));
    }

    async fn read(&self) -> Result<Image, JournalError> {
        let transaction = self.connection.transaction_with_str(STORE).map_err(why)?;
        let store = transaction.object_store(STORE).map_err(why)?;
        // Both are under way before either is waited for: a transaction without requests ends.
        let keys = answered(&store.get_all_keys().map_err(why)?);
        let texts = answered(&store.get_all().map_err(why)?);
        let keys: Array = in_time(keys).await?.unchecked_into();
        let texts: Array = in_time(texts).await?.unchecked_into();
        let pairs = keys.iter().zip(texts.iter());
        // What is no text was not written by this program, and heals as if it were missing.
        Ok(pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// Writes a batch as one transaction. Done is on the disk, as far as the browser knows.
    ///
    /// # Errors
    /// A [`JournalError`]; nothing was written.
    pub async fn write(&self, batch: Batch) -> Result<(), JournalError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(why)?;
        let durable: &Durable = self.connection.unchecked_ref();
        let transaction = durable.transaction_with(STORE, "readwrite", &options).map_err(why)?;
        let store = transaction.object_store(STORE).map_err(why)?;
        let done = finished(&transaction);
        for (key, text) in batch {
            let key = JsValue::from_str(&key);
            let request = match text {
                Some(text) => store.put_with_key(&JsValue::from_str(&text), &key),
                None => store.delete(&key),
            };
            // Half a batch must not be written.
            request.map_err(|cause| {
                super::page::report(transaction.abort());
                why(cause)
            })?;
        }
        match done.await {
            Ok(_) => Ok(()),
            Err(_) => Err(transaction
                .error()
                .map_or(JournalError::Other { detail: "写入被中止".to_owned() }, |cause| {
                    why(cause.into())
                })),
        }
    }
}

/// An opening that was given up holds nothing when it comes after all: it would be in the way of
/// others.
fn close_when_opened(request: IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        let opened = late.result().map(JsCast::unchecked_into::<IdbDatabase>);
        super::page::report(opened.map(|it| it.close()));
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Asks for a database with one store, which is made with it.
pub(super) fn asked_to_open(
    factory: &IdbFactory,
    name: &str,
    store: &'static str,
) -> Result<IdbOpenDbRequest, JsValue> {
    let request = factory.open_with_u32(name, 1)?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        let database = made.result().map(JsCast::unchecked_into::<IdbDatabase>);
        // What cannot be made is missing when it is read.
        super::page::report(database.and_then(|it| it.create_object_store(store)).map(|_| ()));
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    Ok(request)
}

/// Done once the transaction is; broken where it was aborted. It is listened to from now on.
pub(super) fn finished(transaction: &IdbTransaction) -> JsFuture {
    Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
    .into()
}

/// Waits so many milliseconds.
pub async fn wait(milliseconds: i32) {
    // Where there is no clock to wait for, nothing is waited for.
    super::page::report(JsFuture::from(pause(milliseconds)).await.map(|_| ()));
}

fn pause(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let set = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            super::page::report(set.map(|_| ()));
        }
    })
}

/// The result of a request, or why there is none. It is listened to from now on, whenever the
/// answer is waited for.
pub(super) fn answered(
    request: &IdbRequest,
) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let event = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let request = request.clone();
    async move {
        match JsFuture::from(event).await {
            Ok(_) => request.result(),
            Err(_) => Err(request.error()?.map_or(JsValue::NULL, JsValue::from)),
        }
    }
}

/// What an answer comes to, if it does within [`PATIENCE`].
pub(super) async fn in_time<T>(
    answer: impl Future<Output = Result<T, JsValue>>,
) -> Result<T, JournalError> {
    let late = JsFuture::from(pause(PATIENCE));
    match select(pin!(answer), pin!(late)).await {
        Either::Left((answer, _)) => answer.map_err(why),
        Either::Right(_) => Err(JournalError::Silent),
    }
}

/// What the database threw.
#[allow(clippy::needless_pass_by_value)]
fn why(cause: JsValue) -> JournalError {
    let name = Reflect::get(&cause, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => JournalError::Full,
        Some("VersionError") => JournalError::Newer,
        Some("SecurityError" | "InvalidStateError") => JournalError::Refused,
        _ => JournalError::Other { detail: describe(&cause) },
    }
}
