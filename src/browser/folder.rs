//! A folder of the computer that the person has picked, into which the page may write: picked once,
//! remembered in a database of its own, and asked about again after the browser was closed.
//!
//! By hand: web-sys holds these interfaces to be unstable. They are Chromium's; Firefox has none of
//! them.

use super::journal::{answered, asked_to_open};
use super::page::describe;
use js_sys::{Array, AsyncIterator, Function, IteratorNext, Object, Promise, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbDatabase;

const DATABASE: &str = "zhibu-folder";
const STORE: &str = "folder";
/// Under which key the handle stands, and under which what was written last.
const HANDLE: &str = "handle";
const LAST: &str = "last";

#[wasm_bindgen]
extern "C" {
    /// A `FileSystemDirectoryHandle`.
    #[derive(Debug, Clone)]
    type Directory;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Directory) -> String;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query(this: &Directory, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request(this: &Directory, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Directory, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Directory, name: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn keys(this: &Directory) -> Result<AsyncIterator, JsValue>;

    /// A `FileSystemFileHandle`.
    type Handle;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn writable(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn read(this: &Handle) -> Result<Promise, JsValue>;

    /// A `FileSystemWritableFileStream`.
    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, bytes: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// The person has to allow it again.
    Asks,
    /// The person picked none.
    GivenUp,
    /// The folder is not where it was: renamed, removed, or its drive is not there.
    Gone,
    /// No room.
    Full,
    /// What was written reads otherwise.
    Changed {
        /// The file's name.
        name: String,
    },
    /// Anything else.
    Other {
        /// What the browser said.
        detail: String,
    },
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asks => write!(f, "浏览器要您再同意一次，才能往这个文件夹里写"),
            Self::GivenUp => write!(f, "没有选文件夹"),
            Self::Gone => {
                write!(
                    f,
                    "文件夹不在原来的地方了（改名、删除，或者盘没有插上），请插上盘再重试，或者另选文件夹"
                )
            }
            Self::Full => write!(f, "那个盘满了，请腾出空间再重试，或者另选文件夹"),
            Self::Changed { name } => {
                write!(f, "写进去的“{name}”读出来不一样，盘可能有故障，请另选文件夹")
            }
            Self::Other { detail } => write!(f, "{detail}，请重试，或者另选文件夹"),
        }
    }
}

impl std::error::Error for FolderError {}

/// A folder.
#[derive(Debug, Clone)]
pub struct Folder(Directory);

/// Whether this browser lets a page write into a folder.
pub fn is_offered() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}

impl Folder {
    /// Has the person pick one, and remembers it.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn pick() -> Result<Self, FolderError> {
        let picker = picker().ok_or(FolderError::GivenUp)?;
        let options = mode();
        Reflect::set(&options, &"id".into(), &"zhibu".into()).map_err(why)?;
        let window = web_sys::window().ok_or(FolderError::GivenUp)?;
        let picked = picker.call1(&window, &options).map_err(why)?;
        let picked = JsFuture::from(picked.unchecked_into::<Promise>()).await.map_err(why)?;
        let folder = Self(picked.unchecked_into());
        put(HANDLE, &folder.0).await?;
        forget_key(LAST).await?;
        Ok(folder)
    }

    /// The one picked before, and what was taken down of the copy written last.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn remembered() -> Result<Option<(Self, String)>, FolderError> {
        let handle = get(HANDLE).await?;
        if handle.is_undefined() {
            return Ok(None);
        }
        let last = get(LAST).await?.as_string().unwrap_or_default();
        Ok(Some((Self(handle.unchecked_into()), last)))
    }

    /// Forgets it.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn forget() -> Result<(), FolderError> {
        forget_key(HANDLE).await?;
        forget_key(LAST).await
    }

    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it may be written into without asking the person.
    pub async fn is_allowed(&self) -> bool {
        granted(self.0.query(&mode())).await.unwrap_or(false)
    }

    /// Asks the person; only after a click.
    pub async fn allow(&self) -> bool {
        granted(self.0.request(&mode())).await.unwrap_or(false)
    }

    /// The names of what is in it.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn names(&self) -> Result<Vec<String>, FolderError> {
        let all = self.0.keys().map_err(why)?;
        let mut names = Vec::new();
        loop {
            let next = JsFuture::from(all.next().map_err(why)?).await.map_err(why)?;
            let next: IteratorNext = next.unchecked_into();
            if next.done() {
                return Ok(names);
            }
            names.extend(next.value().as_string());
        }
    }

    /// Writes a text as the file `name` and reads it back.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn write(&self, name: &str, text: &str) -> Result<(), FolderError> {
        let bytes = Uint8Array::from(text.as_bytes());
        let file: Handle = wait(self.0.file(name, &create())).await?.unchecked_into();
        let writable: Writable = wait(file.writable()).await?.unchecked_into();
        if let Err(error) = wait(writable.write(&bytes)).await {
            // What stood there before stays; that the rest is given up is no further news.
            super::page::report(writable.abort().map(|_| ()));
            return Err(error);
        }
        wait(writable.close()).await?;
        let read: web_sys::File = wait(file.read()).await?.unchecked_into();
        let read = JsFuture::from(read.array_buffer()).await.map_err(why)?;
        match Uint8Array::new(&read).to_vec() == text.as_bytes() {
            true => Ok(()),
            false => Err(FolderError::Changed { name: name.to_owned() }),
        }
    }

    /// Removes a file.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn remove(&self, name: &str) -> Result<(), FolderError> {
        wait(self.0.remove(name)).await.map(|_| ())
    }

    /// Takes down what was written last.
    ///
    /// # Errors
    /// A [`FolderError`].
    pub async fn take_down(&self, last: &str) -> Result<(), FolderError> {
        put(LAST, &JsValue::from_str(last)).await
    }
}

