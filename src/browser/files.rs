//! Files out and in: a download, the bytes of a file the person picked, and the encoding of old
//! texts.

use std::fmt;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Why a file could not be written or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// The browser refused the download.
    NotWritten {
        /// The file's name.
        name: String,
        /// What the browser said.
        cause: String,
    },
    /// The file could not be read.
    NotRead {
        /// The file's name.
        name: String,
        /// What the browser said.
        cause: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWritten { name, cause } => write!(
                f,
                "文件“{name}”没有导出：浏览器不允许下载（{cause}）。请在浏览器设置中允许本页下载，或换一个浏览器再试。"
            ),
            Self::NotRead { name, cause } => write!(
                f,
                "文件“{name}”读不出来（{cause}）。请确认文件还在原处、没有被别的程序占用，再选一次。"
            ),
        }
    }
}

impl std::error::Error for FileError {}

/// Offers `bytes` as a download called `name`, of the media type `media`.
///
/// # Errors
/// [`FileError::NotWritten`] where the browser refuses.
pub fn download(name: &str, media: &str, bytes: &[u8]) -> Result<(), FileError> {
    try_download(name, media, bytes).map_err(|cause| FileError::NotWritten {
        name: name.to_owned(),
        cause: super::page::describe(&cause),
    })
}

fn try_download(name: &str, media: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let missing = || JsValue::from_str("没有页面");
    let document = web_sys::window().and_then(|w| w.document()).ok_or_else(missing)?;
    let body = document.body().ok_or_else(missing)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.set_hidden(true);
    body.append_child(&link)?;
    link.click();
    link.remove();
    // The download has begun with the click, but some browsers read the bytes a little later.
    let revoke = Closure::once_into_js(move || {
        super::page::report(web_sys::Url::revoke_object_url(&url));
    });
    let window = web_sys::window().ok_or_else(missing)?;
    window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000)?;
    Ok(())
}

/// The bytes of a file.
///
/// # Errors
/// [`FileError::NotRead`] where the file is gone, locked or not readable.
pub async fn read(file: web_sys::File) -> Result<Vec<u8>, FileError> {
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(js_sys::Uint8Array::new(&buffer).to_vec()),
        Err(cause) => {
            Err(FileError::NotRead { name: file.name(), cause: super::page::describe(&cause) })
        }
    }
}

/// The text that bytes of GB18030 (GBK, GB2312) stand for; `None` where they are not of it.
pub fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options);
    // The error says no more than that there is no such text.
    decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes)).ok()
}
