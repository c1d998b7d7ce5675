//! The storage as the store sees it: keys and texts, each call answered at once.

use std::fmt;

/// A place that keeps texts under keys: a browser's localStorage, or memory in tests.
///
/// A call that fails has changed nothing.
pub trait Shelf {
    /// Every key there is, in any order, other programs' too.
    ///
    /// # Errors
    /// A [`ShelfError`]; never an empty list in its place.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;

    /// The text under `key`, `None` if there is no such key.
    ///
    /// # Errors
    /// A [`ShelfError`]; never `None` in its place.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Puts `text` under `key`, in place of what stood there.
    ///
    /// # Errors
    /// [`ShelfError::Full`] where there is no room, or another [`ShelfError`].
    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError>;

    /// Removes `key`; nothing happens if it is not there.
    ///
    /// # Errors
    /// A [`ShelfError`].
    fn remove(&mut self, key: &str) -> Result<(), ShelfError>;
}

/// Why the storage did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser allows no storage: a private window, a policy, a setting.
    Refused,
    /// There is no room.
    Full,
    /// It was there before and is no longer.
    Gone,
    /// Anything else.
    Other {
        /// What the browser said.
        detail: String,
    },
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => write!(
                f,
                "浏览器不允许本页面存储数据（可能是无痕窗口，或者设置中禁止了网站存储）；请换用普通窗口，或者在浏览器设置中允许存储后重新打开"
            ),
            Self::Full => write!(
                f,
                "浏览器的存储空间已满；请先导出备份，再清理本机其他网页占用的存储空间，然后重试"
            ),
            Self::Gone => {
                write!(f, "浏览器的存储突然不可用；请先导出备份，再关闭并重新打开浏览器")
            }
            Self::Other { detail } => {
                write!(f, "浏览器存储出错（{detail}）；请先导出备份，再重新打开页面")
            }
        }
    }
}

impl std::error::Error for ShelfError {}

/// How much room a text takes, in UTF-16 units, as browsers count it.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