fn mode() -> Object {
    option("mode", &"readwrite".into())
}

fn create() -> Object {
    option("create", &JsValue::TRUE)
}

fn option(name: &str, value: &JsValue) -> Object {
    let options = Object::new();
    // A plain object takes every key.
    super::page::report(Reflect::set(&options, &name.into(), value).map(|_| ()));
    options
}

async fn granted(asked: Result<Promise, JsValue>) -> Result<bool, FolderError> {
    Ok(wait(asked).await?.as_string().as_deref() == Some("granted"))
}

async fn wait(asked: Result<Promise, JsValue>) -> Result<JsValue, FolderError> {
    JsFuture::from(asked.map_err(why)?).await.map_err(why)
}

async fn database() -> Result<IdbDatabase, FolderError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = asked_to_open(&factory.ok_or(FolderError::Asks)?, DATABASE, STORE);
    let request = request.map_err(why)?;
    let opened = answered(&request).await;
    opened.map(JsCast::unchecked_into).map_err(why)
}

async fn get(key: &str) -> Result<JsValue, FolderError> {
    let database = database().await?;
    let transaction = database.transaction_with_str(STORE).map_err(why)?;
    let store = transaction.object_store(STORE).map_err(why)?;
    let value = answered(&store.get(&key.into()).map_err(why)?).await.map_err(why);
    database.close();
    value
}

async fn put(key: &str, value: &JsValue) -> Result<(), FolderError> {
    change(Array::of2(&key.into(), value)).await
}

async fn forget_key(key: &str) -> Result<(), FolderError> {
    change(Array::of1(&key.into())).await
}

/// Puts a value under a key, or removes what stands there.
async fn change(pair: Array) -> Result<(), FolderError> {
    let database = database().await?;
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(STORE, mode).map_err(why)?;
    let store = transaction.object_store(STORE).map_err(why)?;
    let request = match pair.length() {
        2 => store.put_with_key(&pair.get(1), &pair.get(0)),
        _ => store.delete(&pair.get(0)),
    };
    let done = answered(&request.map_err(why)?).await.map_err(why);
    database.close();
    done.map(|_| ())
}

/// What the browser threw.
#[allow(clippy::needless_pass_by_value)]
fn why(cause: JsValue) -> FolderError {
    let name = Reflect::get(&cause, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => FolderError::Asks,
        Some("AbortError") => FolderError::GivenUp,
        Some("NotFoundError") => FolderError::Gone,
        Some("QuotaExceededError") => FolderError::Full,
        _ => FolderError::Other { detail: describe(&cause) },
    }
}
