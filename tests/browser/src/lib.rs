//! The harness of the browser tests: both builds of the page, as a reader meets them, in a headless
//! Chromium of its own with an empty profile, over WebDriver.
//!
//! `cargo xtask test dist browser` builds the page and runs the tests; `cargo xtask test browser`
//! runs them over the build that is there. A test is a function in `tests/*.rs`:
//!
//! ```no_run
//! use browser_tests::{Browser, Build, Result};
//!
//! #[tokio::test]
//! async fn a_record_is_saved() -> Result<()> {
//!     for build in Build::BOTH {
//!         let browser = Browser::start().await?;
//!         browser.open(build).await?; // the program has started
//!         browser.button("新增记录").await?.click().await?;
//!         let dialog = browser.find("dialog", "新增记录").await?;
//!         browser.field_in(&dialog, "标题").await?.send_keys("集中学习").await?;
//!         browser.button_in(&dialog, "保存").await?.click().await?;
//!         browser.text("集中学习").await?; // waits until the page shows it
//!         browser.clean().await?; // no request but for itself, no error on the console
//!     }
//!     Ok(())
//! }
//! ```
//!
//! **Finding.** Things are found as people and screen readers find them: by role and accessible
//! name, computed by the browser ([`Browser::find`], [`Browser::button`], [`Browser::field`], each
//! also `…_in` another element). Every search waits until exactly one thing answers, and its
//! failure lists what the page has instead. What must *not* be there is asked with
//! [`Browser::gone`].
//!
//! **Waiting** is polling for what is wanted ([`eventually`]), never a pause of fixed length.
//!
//! **Watching.** [`Browser::requests`], [`Browser::console_errors`] and [`Browser::clean`] read what
//! the page asked of the network and said on the console since the browser started.
//!
//! **Accessibility.** [`Browser::violations`] applies axe-core's rules to the page as it is now. Its
//! script is named in `AXE` (set by `cargo xtask test`); it is no part of the page.
//!
//! **Files.** Downloads land in a folder of the browser's own ([`Browser::downloaded`]).
//! [`Browser::close`] hands back the profile, with which [`Browser::start_with`] opens the same
//! browser again, as after a restart of the computer.
//!
//! **Before the page.** [`Browser::before_page`] runs a script ahead of the page's own, to take
//! something away from it; [`Browser::go`] then opens it without expecting it to start.
//! [`Server::hold`] keeps the module from arriving.
//!
//! The programs are the ones named in `CHROME` and `CHROMEDRIVER` (set by `cargo xtask test`), else
//! those on PATH. Must stay out: anything that imports the program itself. These tests know the
//! page only by what it shows.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

mod axe;
mod browser;
mod chromedriver;
mod find;
mod folder;
mod page;
mod server;
mod wait;
mod watch;

pub use browser::{Browser, Build, dist};
pub use folder::Folder;
pub use server::Server;
pub use thirtyfour::{Key, WebElement};
pub use wait::{LIMIT, eventually};

/// Whatever a test may fail with.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
