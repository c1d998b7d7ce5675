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
//! **Doing.** What is pressed, chosen, filled in and opened goes by the names on screen too
//! ([`Browser::press`], [`Browser::choose`], [`Browser::fill_in`], [`Browser::open_dialog`]), wherever
//! on the page it stands; [`Hands`] do everything by keyboard, and count. What a list shows is
//! asked with [`Browser::count`] and [`Browser::titles`].
//!
//! **Waiting** is polling for what is wanted ([`eventually`]), never a pause of fixed length.
//!
//! **Watching.** [`Browser::requests`], [`Browser::console_errors`] and [`Browser::clean`] read what
//! the page asked of the network and said on the console since the browser started.
//!
//! **Accessibility.** [`Browser::violations`] applies axe-core's rules to the page as it is now. Its
//! script is named in `AXE` (set by `cargo xtask test`); it is no part of the page. A [`Walk`]
//! collects what is found on many pages.
//!
//! **Files.** Downloads land in a folder of the browser's own ([`Browser::downloaded`]); a file is
//! handed to the page with [`Browser::pick_file`].
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
mod controls;
mod faults;
mod files;
mod find;
mod folder;
mod hand;
mod hands;
mod imports;
mod intake;
mod list;
mod page;
mod quota;
mod server;
mod traced;
mod wait;
mod walk;
mod watch;
mod windows;

pub use browser::{Browser, Build, dist, file_address};
pub use controls::retype;
pub use faults::{Failing, Fault, How, Walked};
pub use files::{content, without_revisions};
pub use folder::Folder;
pub use hand::{Outcome, Step};
pub use hands::Hands;
pub use imports::{Importing, Imports, Moment};
pub use quota::{Filled, fill, fill_by_two};
pub use server::Server;
pub use thirtyfour::{Key, WebElement};
pub use traced::{Synced, Trace};
pub use wait::{LIMIT, eventually};
pub use walk::Walk;
pub use windows::{Interleaved, interleave, interleave_believing};

/// Whatever a test may fail with.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
